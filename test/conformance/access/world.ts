// A company with people in departments, and folders, sheets and memos of all of them: what access is tried out on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../../server/database/open-database';
import type { Database } from '../../../server/database/source';
import { clientWith, signIn, type ApiClient } from '../../kit/client';
import type { DatabaseKind } from '../../kit/databases';
import { startServer, tangram, type RunningServer } from '../../kit/server';
import type { Person, Rights, Row, Rule, Sets, World } from './oracle';

/** Fields that are written and read one by one. */
export const fields: Readonly<Record<string, readonly string[]>> = {
  folder: ['name', 'code', 'grade', 'amount', 'secret'], sheet: ['title', 'length', 'remark'], memo: ['title', 'body', 'grade'],
};
export const objects = Object.keys(fields);
export const plurals: Readonly<Record<string, string>> = { folder: 'folders', sheet: 'sheets', memo: 'memos' };

const grades = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
const definitions: Readonly<Record<string, object>> = {
  'books/folder/object.json': {
    name: 'folder', plural: 'folders', label: '卷宗', nameField: 'name', searchFields: ['name', 'secret'], fields: {
      name: { type: 'text', label: '名称', required: true }, code: { type: 'text', label: '编码', unique: true }, grade: { type: 'picklist', label: '级别', values: grades },
      amount: { type: 'decimal', label: '金额' }, secret: { type: 'text', label: '机密' },
      sheetCount: { type: 'rollUp', label: '页数', of: 'sheets', function: 'count' },
    },
  },
  'books/sheet/object.json': {
    name: 'sheet', plural: 'sheets', label: '单页', nameField: 'title', searchFields: ['title'], fields: {
      title: { type: 'text', label: '标题', required: true }, length: { type: 'integer', label: '长度' }, remark: { type: 'text', label: '备注' },
      folder: { type: 'masterDetail', label: '卷宗', to: 'folder', inverse: 'sheets', inverseLabel: '单页' },
    },
  },
  'books/memo/object.json': {
    name: 'memo', plural: 'memos', label: '便笺', nameField: 'title', searchFields: ['title', 'body'], fields: {
      title: { type: 'text', label: '标题', required: true }, body: { type: 'text', label: '正文' }, grade: { type: 'picklist', label: '级别', values: grades },
      folder: { type: 'lookup', label: '卷宗', to: 'folder', inverse: 'memos', inverseLabel: '便笺' },
    },
  },
};

const every = (read: Rights['read'], more: Rights = {}): Rights => ({ create: true, read, update: read, delete: read, share: read, ...more });
/** What the shapes of rights are at the beginning; the seeded changes go on from here. */
export const firstSets = (): Sets => ({
  ownAll: { folder: every('own'), sheet: every('own'), memo: every('own') },
  teamReads: { folder: { read: 'department', update: 'own', share: 'department' }, sheet: { read: 'own', update: 'own' }, memo: { read: 'department', update: 'department', delete: 'own' } },
  below: { folder: every('departmentAndBelow'), sheet: every('all'), memo: every('departmentAndBelow', { fields: { body: 'read' } }) },
  all: { '*': every('all') },
  seer: { '*': { read: 'all' } },
  blindSpots: { folder: every('all', { fields: { secret: 'none', amount: 'none' } }), sheet: every('all', { fields: { remark: 'none' } }), memo: every('all', { fields: { grade: 'none', body: 'none' } }) },
  onlyNames: { folder: { read: 'department', update: 'department', fields: { '*': 'none', name: 'edit', grade: 'read' } }, memo: { read: 'all', fields: { '*': 'read', body: 'none' } } },
  noSheets: { folder: every('departmentAndBelow'), memo: { create: true, read: 'own' } },
  widens: { memo: { read: 'all', fields: { title: 'read' } }, folder: { read: 'own', update: 'own', fields: { secret: 'edit' } } },
  remover: { folder: { read: 'all', delete: 'department' }, memo: { read: 'all', delete: 'all' }, sheet: { read: 'all', delete: 'all' } },
  writesBlind: { folder: { update: 'all', delete: 'all', create: true }, memo: { create: true, read: 'own', update: 'all' } },
});
const cast: readonly (readonly [login: string, department: string | null, sets: readonly string[]])[] = [
  ['own', 'north', ['ownAll']], ['team', 'north', ['teamReads']], ['lead', 'north', ['below']], ['full', 'north', ['all']], ['seer', 'head', ['seer']], ['blind', 'north', ['blindSpots']],
  ['names', 'north', ['onlyNames']], ['sheetless', 'head', ['noSheets']], ['mixed', 'north', ['onlyNames', 'widens', 'ownAll']], ['remover', 'south', ['remover', 'teamReads']], ['writer', 'north', ['writesBlind']],
  ['outside', null, ['below']], ['nobody', 'north', []], ['narrow', 'inner', ['below', 'seer']],
];
/** Those whose records the others meet: in the same department, below, above, elsewhere, in the bin. */
const owners: readonly (readonly [string, string | null])[] = [['peer', 'north'], ['under', 'inner'], ['boss', 'head'], ['stranger', 'south'], ['homeless', null], ['leaver', 'north']];

export interface Ground {
  readonly world: World;
  readonly server: RunningServer;
  readonly database: Database;
  readonly chief: ApiClient;
  readonly viewers: readonly { readonly person: Person; readonly api: ApiClient }[];
  /** Name → id of departments and of people. */
  readonly ids: ReadonlyMap<string, string>;
  publish(changed: Sets, rules: readonly Rule[]): Promise<void>;
  /** Records are shared by hand, each kind of them; some are over already. */
  share(): Promise<void>;
  /** Somebody into another department. */
  move(login: string, department: string): Promise<void>;
  /** Every stored value of the three objects, and how much history, sharing and outbox there is. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

/** A real server with everything in it. */
export async function openGround(kind: DatabaseKind): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-ground-'));
  const sets = firstSets();
  const files = { ...definitions, ...Object.fromEntries(Object.entries(sets).map(([name, body]) => [`books/permission-sets/${name}.json`, setBody(name, body)])) };
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(body));
  }
  const place = await kind.create();
  const environment = { METADATA: `metadata:test/fixtures/library:${folder}`, WEB: 'off', LOG_LEVEL: 'error' };
  const server = await startServer({ databaseUrl: place.url, env: environment });
  await tangram(['user', 'create', '--login', 'chief', '--role', 'admin', '--password-stdin'], { databaseUrl: place.url, dataDir: server.dataDir, input: 'chief-of-everything', env: environment });
  const chief = await signIn(server.url, 'chief', 'chief-of-everything');
  const database = await openDatabase(place.url);
  const world: World = { sets, people: new Map(), departments: new Map(), rows: new Map(), shares: [], rules: [], codes: new Map(), masters: { sheet: 'folder' } };
  const ids = await settle(chief, world);
  const viewers = await Promise.all(cast.map(async ([login]) => ({ person: world.people.get(ids.get(login)!)!, api: await keyed(server, chief, ids.get(login)!) })));
  await fill(chief, world, ids);
  return {
    world, server, database, chief, viewers, ids,
    async publish(changed, rules) {
      Object.assign(world.sets, changed);
      world.rules = rules;
      const { openChangeSet } = await chief.ask<{ openChangeSet: { id: string } }>('mutation { openChangeSet(name: "rights") { id } }');
      const d: object[] = Object.entries(changed).map(([name, body]) => ({ path: `books/permission-sets/${name}`, body: setBody(name, body) }));
      for (const object of new Set(rules.map((rule) => rule.object))) {
        d.push({ path: `books/${object}/sharing-rules`, body: { sharingRules: rules.filter((rule) => rule.object === object).map(({ name, when, with: reach, edit }) => ({ name, label: name, when, with: reach, right: edit ? 'edit' : 'read' })) } });
      }
      await chief.ask('mutation($id: ID!, $d: [DefinitionInput!]!) { changeDefinitions(changeSet: $id, definitions: $d) { id } publishChangeSet(id: $id) { version } }', { id: openChangeSet.id, d });
    },
    share: () => shareSome({ chief, database, world, ids }),
    async move(login, department) {
      await chief.ask('mutation($id: ID!, $d: ID) { updateUser(id: $id, input: { department: $d }) { id } }', { id: ids.get(login), d: ids.get(department) });
      world.people.get(ids.get(login)!)!.department = ids.get(department)!;
    },
    fingerprint: () => fingerprint(database),
    async close() {
      await database.close();
      await server.stop();
      await place.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function setBody(name: string, body: Record<string, Rights>): object {
  return { name, label: name, objects: { user: { read: 'all' }, ...body } };
}

async function keyed(server: RunningServer, chief: ApiClient, user: string): Promise<ApiClient> {
  const { createApiKey } = await chief.ask<{ createApiKey: { secret: string } }>('mutation($user: ID!) { createApiKey(user: $user, name: "test") { secret } }', { user });
  return clientWith(server.url, createApiKey.secret);
}

async function many(chief: ApiClient, object: string, inputs: readonly object[]): Promise<string[]> {
  const type = object[0]!.toUpperCase() + object.slice(1);
  const answer = await chief.ask<Record<string, { nodes: { id: string }[] }>>(`mutation($inputs: [${type}Input!]!) { made: create${type}s(inputs: $inputs) { nodes { id } } }`, { inputs });
  return answer['made']!.nodes.map((node) => node.id);
}

/** Departments, roles and people. */
async function settle(chief: ApiClient, world: World): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, above] of [['head', null], ['north', 'head'], ['inner', 'north'], ['south', 'head']] as const) {
    const [id] = await many(chief, 'department', [{ name, code: name, ...(above ? { parent: ids.get(above) } : {}) }]);
    ids.set(name, id!);
    world.codes.set(id!, name);
    world.departments.set(id!, above ? ids.get(above)! : null);
  }
  const roles = await many(chief, 'role', cast.map(([name, , sets]) => ({ name, code: `r-${name}`, permissionSets: sets })));
  const everybody = [...cast.map(([login, department, sets], index) => ({ login, department, sets, role: roles[index] })), ...owners.map(([login, department]) => ({ login, department, sets: [] as readonly string[], role: undefined }))];
  const made = await many(chief, 'user', everybody.map(({ login, department, role }) => ({ name: login, login, ...(department ? { department: ids.get(department) } : {}), ...(role ? { role } : {}) })));
  everybody.forEach(({ login, department, sets, role }, index) => {
    ids.set(login, made[index]!);
    world.people.set(made[index]!, { id: made[index]!, name: login, role: role ?? null, roleCode: role ? `r-${login}` : null, department: department ? ids.get(department)! : null, sets: [...sets] });
  });
  return ids;
}

/** A folder of everybody and of nobody, with sheets; memos that hang at the folders of others; some of them deleted. */
async function fill(chief: ApiClient, world: World, ids: ReadonlyMap<string, string>): Promise<void> {
  const people = [...cast.map(([login]) => login), ...owners.map(([login]) => login)];
  const of = [...people, null, 'own', 'peer', 'stranger', 'full'].map((login) => (login ? ids.get(login)! : null));
  const bin = (index: number): boolean => index > people.length;
  const grade = (index: number): string | null => ['a', 'b', 'c', null][index % 4]!;
  const add = (object: string, made: readonly string[], values: readonly Row['values'][], more: (index: number) => Pick<Row, 'owner' | 'deleted'> & { master?: string }): void =>
    made.forEach((id, index) => world.rows.set(id, { id, object, values: { ...values[index]! }, ...more(index) }));
  const folderValues = of.map((_, index): Row['values'] => ({ name: `Ledger f${index}x`, code: `F${index}`, grade: grade(index), amount: `${100 + index}`, secret: `hush f${index}y` }));
  const folders = await many(chief, 'folder', folderValues.map((values, index) => ({ ...values, owner: of[index] })));
  const sheetValues = of.map((_, index): Row['values'] => ({ title: `Ledger s${index}x`, length: index, remark: `remark ${index}` }));
  const sheets = await many(chief, 'sheet', sheetValues.map((values, index) => ({ ...values, folder: folders[index] })));
  const memoValues = of.map((_, index): Row['values'] => ({ title: `Ledger m${index}x`, body: `body ${index}`, grade: grade(index + 1) }));
  const hangsAt = of.map((_, index) => folders[(index * 7 + 3) % (people.length + 1)]!);
  const memos = await many(chief, 'memo', memoValues.map((values, index) => ({ ...values, owner: of[index], folder: hangsAt[index] })));
  add('folder', folders, folderValues, (index) => ({ owner: of[index]!, deleted: bin(index) }));
  add('sheet', sheets, sheetValues, (index) => ({ owner: null, deleted: bin(index), master: folders[index]! }));
  add('memo', memos, memoValues.map((values, index) => ({ ...values, folder: hangsAt[index]! })), (index) => ({ owner: of[index]!, deleted: bin(index) }));
  for (const [plural, made] of [['Folders', folders], ['Memos', memos]] as const) {
    await chief.ask(`mutation($ids: [ID!]) { delete${plural}(ids: $ids) { count } }`, { ids: made.filter((_, index) => bin(index)) });
  }
  await chief.ask('mutation($id: ID!) { deleteUser(id: $id) { id } }', { id: ids.get('leaver') });
}

/** With users, departments with and without those below, and roles; to read and to edit; one of every six is over. */
async function shareSome({ chief, database, world, ids }: Pick<Ground, 'chief' | 'database' | 'world' | 'ids'>): Promise<void> {
  const roleOf = (login: string): string => world.people.get(ids.get(login)!)!.role!;
  const to = [
    ['user', ids.get('own')!, false], ['user', ids.get('team')!, false], ['department', ids.get('north')!, false], ['department', ids.get('head')!, true], ['department', ids.get('north')!, true],
    ['role', roleOf('sheetless'), false], ['user', ids.get('blind')!, false], ['role', roleOf('names'), false], ['department', ids.get('south')!, true], ['user', ids.get('outside')!, false], ['user', ids.get('nobody')!, false],
  ] as const;
  const records = [...world.rows.values()].filter((row) => row.object !== 'sheet' && !row.deleted && row.owner && !['own', 'team'].includes(world.people.get(row.owner)!.name));
  for (let index = 0; index < 44; index += 1) {
    const [kind, id, below] = to[index % to.length]!;
    const record = records[(index * 5 + 1) % records.length]!.id;
    if (world.shares.some((share) => share.record === record && share.to === id && share.below === below)) continue;
    const edit = index % 3 === 0;
    const over = index % 6 === 5;
    const with_ = [{ [kind]: id, ...(kind === 'department' ? { below } : {}) }];
    const made = await chief.ask<{ shareRecords: { id: string; to: string; below: boolean }[] }>('mutation($r: [ID!]!, $w: [ShareWith!]!, $right: String!, $until: DateTime) { shareRecords(records: $r, with: $w, right: $right, until: $until) { id to below } }',
      { r: [record], w: with_, right: edit ? 'edit' : 'read', until: index % 2 ? '2999-01-01T00:00:00Z' : null });
    // Time cannot be waited for: the end of these has come.
    if (over) await database.run({ text: 'UPDATE engine_share SET until = 1 WHERE id = ?', values: [made.shareRecords.find((share) => share.to === id && share.below === below)!.id] });
    world.shares.push({ record, kind, to: id, below, edit, over });
  }
}

async function fingerprint(database: Database): Promise<string> {
  const all: unknown[] = [];
  for (const object of objects) all.push(await database.rows({ text: `SELECT * FROM ${object} ORDER BY id`, values: [] }));
  for (const table of ['engine_share', 'engine_history', 'engine_outbox']) all.push(await database.rows({ text: `SELECT COUNT(*) FROM ${table}`, values: [] }));
  all.push(await database.rows({ text: 'SELECT MAX(id) FROM engine_history', values: [] }));
  return JSON.stringify(all, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
