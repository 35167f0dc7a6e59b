// What a viewer may not see may change as it likes: no byte of any answer to the viewer does.
import { fieldRight, mayAtAll, mayWith, readable, rowsOf, type Person, type World } from './oracle';
import { fields, objects, plurals, type Ground } from './world';

const typeOf = (object: string): string => object[0]!.toUpperCase() + object.slice(1);

/** Asks everything, changes everything hidden, asks again; gives the answers that are not what they were. Everything is put back. */
export async function whatLeaks(ground: Ground, { person, api }: Ground['viewers'][number]): Promise<string[]> {
  const questions = questionsOf(ground.world, person);
  const ask = (): Promise<string[]> => Promise.all(questions.map(async (question) => {
    const { data, errors } = await api.send(question);
    return JSON.stringify([data, errors?.map(({ message, extensions: { code } }) => [message, code])]);
  }));
  const before = await ask();
  const takeBack = await changeHidden(ground, person);
  const after = await ask();
  await takeBack();
  return questions.flatMap((question, index) => (before[index] === after[index] ? [] : [`${person.name} ${question}\n${before[index]}\n${after[index]}`]));
}

/** Nothing here asks for version or time of a record: these change with its hidden fields, and are there to be seen. */
function questionsOf(world: World, person: Person): string[] {
  const may = (object: string): boolean => mayAtAll(world, person, object, 'read');
  const shown = (object: string): string[] => fields[object]!.filter((field) => fieldRight(world, person, object, field) > 0);
  const up = may('folder') && fieldRight(world, person, 'memo', 'folder') > 0 ? `folder { id ${shown('folder').join(' ')} }` : '';
  const questions = ['Ledger', 'hush', 'whisper', 'Ledger whisper', 'w', 'f1x', 'remark'].map((text) => `{ search(text: "${text}", first: 100) { id title object } }`);
  for (const object of objects.filter(may)) {
    const plural = plurals[object]!;
    const all = `id ${shown(object).join(' ')} ${object === 'memo' ? up : ''} ${object === 'folder' && may('memo') && up ? 'memos(first: 100) { totalCount nodes { id } }' : ''}`;
    questions.push(`{ ${plural}(first: 1000) { totalCount nodes { ${all} } } ${object}Summary { count } }`, `{ ${rowsOf(world, object).map((row, index) => `r${index}: node(id: "${row.id}") { id }`).join(' ')} }`);
    for (const word of ['hush', 'whisper', 'Ledger']) questions.push(`{ ${plural}(filter: { search: "${word}" }) { totalCount nodes { id } } }`);
    for (const field of shown(object)) {
      questions.push(`{ ${plural}(orderBy: [{ ${field}: DESC }], first: 7) { totalCount pageInfo { endCursor hasNextPage } nodes { id } } }`);
      if (field !== 'amount') questions.push(`{ ${object}Groups(by: [{ field: ${field} }]) { count } }`);
    }
  }
  if (!may('memo') || !up) return questions;
  for (const field of shown('folder')) questions.push(`{ memos(orderBy: [{ folder: { ${field}: ASC } }], first: 9) { nodes { id } } }`, `{ memos(filter: { folder: { ${field}: { isEmpty: false } } }) { totalCount nodes { id } } }`);
  if (shown('folder').includes('grade')) questions.push('{ memoGroups(by: [{ folder: { field: grade } }]) { count keys { folderKeys { grade } } } }');
  questions.push('{ memoGroups(by: [{ field: folder }]) { count } }', '{ folders(filter: { memos: { some: {} } }) { totalCount nodes { id } } }', '{ folders(filter: { memos: { none: {} } }) { totalCount nodes { id } } }');
  return questions;
}

/** Hidden fields of what is seen; every field of what is not seen; one more and one fewer of those. Gives what takes it back. */
async function changeHidden({ chief, world }: Ground, person: Person): Promise<() => Promise<void>> {
  const back: (() => Promise<unknown>)[] = [];
  for (const object of objects) {
    const seen = new Set(readable(world, person, object).map((row) => row.id));
    const parts: string[] = [];
    const old: string[] = [];
    rowsOf(world, object).filter((row) => !row.deleted).forEach((row, index) => {
      const changed = fields[object]!.filter((field) => field !== 'code' && (!seen.has(row.id) || fieldRight(world, person, object, field) === 0));
      if (changed.length === 0) return;
      const value = (field: string): unknown => (field === 'grade' ? 'abc'[index % 3] : field === 'amount' ? `${9000 + index}` : field === 'length' ? 900 + index : `whisper ${index}`);
      const update = (values: (field: string) => unknown): string => `r${index}: update${typeOf(object)}(id: "${row.id}", input: { ${changed.map((field) => `${field}: ${JSON.stringify(values(field))}`).join(', ')} }) { id }`;
      parts.push(update(value));
      old.push(update((field) => row.values[field] ?? null));
    });
    if (parts.length > 0) await chief.ask(`mutation { ${parts.join(' ')} }`);
    if (old.length > 0) back.push(() => chief.ask(`mutation { ${old.join(' ')} }`));
  }
  const unseen = rowsOf(world, 'folder').filter((row) => !row.deleted && !mayWith(world, person, row, 'read'));
  const [first, second] = unseen.filter((row) => row.owner);
  if (first && second) {
    const made = await chief.ask<{ createFolder: { id: string } }>('mutation($owner: ID!) { createFolder(input: { name: "Ledger whisper", secret: "whisper", owner: $owner, sheets: { create: [{ title: "Ledger whisper" }] } }) { id } }', { owner: first.owner });
    await chief.ask('mutation($id: ID!) { deleteFolder(id: $id) { id } }', { id: second.id });
    back.push(() => chief.ask('mutation($id: ID!) { restoreFolder(id: $id) { id } }', { id: second.id }), () => chief.ask('mutation($id: ID!) { deleteFolder(id: $id) { id } }', { id: made.createFolder.id }));
  }
  return async () => { for (const undo of back.reverse()) await undo(); };
}
