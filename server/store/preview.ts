// What publishing a wish would do: the problems, the changes in words with how many records they concern, and the statements.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Connection } from '../database/source';
import { diff, type Change } from '../model/diff';
import type { FieldModel, Model } from '../model/model';
import { liveColumn, partitionTable } from '../model/names';
import type { State } from './open-store';
import { settle } from './settle';
import { draftOf, type Wish } from './wish';

export interface Preview {
  readonly problems: readonly DefinitionProblem[];
  /** `records`: live records without a value where one is now required, with a value where a field goes, or of an object that goes. */
  readonly impact: readonly Change[];
  readonly statements: readonly string[];
  /** The version it was made against. */
  readonly version: number;
}

/** Changes nothing. */
export async function preview(database: Connection, state: State, wish: Wish): Promise<Preview> {
  const { version } = state.model;
  const draft = draftOf(state, wish);
  if ('problems' in draft) return { problems: draft.problems, impact: [], statements: [], version };
  const settled = await settle(database, draft.definitions, { version: version + 1, before: state });
  if ('problems' in settled) return { problems: settled.problems, impact: [], statements: [], version };
  const impact: Change[] = [];
  for (const change of diff(state.model, settled.model)) impact.push(await counted(change, { database, before: state.model, after: settled.model }));
  return { problems: [], impact, statements: settled.statements.flatMap((statement) => statement.texts), version };
}

async function counted(change: Change, { database, before, after }: { database: Connection; before: Model; after: Model }): Promise<Change> {
  const old = change.object === undefined ? undefined : before.objects.get(change.object);
  if (!old) return change;
  if (change.subject === 'object' && change.action === 'removed') return withCount(change, await count(database, old.storage.table), { zh: '条记录', en: 'records' });
  if (change.subject !== 'field') return change;
  const was = old.fields.get(change.name);
  const is = after.objects.get(change.object!)?.fields.get(change.name);
  if (change.action === 'removed' && was) return withCount(change, await countField(database, old.storage.table, { field: was, filled: true }), { zh: '条记录有值', en: 'records have a value' });
  if (!is?.required || was?.required) return change;
  const empty = was ? await countField(database, old.storage.table, { field: was, filled: false }) : await count(database, old.storage.table);
  return withCount(change, empty, { zh: '条记录没有值', en: 'records have no value' });
}

function withCount(change: Change, records: number | undefined, { zh, en }: { zh: string; en: string }): Change {
  if (records === undefined || records === 0) return change;
  const [inChinese, inEnglish] = [records.toLocaleString('zh-CN'), records.toLocaleString('en')];
  return { ...change, records, words: { zh: `${change.words.zh}；${inChinese} ${zh}`, en: `${change.words.en}; ${inEnglish} ${en}` } };
}

async function count(database: Connection, table: string): Promise<number> {
  const { quote } = database.dialect;
  const [row] = await database.rows({ text: `SELECT COUNT(*) FROM ${quote(table)} WHERE ${quote(liveColumn)} = 1`, values: [] });
  return Number(row?.[0] ?? 0);
}

async function countField(database: Connection, table: string, { field, filled }: { field: FieldModel; filled: boolean }): Promise<number | undefined> {
  const { quote } = database.dialect;
  const column = field.columns[0];
  if (!column) return undefined;
  const test = `c.${quote(column.name)} IS ${filled ? 'NOT ' : ''}NULL`;
  const from = column.partition === 0
    ? `${quote(table)} c WHERE c.${quote(liveColumn)} = 1 AND ${test}`
    : `${quote(table)} b LEFT JOIN ${quote(partitionTable(table, column.partition))} c ON c.${quote('id')} = b.${quote('id')} WHERE b.${quote(liveColumn)} = 1 AND ${test}`;
  const [row] = await database.rows({ text: `SELECT COUNT(*) FROM ${from}`, values: [] });
  return Number(row?.[0] ?? 0);
}
