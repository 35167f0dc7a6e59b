// Every way of reading, asked of every viewer, against the oracle.
import type { ApiClient, GraphqlAnswer } from '../../kit/client';
import { fieldRight, isFor, isMeant, mayAtAll, mayWith, readable, rowsOf, type Person, type Row, type RowAction, type World } from './oracle';
import { fields, objects, plurals } from './world';

/** What was compared so far: how many cells, and which of them did not fit. */
export class Tally {
  cells = 0;
  readonly wrong: string[] = [];
  check(place: string, found: unknown, expected: unknown): void {
    this.cells += 1;
    if (JSON.stringify(found) !== JSON.stringify(expected)) this.wrong.push(`${place}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  }
  /** The members of a set, one cell for each candidate. */
  checkSet(place: string, found: readonly string[], expected: readonly string[], candidates: number): void {
    this.cells += Math.max(0, candidates - 1);
    this.check(place, [...found].sort(), [...expected].sort());
  }
}

interface Asking { readonly world: World; readonly person: Person; readonly api: ApiClient; readonly tally: Tally }
type Nodes = { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
const codeOf = (answer: GraphqlAnswer<never>): unknown => answer.errors?.[0]?.extensions['code'];
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id);

/** All of it for one viewer. */
export async function readEverything(asking: Asking): Promise<void> {
  await Promise.all(objects.map(async (object) => {
    if (!mayAtAll(asking.world, asking.person, object, 'read')) return refused(asking, object);
    await Promise.all([oneByOne(asking, object), hiddenFields(asking, object), inMasses(asking, object)]);
  }));
  await nested(asking);
}

async function refused({ person, api, tally, world }: Asking, object: string): Promise<void> {
  const plural = plurals[object]!;
  const [row] = rowsOf(world, object);
  const questions = [`{ ${plural} { totalCount } }`, `{ ${object}Summary { count } }`, `{ ${object}Groups(by: [{ field: ${object === 'sheet' ? 'title' : 'grade'} }]) { count } }`, `{ ${object}(id: "${row!.id}") { id } }`];
  for (const question of questions) {
    const answer = await api.send<never>(question);
    tally.check(`${person.name} ${question}`, [codeOf(answer), answer.data && Object.values(answer.data).every((each) => each === null)], ['FORBIDDEN', answer.data && true]);
  }
}

async function oneByOne({ world, person, api, tally }: Asking, object: string): Promise<void> {
  const rows = rowsOf(world, object);
  const shown = fields[object]!.filter((field) => fieldRight(world, person, object, field) > 0);
  const part = `id ${shown.join(' ')} access { update delete share fields { name update } }`;
  const answer = await api.send(`{ ${rows.map((row, index) => `r${index}: ${object}(id: "${row.id}") { ${part} }`).join(' ')} }`);
  const failed = new Map(answer.errors?.map((error) => [String(error.path?.[0]), error.extensions['code']]));
  rows.forEach((row, index) => {
    const place = `${person.name} one ${object} ${label(world, row)}`;
    const found = answer.data?.[`r${index}`] as { access: { update: boolean; delete: boolean; share: boolean; fields: { name: string; update: boolean }[] } } & Record<string, unknown> | null | undefined;
    const may = !row.deleted && mayWith(world, person, row, 'read');
    tally.check(place, found ? 'shown' : failed.get(`r${index}`), may ? 'shown' : 'NOT_FOUND');
    if (!found || !may) return;
    for (const field of shown) tally.check(`${place} ${field}`, plain(found[field]), plain(row.values[field]));
    const update = mayWith(world, person, row, 'update') && mayAtAll(world, person, object, 'update');
    tally.check(`${place} may update`, found.access.update, update);
    tally.check(`${place} may delete`, found.access.delete, mayWith(world, person, row, 'delete'));
    tally.check(`${place} may share`, found.access.share, mayWith(world, person, row, 'share'));
    const byName = new Map(found.access.fields.map((field) => [field.name, field.update]));
    for (const field of fields[object]!) {
      const right = fieldRight(world, person, object, field);
      tally.check(`${place} may write ${field}`, byName.get(field) ?? 'hidden', right === 0 ? 'hidden' : update && right === 2);
    }
  });
}

/** A hidden field is refused wherever it is named. */
async function hiddenFields({ world, person, api, tally }: Asking, object: string): Promise<void> {
  const plural = plurals[object]!;
  for (const field of fields[object]!) {
    if (fieldRight(world, person, object, field) > 0) continue;
    const number = field === 'amount' || field === 'length';
    const filter = field === 'length' ? '{ gte: 1 }' : field === 'amount' ? '{ gte: "1" }' : '{ ne: "a" }';
    const questions = [`{ ${plural} { nodes { ${field} } } }`, `{ ${plural}(filter: { ${field}: ${filter} }) { totalCount } }`, `{ ${plural}(orderBy: [{ ${field}: ASC }]) { totalCount } }`,
      `{ ${object}Summary(filter: { not: { ${field}: ${filter} } }) { count } }`, ...(field === 'amount' ? [] : [`{ ${object}Groups(by: [{ field: ${field} }]) { count } }`]),
      ...(number ? [`{ ${object}Summary { ${field} { sum } } }`, `{ ${object}Groups(by: [{ field: createdBy }], having: { ${field}: { sum: { gt: 0 } } }) { count } }`] : [])];
    for (const question of questions) {
      const answer = await api.send<never>(question);
      tally.check(`${person.name} ${question}`, codeOf(answer) === 'FORBIDDEN' || codeOf(answer) === 'VALIDATION_FAILED' ? 'refused' : answer, 'refused');
    }
  }
}

/** List, count, sum, group, search, and pages of them. */
async function inMasses({ world, person, api, tally }: Asking, object: string): Promise<void> {
  const plural = plurals[object]!;
  const rows = readable(world, person, object);
  const all = rowsOf(world, object).length;
  const may = (field: string): boolean => fields[object]!.includes(field) && fieldRight(world, person, object, field) > 0;
  const parts = [
    `list: ${plural}(first: 1000) { totalCount nodes { id } }`, `late: ${plural}(first: 5, skip: 3, orderBy: [{ id: DESC }]) { totalCount nodes { id } }`,
    `count: ${object}Summary { count }`, `found: search(text: "Ledger", objects: ["${object}"], first: 100) { id }`, `words: ${plural}(filter: { search: "Ledger" }, first: 1000) { totalCount nodes { id } }`,
    ...(may('grade') ? [`groups: ${object}Groups(by: [{ field: grade }]) { count keys { grade } }`, `some: ${plural}(filter: { grade: { eq: "b" } }, orderBy: [{ grade: ASC }]) { totalCount nodes { id } }`] : []),
    ...(may('amount') ? [`sum: ${object}Summary { amount { sum } }`] : []), ...(may('length') ? [`sum: ${object}Summary { length { sum } }`] : []),
  ];
  const { data, errors } = await api.send<Record<string, never>>(`{ ${parts.join(' ')} }`);
  const place = `${person.name} ${object}`;
  tally.check(`${place} in masses`, errors ?? null, null);
  if (!data) return;
  const lists = data as unknown as Record<string, Nodes | undefined>;
  const ids = idsOf(rows);
  // The word stands in the name: whoever may not read that does not find by it.
  const found = may(fields[object]![0]!) ? ids : [];
  for (const [name, expected] of [['list', ids], ['words', found]] as const) {
    tally.checkSet(`${place} ${name}`, idsOf(lists[name]!.nodes), expected, all);
    tally.check(`${place} ${name} total`, lists[name]!.totalCount, expected.length);
  }
  tally.check(`${place} page`, idsOf(lists['late']!.nodes), [...ids].reverse().slice(3, 8));
  tally.checkSet(`${place} search`, idsOf(data['found'] as unknown as Nodes['nodes']), found, all);
  tally.check(`${place} count`, (data['count'] as unknown as { count: number }).count, ids.length);
  if (lists['some']) tally.checkSet(`${place} filtered`, idsOf(lists['some'].nodes), idsOf(rows.filter((row) => row.values['grade'] === 'b')), all);
  if (data['groups']) {
    const groups = data['groups'] as unknown as { count: number; keys: { grade: string | null } }[];
    for (const grade of ['a', 'b', 'c', null]) tally.check(`${place} group ${grade}`, groups.find((group) => group.keys.grade === grade)?.count ?? 0, rows.filter((row) => (row.values['grade'] ?? null) === grade).length);
  }
  for (const field of ['amount', 'length']) {
    if (!may(field)) continue;
    tally.check(`${place} sum`, Number((data['sum'] as unknown as Record<string, { sum: string | null }>)[field]!.sum ?? 0), rows.reduce((sum, row) => sum + Number(row.values[field] ?? 0), 0));
  }
}

/** Down related lists, up lookups, through filters, orders and groups by both. */
async function nested({ world, person, api, tally }: Asking): Promise<void> {
  const may = (object: string): boolean => mayAtAll(world, person, object, 'read');
  const field = (object: string, name: string): boolean => fieldRight(world, person, object, name) > 0;
  if (!may('folder') || !may('memo') || !field('memo', 'folder')) return;
  const names = field('folder', 'name') && field('memo', 'title');
  const parts = [
    `down: folders(first: 1000) { nodes { id memos(first: 100) { totalCount nodes { id } } ${may('sheet') ? 'sheets { totalCount nodes { id } }' : ''} } }`,
    'up: memos(first: 1000) { nodes { id folder { id } } }',
    'some: folders(first: 1000, filter: { memos: { some: {} } }) { nodes { id } }', 'none: folders(first: 1000, filter: { memos: { none: {} } }) { nodes { id } }',
    'empty: memos(first: 1000, filter: { folder: { id: { ne: "x" } } }) { nodes { id } }', 'groups: memoGroups(by: [{ field: folder }]) { count keys { folder { id } } }',
    ...(names ? ['sorted: memos(first: 1000, orderBy: [{ folder: { name: ASC } }]) { nodes { id } }', 'named: memos(first: 1000, filter: { folder: { name: { startsWith: "Ledger f1" } } }) { nodes { id } }'] : []),
  ];
  const { data, errors } = await api.send(`{ ${parts.join(' ')} }`);
  const place = `${person.name} nested`;
  tally.check(place, errors ?? null, null);
  if (!data) return;
  const nodes = (name: string): Record<string, never>[] => (data[name] as { nodes: Record<string, never>[] }).nodes;
  const folders = new Map(readable(world, person, 'folder').map((row) => [row.id, row]));
  const memos = readable(world, person, 'memo');
  const folderOf = (memo: Row): Row | undefined => folders.get(String(memo.values['folder']));
  const under = (id: string): string[] => idsOf(memos.filter((memo) => memo.values['folder'] === id));
  for (const node of nodes('down')) {
    const { id, memos: below, sheets } = node as unknown as { id: string; memos: Nodes; sheets?: Nodes };
    tally.checkSet(`${place} memos of ${label(world, world.rows.get(id)!)}`, idsOf(below.nodes), under(id), memos.length);
    tally.check(`${place} memos counted`, below.totalCount, under(id).length);
    if (sheets) tally.checkSet(`${place} sheets`, idsOf(sheets.nodes), idsOf(readable(world, person, 'sheet').filter((sheet) => sheet.master === id)), 1);
  }
  for (const node of nodes('up') as unknown as { id: string; folder: { id: string } | null }[]) tally.check(`${place} folder of ${label(world, world.rows.get(node.id)!)}`, node.folder?.id ?? null, folderOf(world.rows.get(node.id)!)?.id ?? null);
  const idsIn = (name: string): string[] => idsOf(nodes(name) as unknown as Nodes['nodes']);
  tally.checkSet(`${place} some`, idsIn('some'), [...folders.keys()].filter((id) => under(id).length > 0), folders.size);
  tally.checkSet(`${place} none`, idsIn('none'), [...folders.keys()].filter((id) => under(id).length === 0), folders.size);
  tally.checkSet(`${place} through`, idsIn('empty'), idsOf(memos.filter((memo) => folderOf(memo))), memos.length);
  for (const group of data['groups'] as { count: number; keys: { folder: { id: string } | null } }[]) {
    const { folder } = group.keys;
    if (folder) tally.check(`${place} group`, group.count, under(folder.id).length);
  }
  if (!names) return;
  const nameOf = (memo: Row): string => String(folderOf(memo)?.values['name'] ?? '~');
  tally.check(`${place} sorted`, idsIn('sorted'), idsOf([...memos].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : nameOf(left) > nameOf(right) ? 1 : left.id < right.id ? -1 : 1))));
  tally.checkSet(`${place} named`, idsIn('named'), idsOf(memos.filter((memo) => nameOf(memo).startsWith('Ledger f1'))), memos.length);
}

/** What administrators are told of the reasons is what happens: for every viewer and some records. */
export async function explained({ world, people, chief, tally }: { readonly world: World; readonly people: readonly Person[]; readonly chief: ApiClient; readonly tally: Tally }): Promise<void> {
  const rows = [...world.rows.values()].filter((row, index) => !row.deleted && (index % 7 === 0 || world.shares.some((share) => share.record === row.id)));
  for (const person of people) {
    const parts = rows.map((row, index) => `r${index}: explainAccess(user: "${person.id}", object: "${row.object}", record: "${row.id}") { actions { action record } shares { to right } rules { name record } }`);
    const data = await chief.ask<Record<string, { actions: { action: RowAction | 'create'; record: boolean | null }[]; shares: { to: string }[]; rules: { name: string; record: boolean }[] }>>(`{ ${parts.join(' ')} }`);
    rows.forEach((row, index) => {
      for (const { action, record } of data[`r${index}`]!.actions) {
        if (action !== 'create') tally.check(`why ${person.name} ${action} ${row.object} ${label(world, row)}`, record, mayAtAll(world, person, row.object, action) && mayWith(world, person, row, action));
      }
      const meant = world.rules.filter((rule) => rule.object === row.object && isMeant(world, person, rule)).map((rule) => `${rule.name} ${rule.holds(row, world)}`);
      tally.check(`why ${person.name} rules of ${row.object}`, data[`r${index}`]!.rules.map(({ name, record }) => `${name} ${record}`).sort(), meant.sort());
      const reached = world.shares.filter((share) => share.record === (row.master ?? row.id) && !share.over && isFor(world, person, share));
      tally.check(`why ${person.name} shares of ${row.object}`, data[`r${index}`]!.shares.map((share) => share.to).sort(), reached.map((share) => share.to).sort());
    });
  }
}

/** Whose record it is, in words. */
export function label(world: World, row: Row): string {
  const owner = (row.master ? world.rows.get(row.master)! : row).owner;
  return `${row.deleted ? 'deleted ' : ''}of ${owner ? world.people.get(owner)!.name : 'nobody'}`;
}

function plain(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value ?? null;
}
