// Finds records by words: names that start with what was typed first, then whatever has all the words; only what the viewer may read.
import type { Context } from '../access/context';
import { may, mayReadField } from '../access/may';
import { rowPredicate } from '../access/restrict';
import { fieldTypeOf } from '../field-types/field-types';
import type { ObjectModel } from '../model/model';
import { everythingVisible } from '../query/plan';
import { predicateSql } from '../query/sql-predicate';
import { scopeOf, fromSql } from '../query/sql-scope';
import { matchText, startText } from './search-storage';
import { normalise, searchQuestion, type SearchQuestion } from './search-tokens';
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
  if (question.terms.length === 0 || searched.length === 0 || wanted === 0) return [];
  const starting = await candidates(context, searched, { match: startText(context.connection.dialect, question)!, limit: wanted * candidatesPerHit });
  const others = starting.length >= wanted || asksTooLittle(question) ? []
    : await candidates(context, searched, { match: matchText(context.connection.dialect, question.terms), limit: wanted * candidatesPerHit });
  const hits = await titled(context, [...new Map([...starting, ...others].map((hit) => [hit.id, hit])).values()], text);
  return hits.sort((left, right) => right.score - left.score || left.title.length - right.title.length || (left.id < right.id ? 1 : -1)).slice(0, wanted);
}

/** Objects whose records the viewer may read and find. */
function searchedObjects(context: Context, names: readonly string[] | undefined): readonly ObjectModel[] {
  const objects = names ? names.flatMap((name) => context.model.objects.get(name) ?? []) : [...context.model.objects.values()];
  return objects.filter((object) => object.searchFields.length > 0 && may(context, 'read', object));
}

/** One letter or digit is somewhere in almost every record: only names that start with it are meant. */
function asksTooLittle({ terms }: SearchQuestion): boolean {
  return terms.every(({ token, prefix }) => prefix && /^[a-z0-9]$/.test(token));
}

interface Candidate { readonly id: string; readonly object: string }

/** Access is part of the statement, so that what is hidden takes nobody's place among the first. */
async function candidates(context: Context, objects: readonly ObjectModel[], { match, limit }: { readonly match: string; readonly limit: number }): Promise<readonly Candidate[]> {
  const { dialect } = context.connection;
  const values: unknown[] = [match];
  const allowed = objects.map((object) => visibleSql(context, object, values));
  const found = dialect.name === 'sqlite'
    ? 'FROM engine_search_tokens f JOIN engine_search s ON s.id = f.rowid WHERE f.engine_search_tokens MATCH ?'
    : 'FROM engine_search s WHERE MATCH (s.tokens) AGAINST (? IN BOOLEAN MODE)';
  const order = dialect.name === 'sqlite' ? ' ORDER BY f.rowid DESC' : '';
  const rows = await context.connection.rows({ text: `SELECT s.record_id, s.object ${found} AND (${allowed.join(' OR ')})${order} LIMIT ${limit}`, values });
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
