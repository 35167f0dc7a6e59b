// Every way of writing, tried by every viewer, against the oracle. What is allowed is kept account of.
import type { GraphqlAnswer } from '../../kit/client';
import { fieldRight, mayAtAll, mayWith, rowsOf, type Person, type Row } from './oracle';
import { label, type Tally } from './reading';
import { fields, objects, plurals, type Ground } from './world';

interface Acting { readonly ground: Ground; readonly person: Person; readonly api: Ground['chief']; readonly tally: Tally; /** What is tried: only what must be refused, or only what must be done. */ readonly trying: 'refused' | 'allowed' }
interface Batch { readonly count: number; readonly problems: readonly { readonly index: number; readonly id: string | null; readonly code: string; readonly message: string }[] }

let next = 0;
/** A value that no record has yet; names keep the word that searching looks for. */
function fresh(field: string): string | number {
  next += 1;
  if (field === 'grade') return 'abc'[next % 3]!;
  if (field === 'amount') return `${next}`;
  if (field === 'length') return next;
  return field === 'name' || field === 'title' ? `Ledger n${next}z` : `${field}${next}z`;
}

const typeOf = (object: string): string => object[0]!.toUpperCase() + object.slice(1);
const manyOf = (object: string): string => `${typeOf(object)}s`;
const codeOf = (answer: GraphqlAnswer<unknown>): unknown => answer.errors?.[0]?.extensions['code'];

/** All that must be refused. */
export async function tryForbidden(asked: Omit<Acting, 'trying'>): Promise<void> {
  await tryAll({ ...asked, trying: 'refused' });
}

/** All that must be done. */
export async function tryAllowed(asked: Omit<Acting, 'trying'>): Promise<void> {
  await tryAll({ ...asked, trying: 'allowed' });
  await byFilter({ ...asked, trying: 'allowed' });
}

async function tryAll(acting: Acting): Promise<void> {
  for (const object of objects) {
    for (const field of fields[object]!) await updates(acting, object, field);
    await deletes(acting, object);
    await creates(acting, object);
  }
  await shares(acting);
  await restores(acting);
  await roundabout(acting);
}

function editable({ ground, person }: Acting, object: string, row: Row, field: string): boolean {
  return !row.deleted && mayAtAll(ground.world, person, object, 'update') && mayWith(ground.world, person, row, 'update') && fieldRight(ground.world, person, object, field) === 2;
}

/** What is refused is sent together with an id that is nobody's: what may not be seen must look just like that. */
async function refusedBatch({ ground, person, api, tally, trying }: Acting, rows: readonly Row[], asked: { readonly what: string; readonly object: string; readonly send: (ids: readonly string[]) => readonly [string, Record<string, unknown>] }): Promise<void> {
  const bogus = `${rowsOf(ground.world, asked.object)[0]!.id.split('_')[0]}_zzzzzzzzzzzzzzzzzzzz`;
  if (trying !== 'refused') return;
  const ids = [...rows.map((row) => row.id), bogus];
  const answer = await api.send<{ batch: Batch }>(...asked.send(ids));
  const place = `${person.name} ${asked.what}`;
  const problems = new Map(answer.data?.batch.problems.map((problem) => [problem.index, `${problem.code} ${problem.message}`]));
  const whole = codeOf(answer);
  rows.forEach((row, index) => {
    const seen = !row.deleted && mayWith(ground.world, person, row, 'read');
    const found = whole ?? problems.get(index) ?? 'done';
    tally.check(`${place} ${label(ground.world, row)}`, whole ? found : seen ? String(found).split(' ')[0] : found, whole || seen ? 'FORBIDDEN' : problems.get(rows.length));
  });
}

async function updates(acting: Acting, object: string, field: string): Promise<void> {
  const { ground, api, person, tally } = acting;
  const rows = rowsOf(ground.world, object);
  const allowed = rows.filter((row) => editable(acting, object, row, field));
  const text = `mutation($ids: [ID!], $input: ${typeOf(object)}Patch!) { batch: update${manyOf(object)}(ids: $ids, input: $input, mode: EACH) { count problems { index id code message } } }`;
  await refusedBatch(acting, rows.filter((row) => !allowed.includes(row)), { what: `update ${object}.${field}`, object, send: (ids) => [text, { ids, input: { [field]: fresh(field) } }] });
  if (allowed.length === 0 || acting.trying !== 'allowed') return;
  if (field === 'code') return void (await oneByOne(acting, allowed));
  const value = fresh(field);
  const answer = await api.send<{ batch: Batch }>(text, { ids: allowed.map((row) => row.id), input: { [field]: value } });
  tally.cells += allowed.length - 1;
  tally.check(`${person.name} updates ${object}.${field}`, [answer.data?.batch.count, answer.data?.batch.problems, codeOf(answer)], [allowed.length, [], undefined]);
  for (const row of allowed) row.values[field] = value;
}

/** Unique values cannot be given to many at once. */
async function oneByOne({ api, person, tally }: Acting, rows: readonly Row[]): Promise<void> {
  const values = rows.map(() => fresh('code'));
  const answer = await api.send(`mutation { ${rows.map((row, index) => `r${index}: updateFolder(id: "${row.id}", input: { code: "${values[index]}" }) { id }`).join(' ')} }`);
  tally.cells += rows.length - 1;
  tally.check(`${person.name} updates one by one`, answer.errors ?? null, null);
  rows.forEach((row, index) => { row.values['code'] = values[index]!; });
}

async function deletes(acting: Acting, object: string): Promise<void> {
  const { ground, api, person, tally } = acting;
  const rows = rowsOf(ground.world, object);
  const allowed = rows.filter((row) => !row.deleted && mayAtAll(ground.world, person, object, 'delete') && mayWith(ground.world, person, row, 'delete'));
  const text = `mutation($ids: [ID!]) { batch: delete${manyOf(object)}(ids: $ids, mode: EACH) { count problems { index id code message } } }`;
  await refusedBatch(acting, rows.filter((row) => !allowed.includes(row)), { what: `delete ${object}`, object, send: (ids) => [text, { ids }] });
  if (allowed.length === 0 || acting.trying !== 'allowed') return;
  const gone = await api.send<{ batch: Batch }>(text, { ids: allowed.map((row) => row.id) });
  tally.cells += allowed.length * 2 - 2;
  tally.check(`${person.name} deletes ${object}`, [gone.data?.batch.count, gone.data?.batch.problems, codeOf(gone)], [allowed.length, [], undefined]);
  const back = await api.send(`mutation { ${allowed.map((row, index) => `r${index}: restore${typeOf(object)}(id: "${row.id}") { id }`).join(' ')} }`);
  tally.check(`${person.name} restores ${object}`, back.errors ?? null, null);
}

/** Inputs that are allowed are sent with one that is wrong, so that none stays. */
async function creates(acting: Acting, object: string): Promise<void> {
  const { ground, api, person, tally } = acting;
  const { world } = ground;
  const [nameField] = fields[object]!;
  const may = (input: Record<string, unknown>): boolean => mayAtAll(world, person, object, 'create') && Object.keys(input).every((field) => fieldRight(world, person, object, field) === 2);
  const plain = fields[object]!.map((field): Record<string, unknown> => ({ [nameField!]: fresh(nameField!), [field]: fresh(field) }));
  const folders = rowsOf(world, 'folder');
  const inputs = object === 'folder' ? plain : [...(object === 'memo' ? plain : []), ...folders.map((folder): Record<string, unknown> => ({ [nameField!]: fresh(nameField!), folder: folder.id }))];
  const lead = (input: Record<string, unknown>): boolean => {
    if (input['folder'] === undefined) return true;
    const folder = world.rows.get(String(input['folder']))!;
    if (folder.deleted) return false;
    return object === 'memo' ? mayAtAll(world, person, 'folder', 'read') && mayWith(world, person, folder, 'read') : mayAtAll(world, person, 'folder', 'update') && mayWith(world, person, folder, 'update');
  };
  const allowed = inputs.filter((input) => may(input) && lead(input));
  const refused = inputs.filter((input) => !allowed.includes(input));
  const text = `mutation($inputs: [${typeOf(object)}Input!]!, $mode: BatchMode) { batch: create${manyOf(object)}(inputs: $inputs, mode: $mode) { count problems { index id code message } } }`;
  if (refused.length > 0 && acting.trying === 'refused') {
    const answer = await api.send<{ batch: Batch }>(text, { inputs: refused, mode: 'EACH' });
    const indexes = new Set(answer.data?.batch.problems.map((problem) => problem.index));
    refused.forEach((input, index) => tally.check(`${person.name} creates ${object} ${Object.keys(input).join()}`, codeOf(answer) ?? indexes.has(index), codeOf(answer) ? 'FORBIDDEN' : true));
  }
  if (allowed.length > 0 && acting.trying === 'allowed') {
    const answer = await api.send(text, { inputs: [...allowed, { ...allowed[0], [nameField!]: null }], mode: 'ALL' });
    tally.cells += allowed.length - 1;
    const paths = (answer.errors?.[0]?.extensions['fields'] ?? []) as { path: string }[];
    tally.check(`${person.name} may create ${object}`, [codeOf(answer), paths.map(({ path }) => path)], ['VALIDATION_FAILED', [`${allowed.length}.${nameField}`]]);
  }
}

/** Nobody shares what it may not share, or gives more than it has; what is shared is taken back. */
async function shares(acting: Acting): Promise<void> {
  const { ground, api, person, tally } = acting;
  const { world } = ground;
  const text = (id: string, right: string): string => `mutation { shared: shareRecords(records: ["${id}"], with: [{ user: "${ground.ids.get('peer')}" }], right: "${right}") { id } }`;
  const rows = [...world.rows.values()].filter((_, index) => index % 5 === next % 5);
  const may = (row: Row): boolean => !row.deleted && mayAtAll(world, person, row.object, 'share') && mayWith(world, person, row, 'share');
  for (const row of rows) {
    if (!may(row)) await lone(acting, { what: `shares ${row.object} ${label(world, row)}`, may: false, text: text(row.id, 'read') });
    else if (!mayAtAll(world, person, row.object, 'update') || !mayWith(world, person, row, 'update')) await lone(acting, { what: `shares for editing ${row.object} ${label(world, row)}`, may: false, text: text(row.id, 'edit') });
  }
  const allowed = [...world.rows.values()].filter(may).map((row) => row.id);
  if (allowed.length === 0 || acting.trying !== 'allowed') return;
  const made = await api.send<{ shareRecords: { id: string; to: string }[] }>('mutation($r: [ID!]!, $u: ID!) { shareRecords(records: $r, with: [{ user: $u }]) { id to } }', { r: allowed, u: ground.ids.get('homeless') });
  const ids = made.data?.shareRecords.filter((share) => share.to === ground.ids.get('homeless')).map((share) => share.id) ?? [];
  tally.cells += allowed.length - 1;
  tally.check(`${person.name} shares`, [codeOf(made), ids.length], [undefined, allowed.length]);
  const ended = await api.send<{ unshareRecords: object[] }>('mutation($s: [ID!]!) { unshareRecords(shares: $s) { id } }', { s: ids });
  tally.check(`${person.name} shares no longer`, ended.data?.unshareRecords.length, ids.length);
}

/** From the bin: who may delete may bring back; what is not there cannot be brought back. */
async function restores(acting: Acting): Promise<void> {
  const { ground, person } = acting;
  for (const object of ['folder', 'memo']) {
    for (const row of rowsOf(ground.world, object).filter((one) => one.deleted)) {
      const may = mayAtAll(ground.world, person, object, 'delete') && mayWith(ground.world, person, row, 'delete');
      const { errors } = await lone(acting, { what: `restores ${object} ${label(ground.world, row)}`, may, text: `mutation { restore${typeOf(object)}(id: "${row.id}") { id } }` });
      if (may && acting.trying === 'allowed' && !errors) await ground.chief.ask(`mutation { delete${typeOf(object)}(id: "${row.id}") { id } }`);
    }
  }
}

/** A mutation by itself: done, or refused. */
async function lone({ api, person, tally, trying }: Acting, { what, may, text }: { readonly what: string; readonly may: boolean; readonly text: string }): Promise<Partial<GraphqlAnswer>> {
  if (may !== (trying === 'allowed')) return {};
  const answer = await api.send(text);
  tally.check(`${person.name} ${what}`, answer.errors ? 'refused' : 'done', may ? 'done' : 'refused');
  return answer;
}

async function byFilter(acting: Acting): Promise<void> {
  const { ground, api, person, tally } = acting;
  const { world } = ground;
  if (!mayAtAll(world, person, 'memo', 'update') || fieldRight(world, person, 'memo', 'title') < 2) return;
  const seen = rowsOf(world, 'memo').filter((row) => !row.deleted && mayWith(world, person, row, 'read'));
  const allowed = seen.filter((row) => mayWith(world, person, row, 'update'));
  const title = String(fresh('title'));
  const answer = await api.send<{ batch: Batch }>('mutation($input: MemoPatch!) { batch: updateMemos(filter: { title: { contains: "Ledger" } }, input: $input, mode: EACH) { count problems { index id code message } } }', { input: { title } });
  tally.cells += seen.length - 1;
  tally.check(`${person.name} updates by filter`, [answer.data?.batch.count, answer.data?.batch.problems.map((problem) => problem.id).sort()], [allowed.length, seen.filter((row) => !allowed.includes(row)).map((row) => row.id).sort()]);
  for (const row of allowed) row.values['title'] = title;
}

/** Through the master, by a key, by merging. */
async function roundabout(acting: Acting): Promise<void> {
  const { ground, person } = acting;
  const { world } = ground;
  const folders = rowsOf(world, 'folder').filter((_, index) => index % 4 === next % 4);
  for (const folder of folders) {
    if (folder.deleted || editable(acting, 'folder', folder, 'name')) continue;
    const sheet = rowsOf(world, 'sheet').find((row) => row.master === folder.id)!;
    const where = label(world, folder);
    if (!mayWith(world, person, folder, 'update')) {
      await lone(acting, { what: `changes a sheet through its folder ${where}`, may: false, text: `mutation { updateFolder(id: "${folder.id}", input: { sheets: { update: [{ id: "${sheet.id}", input: { title: "Ledger x" } }] } }) { id } }` });
      await lone(acting, { what: `adds a sheet through its folder ${where}`, may: false, text: `mutation { updateFolder(id: "${folder.id}", input: { sheets: { create: [{ title: "Ledger x" }] } }) { id } }` });
    }
    await lone(acting, { what: `upserts ${where}`, may: false, text: `mutation { upsertFolder(key: { code: "${folder.values['code']}" }, input: { name: "Ledger x" }) { id } }` });
  }
  const memos = rowsOf(world, 'memo').filter((row) => !row.deleted);
  const winner = memos[next % memos.length]!;
  const loser = memos[(next + 5) % memos.length]!;
  // Nothing is taken, so it needs the right to change the record that stays, but none of its fields.
  const may = mayAtAll(world, person, 'memo', 'update') && mayWith(world, person, winner, 'update') && mayAtAll(world, person, 'memo', 'delete') && mayWith(world, person, loser, 'delete');
  if (!may && winner !== loser) await lone(acting, { what: `merges ${label(world, loser)} into ${label(world, winner)}`, may, text: `mutation { mergeMemos(winner: "${winner.id}", losers: ["${loser.id}"]) { id } }` });
  if (!mayAtAll(world, person, 'memo', 'create') || fieldRight(world, person, 'memo', 'title') < 2) return;
  const title = String(fresh('title'));
  const made = await lone(acting, { what: 'makes a memo', may: true, text: `mutation { made: createMemo(input: { title: "${title}" }) { id } }` });
  const id = (made.data?.['made'] as { id: string } | null)?.id;
  if (id) world.rows.set(id, { id, object: 'memo', deleted: false, owner: person.id, values: { title, folder: null } });
}

/** What is stored is what the oracle has kept account of. */
export async function asKept({ ground, tally }: Pick<Acting, 'ground' | 'tally'>): Promise<void> {
  for (const object of objects) {
    const columns = fields[object]!;
    const stored = new Map((await ground.chief.ask<{ list: { nodes: Record<string, unknown>[] } }>(`{ list: ${plurals[object]}(first: 1000) { nodes { id ${columns.join(' ')} } } }`)).list.nodes.map((node) => [node['id'], node]));
    for (const row of rowsOf(ground.world, object)) {
      const node = stored.get(row.id);
      const place = `in the end ${object} ${label(ground.world, row)}`;
      tally.check(place, node === undefined, row.deleted);
      if (node) tally.check(place, columns.map((column) => String(node[column] ?? '').replace(/\.0+$/, '')), columns.map((column) => String(row.values[column] ?? '')));
    }
  }
}
