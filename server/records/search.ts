// Finds records by words: names that start with what was typed first, then whatever has all the words; only what the viewer may read.
import type { Context } from '../access/context';
import { may, mayReadField } from '../access/may';
import { rowPredicate, visibleTo } from '../access/restrict';
import { fieldTypeOf } from '../field-types/field-types';
import { objectCalled } from '../model/called';
import type { ObjectModel } from '../model/model';
import { wordsIn } from '../query/filter';
import { both, everythingVisible } from '../query/plan';
import { predicateSql } from '../query/sql-predicate';
import { scopeOf, fromSql } from '../query/sql-scope';
import { hasTerm, hitSources, notWaiting, termPattern } from '../query/search-storage';
import { normalise, searchQuestion, type SearchQuestion, type SearchTerm } from '../query/search-tokens';
import { levelSql } from '../query/to-sql';
import { idOf } from './write/lock-masters';
import { selectRows } from './write/select-rows';
import { sqlFor } from './write/sql-for';

export interface SearchHit {
  readonly id: string;
  readonly object: string;
  /** The record's name, plain text. */
  readonly title: string;
  /** 4: the name is what was typed; 3: it starts so; 2: it holds it; 1: found by something else. */
  readonly score: number;
}

const mostHits = 100;
/** More are looked at than are given, so that the best of them come first. */
const candidatesPerHit = 3;

/** The best `first` hits among `objects` (all the viewer may read, where absent), best first. */
export async function searchRecords(context: Context, { text, objects, first = 20 }: { readonly text: string; readonly objects?: readonly string[]; readonly first?: number }): Promise<readonly SearchHit[]> {
  const question = searchQuestion(text);
  const searched = searchedObjects(context, objects);
  const wanted = Math.max(0, Math.min(mostHits, Math.floor(first)));
  if (question.start === undefined || searched.length === 0 || wanted === 0) return [];
  const open = searched.filter((object) => object.searchFields.every((field) => mayReadField(context, object, field)));
  const found = open.length === 0 ? [] : await find(context, open, { question, start: question.start, wanted });
  const partly = await Promise.all(searched.filter((object) => !open.includes(object)).map((object) => findReadable(context, object, { text, limit: wanted * candidatesPerHit })));
  const hits = await titled(context, [...found, ...partly.flat()], text);
  return hits.sort((left, right) => right.score - left.score || left.title.length - right.title.length || (left.id < right.id ? 1 : -1)).slice(0, wanted);
}

/** Of an object some of whose search fields are hidden from the viewer: by the others alone, the newest first. */
async function findReadable(context: Context, object: ObjectModel, { text, limit }: { readonly text: string; readonly limit: number }): Promise<readonly Candidate[]> {
  const rows = await context.connection.rows(levelSql({
    object: object.name, cells: [{ kind: 'value', path: [], field: 'id', column: 0 }], order: [{ path: ['id'], direction: 'DESC' }], page: { limit, fromEnd: false }, total: false,
    where: both(rowPredicate(context, object, 'read'), wordsIn(object, text, (field) => mayReadField(context, object, field))), visible: visibleTo(context),
  }, sqlFor(context)));
  return rows.map((row) => ({ id: String(row[0]), object: object.name }));
}

interface Hunt { readonly question: SearchQuestion; readonly start: string; readonly wanted: number }

/** What is likely and cheap first: the name itself, what is recent, names that start so, and at last whatever has the words. */
async function find(context: Context, objects: readonly ObjectModel[], { question, start, wanted }: Hunt): Promise<readonly Candidate[]> {
  const { dialect } = context.connection;
  const limit = wanted * candidatesPerHit;
  const found = new Map<string, Candidate>();
  const add = (some: readonly Candidate[]): void => { for (const hit of some) if (!found.has(hit.id)) found.set(hit.id, hit); };
  add(await candidates(context, objects, { terms: [{ token: start, prefix: false }], limit }));
  const recent = dialect.name === 'mysql' ? await recentCandidates(context, objects, { question, start, limit }) : { starting: [], others: [] };
  add(recent.starting);
  if (found.size < wanted) add(await candidates(context, objects, { terms: [{ token: start, prefix: true }], limit }));
  if (asksTooLittle(question)) return [...found.values()];
  add(recent.others);
  if (found.size < wanted) add(await candidates(context, objects, { terms: question.terms, limit }));
  return [...found.values()];
}

/**
 * WARNING: MySQL's full text gathers every record that has a word before it gives the first, so a word that many have (公司) would take a tenth of a
 * second. Just such a word is found among the newest few thousand records by reading them.
 */
async function recentCandidates(context: Context, objects: readonly ObjectModel[], { question, start, limit }: { readonly question: SearchQuestion; readonly start: string; readonly limit: number }): Promise<{ readonly starting: readonly Candidate[]; readonly others: readonly Candidate[] }> {
  const { dialect } = context.connection;
  const rows = Math.max(fewestRecent, Math.floor(mostRecent / objects.length));
  const values: unknown[] = [];
  const has = (term: SearchTerm): string => {
    values.push(termPattern(dialect, term));
    return hasTerm;
  };
  const starting = has({ token: start, prefix: true });
  const newest = objects.map(({ idPrefix }) => {
    values.push(`${idPrefix}_`, `${idPrefix}${afterUnderscore}`);
    return `(SELECT record_id, object, tokens, 0 AS waiting FROM engine_search WHERE record_id >= ? AND record_id < ? ORDER BY record_id DESC LIMIT ${rows})`;
  });
  const terms = question.terms.map(has);
  const allowed = objects.map((object) => visibleSql(context, object, values));
  const text = `SELECT s.record_id, s.object, ${starting} AS at_start FROM (SELECT record_id, object, tokens, 1 AS waiting FROM engine_search_new UNION ALL ${newest.join(' UNION ALL ')}) s `
    + `WHERE ${terms.join(' AND ')} AND (s.waiting = 1 OR ${notWaiting}) AND (${allowed.join(' OR ')}) ORDER BY at_start DESC, s.record_id DESC LIMIT ${limit}`;
  const found = (await context.connection.rows({ text, values })).map((row) => ({ id: String(row[0]), object: String(row[1]), starts: Number(row[2]) === 1 }));
  return { starting: found.filter((hit) => hit.starts), others: found.filter((hit) => !hit.starts) };
}

const mostRecent = 6000;
const fewestRecent = 500;
/** The character that sorts right behind the underscore of an id. */
const afterUnderscore = '`';

/** Objects whose records the viewer may read and find. */
function searchedObjects(context: Context, names: readonly string[] | undefined): readonly ObjectModel[] {
  const objects = names ? names.flatMap((name) => objectCalled(context.model, name) ?? []) : [...context.model.objects.values()];
  return objects.filter((object) => object.searchFields.length > 0 && may(context, 'read', object));
}

/** One letter or digit is somewhere in almost every record: only names that start with it are meant. */
function asksTooLittle({ terms }: SearchQuestion): boolean {
  return terms.every(({ token, prefix }) => prefix && /^[a-z0-9]$/.test(token));
}

interface Candidate { readonly id: string; readonly object: string }

/** Access is part of the statement, so that what is hidden takes nobody's place among the first. */
async function candidates(context: Context, objects: readonly ObjectModel[], { terms, limit }: { readonly terms: readonly SearchTerm[]; readonly limit: number }): Promise<readonly Candidate[]> {
  const { dialect } = context.connection;
  const values: unknown[] = [];
  const order = dialect.name === 'sqlite' ? ' ORDER BY f.rowid DESC' : '';
  const some = hitSources(dialect, terms).map((source) => {
    values.push(...source.values);
    const allowed = objects.map((object) => visibleSql(context, object, values));
    return `SELECT s.record_id, s.object ${source.from} AND (${allowed.join(' OR ')})${order} LIMIT ${limit}`;
  });
  const text = some.length === 1 ? some[0]! : some.map((each) => `(${each})`).join(' UNION ALL ');
  const rows = await context.connection.rows({ text, values });
  return rows.map((row) => ({ id: String(row[0]), object: String(row[1]) }));
}

/** WARNING: deleted records have no tokens, so only what the viewer may read must be asked. */
function visibleSql(context: Context, object: ObjectModel, values: unknown[]): string {
  values.push(object.name);
  const hidden = rowPredicate(context, object, 'read');
  if (hidden.kind === 'true') return 's.object = ?';
  const scope = scopeOf(object, { for: sqlFor(context), visible: everythingVisible, trusted: true, names: { next: 0 } });
  const own: unknown[] = [];
  const condition = predicateSql(scope.root, hidden, own);
  values.push(...scope.joinValues, ...own);
  return `(s.object = ? AND EXISTS (SELECT 1 ${fromSql(scope)} WHERE ${scope.root.alias}.id = s.record_id AND ${condition}))`;
}

/** One statement an object for the names; a hit the viewer may not know the name of has its id for a title. */
async function titled(context: Context, found: readonly Candidate[], text: string): Promise<SearchHit[]> {
  const titles = new Map<string, string>();
  for (const name of new Set(found.map((hit) => hit.object))) {
    const object = context.model.objects.get(name)!;
    const { nameField } = object;
    if (!mayReadField(context, object, nameField) || nameField.columns.length === 0) continue;
    const ids = found.filter((hit) => hit.object === name).map((hit) => hit.id);
    for (const row of await selectRows(context, { object, by: { field: idOf(object), values: ids }, fields: [nameField] })) {
      const values = row.values.get(nameField.name) ?? [];
      titles.set(row.id, String(fieldTypeOf(nameField).plain(values, nameField) ?? row.id));
    }
  }
  const asked = normalise(text).trim();
  return found.flatMap((hit) => {
    const title = titles.get(hit.id);
    return title === undefined ? [{ ...hit, title: hit.id, score: 1 }] : [{ ...hit, title, score: scoreOf(normalise(title), asked) }];
  });
}

function scoreOf(title: string, asked: string): number {
  if (title === asked) return 4;
  if (title.startsWith(asked)) return 3;
  return title.includes(asked) ? 2 : 1;
}
