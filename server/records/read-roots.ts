// The generated root fields of a query as plans: bound to a request, costed, then read as JSON text.
import type { Context } from '../access/context';
import { may } from '../access/may';
import { visibleTo } from '../access/restrict';
import { TangramError, type Problem } from '../errors';
import type { ObjectModel } from '../model/model';
import { predicateOf } from '../query/filter';
import { groupKeysOf, groupOrderOf, groupsSql, havingOf } from '../query/groups';
import { both, type Predicate } from '../query/plan';
import { summarySql } from '../query/summary';
import { AskedInVain, refuseProblems, type AskedField, type Making, type Run, type Variables, type Writer } from './read-asked';
import { at, bindList, bindingOf, largestPage, type Binding } from './read-bind';
import { readList, sqlFor } from './read-list';
import { readPast } from './read-past';
import { bindRecord, costOfRecord, readById, recordPlan } from './read-records';
import { listPlan } from './shape-connection';
import { keysWriter, type RecordKey } from './shape-group';
import { summaryShape, type SummaryWriter } from './shape-summary';

/** One root field, compiled. */
export interface RootPlan { bind(context: Context, variables: Variables): BoundRoot }

/** One root field with a request's arguments; nothing is read before `read`. */
export interface BoundRoot { readonly cost: number; read(): Promise<string> }

export type RootKind = 'one' | 'list' | 'summary' | 'groups';

/** Compiles a root field that asks about one object. */
export function rootPlan(making: Making, object: ObjectModel, asked: { readonly kind: RootKind; readonly field: AskedField }): RootPlan {
  const { kind, field } = asked;
  const answer = [field.key];
  if (!may(making.context, 'read', object)) {
    throw new AskedInVain(new TangramError('FORBIDDEN', 'forbiddenAction', { action: making.language.startsWith('zh') ? '查看' : 'read', object: object.label }), answer);
  }
  switch (kind) {
    case 'list': return listRoot(making, object, field);
    case 'one': return oneRoot(making, object, field);
    case 'summary': return summaryRoot(making, object, field);
    case 'groups': return groupsRoot(making, object, field);
  }
}

function listRoot(making: Making, object: ObjectModel, asked: AskedField): RootPlan {
  const plan = listPlan(making, object, { asked, parentCell: -1, answer: [asked.key] });
  return {
    bind(context, variables) {
      const bound = bindList(plan, bindingOf(context, variables));
      return {
        cost: bound.cost,
        async read() {
          const run: Run = { pages: [] };
          await readList(context, bound, run);
          return plan.write(run.pages[plan.slot]!.get('')!, run);
        },
      };
    },
  };
}

function oneRoot(making: Making, object: ObjectModel, asked: AskedField): RootPlan {
  const plan = recordPlan(making, object, { fields: asked.select(object.typeName), answer: [asked.key] });
  return {
    bind(context, variables) {
      const bound = bindRecord(plan, bindingOf(context, variables));
      const { id: given, asOf } = asked.args(variables);
      const id = String(given);
      return {
        cost: costOfRecord(bound),
        async read() {
          const json = typeof asOf === 'string'
            ? await readPast(context, plan, { bound, id, at: new Date(asOf), run: { pages: [] } })
            : (await readById(context, plan, { bound, ids: [id], run: { pages: [] } })).get(id)?.();
          // What is not there and what may not be seen look the same: null, and an error that says so.
          if (json === undefined || json === null) throw new TangramError('NOT_FOUND', 'notFound');
          return json;
        },
      };
    },
  };
}

const aggregateCost = 500;

function summaryRoot(making: Making, object: ObjectModel, asked: AskedField): RootPlan {
  const typeName = `${object.typeName}Summary`;
  const fields = asked.select(typeName);
  const { measures, members } = summaryShape(making, object, { fields: fields.filter((field) => field.name !== '__typename'), countCell: () => 0, answer: [asked.key] });
  const write = inOrder(fields, members, JSON.stringify(typeName));
  return {
    bind(context, variables) {
      const binding = bindingOf(context, variables);
      const where = whereOf(object, asked.args(variables)['filter'], binding, [asked.key]);
      return {
        cost: aggregateCost + measures.length * 10,
        async read() {
          const { places, ...sql } = summarySql({ object: object.name, where: visibly(context, object, where), visible: visibleTo(context), measures }, sqlFor(context));
          const [row] = await context.connection.rows(sql);
          return write(row!, places);
        },
      };
    },
  };
}

function groupsRoot(making: Making, object: ObjectModel, asked: AskedField): RootPlan {
  const typeName = `${object.typeName}Group`;
  const fields = asked.select(typeName);
  return {
    bind(context, variables) {
      const binding = bindingOf(context, variables);
      const args = asked.args(variables);
      const problems: Problem[] = [];
      const within = (path: string) => ({ scope: binding.scope, problems, path });
      const keys = groupKeysOf(object, args['by'], within('by'));
      const having = havingOf(object, args['having'], within('having'));
      const order = groupOrderOf(object, args['orderBy'], within('orderBy'));
      const limit = limitOf(args['first'], problems);
      at([asked.key], () => refuseProblems(problems));
      const where = whereOf(object, args['filter'], binding, [asked.key]);
      // What is grouped by comes with the request, so the writer of the keys does too.
      const bound: Making = { ...making, slots: { next: 0 } };
      const records: RecordKey[] = [];
      const keysWriters = new Map(fields.filter((field) => field.name === 'keys').map((field): [string, Writer] => (
        [field.key, keysWriter(bound, { object, keys, records, answer: [asked.key, 0, field.key] }, field.select(`${object.typeName}GroupKeys`))]
      )));
      const rest = fields.filter((field) => field.name !== '__typename' && field.name !== 'keys');
      const { measures, members } = summaryShape(making, object, { fields: rest, countCell: () => keys.length, answer: [asked.key, 0] });
      const recordBinds = records.map((record) => bindRecord(record.plan, binding));
      const cost = aggregateCost + limit * (1 + keys.length + recordBinds.reduce((sum, each) => sum + costOfRecord(each), 0));
      return {
        cost,
        async read() {
          const run: Run = { pages: [] };
          const sql = groupsSql({ object: object.name, keys, measures, where: visibly(context, object, where), having, order, limit, visible: visibleTo(context) }, sqlFor(context));
          const rows = await context.connection.rows(sql);
          await Promise.all(records.map(async (record, index) => {
            const ids = rows.flatMap((row) => (row[record.cell] === null ? [] : [row[record.cell] as string]));
            record.found = await readById(context, record.plan, { bound: recordBinds[index]!, ids, run });
          }));
          const all = [...members, ...[...keysWriters].map(([key, writer]): [string, SummaryWriter] => [key, (row) => writer(row, run)])];
          const write = inOrder(fields, all, JSON.stringify(typeName));
          return `[${rows.map((row) => write(row, sql.places)).join()}]`;
        },
      };
    },
  };
}

/** Puts members back in the order they were asked in. */
function inOrder(fields: readonly AskedField[], members: readonly (readonly [string, SummaryWriter])[], typeName: string): SummaryWriter {
  const byKey = new Map(members);
  const parts = fields.map((field, index): [string, SummaryWriter] => [
    `${index > 0 ? ',' : ''}${JSON.stringify(field.key)}:`, field.name === '__typename' ? () => typeName : byKey.get(field.key)!,
  ]);
  return (row, places) => `{${parts.map(([before, write]) => before + write(row, places)).join('')}}`;
}

function whereOf(object: ObjectModel, filter: unknown, { scope }: Binding, path: readonly (string | number)[]): Predicate {
  const problems: Problem[] = [];
  const where = predicateOf(object, filter, { scope, problems, path: 'filter' });
  at(path, () => refuseProblems(problems));
  return where;
}

function visibly(context: Context, object: ObjectModel, where: Predicate): Predicate {
  return both(visibleTo(context)(object.name), where);
}

function limitOf(first: unknown, problems: Problem[]): number {
  if (first === null || first === undefined) return largestPage;
  if (typeof first !== 'number' || first < 0) problems.push({ path: 'first', rule: 'tooSmall', params: { label: 'first', min: 0 } });
  else if (first > largestPage) problems.push({ path: 'first', rule: 'tooMany', params: { max: largestPage, count: first } });
  return Number(first);
}
