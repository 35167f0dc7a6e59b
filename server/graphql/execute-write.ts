// Generated mutations: the write, then what was asked of the written records, read by the same plans as any question.
import type { Context } from '../access/context';
import { questionScope } from '../access/restrict';
import { describeRefusal, type Problem } from '../errors';
import type { ObjectModel } from '../model/model';
import { predicateOf } from '../query/filter';
import { createRecords, deleteRecords, updateRecords, type BatchMode, type Outcome, type Selection } from '../records/batch';
import { deleteRecord } from '../records/delete';
import { mergeRecords } from '../records/merge';
import { refuseProblems, type Args, type AskedField, type Making } from '../records/read-asked';
import { bindingOf } from '../records/read-bind';
import { bindRecord, costOfRecord, recordPlan, type RecordPlan } from '../records/read-records';
import type { RootPlan } from '../records/read-roots';
import { readRecords } from '../records/read';
import { readWritten, saveAndRead } from '../records/save-and-read';
import { restoreRecord } from '../records/restore';
import { upsertRecord } from '../records/upsert';
import type { ObjectFieldKind } from './root-fields';

export type WriteKind = Exclude<ObjectFieldKind, 'one' | 'list' | 'summary' | 'groups'>;

/** The plan of a mutation's root field. */
export function writeRoot(making: Making, object: ObjectModel, asked: { readonly kind: WriteKind; readonly field: AskedField }): RootPlan {
  const { kind, field } = asked;
  if (kind === 'delete') return deleteRoot(object, field);
  if (kind === 'createMany' || kind === 'updateMany' || kind === 'deleteMany') return batchRoot(making, object, { kind, field });
  const plan = recordPlan(making, object, { fields: field.select(object.typeName), answer: [field.key] });
  return {
    bind(context, variables) {
      const bound = bindRecord(plan, bindingOf(context, variables));
      return {
        cost: writeCost + costOfRecord(bound),
        async read() {
          const args = field.args(variables);
          if (kind === 'create') return saveAndRead(context, { kind, object, input: args['input'] }, { plan, bound });
          if (kind === 'update') return saveAndRead(context, { kind, object, id: args['id'] as string, input: args['input'], ifVersion: versionOf(args['ifVersion']) }, { plan, bound });
          const id = await singleWrites[kind](context, object, args);
          return (await readWritten(context, plan, { bound, ids: [id] })).get(id)!();
        },
      };
    },
  };
}

const writeCost = 50;

const singleWrites: Readonly<Record<Exclude<WriteKind, 'create' | 'update' | 'delete' | 'createMany' | 'updateMany' | 'deleteMany'>, (context: Context, object: ObjectModel, args: Args) => Promise<string>>> = {
  upsert: (context, object, { key, input }) => upsertRecord(context, object, { key: key as Record<string, unknown>, input }),
  restore: (context, object, { id }) => restoreRecord(context, object, id as string),
  merge: (context, object, { winner, losers, take }) => mergeRecords(context, object, { winner: winner as string, losers: losers as string[], take: take ?? undefined }),
};

function versionOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function deleteRoot(object: ObjectModel, field: AskedField): RootPlan {
  const members = field.select('DeletedRecord');
  return {
    bind: (context, variables) => ({
      cost: writeCost,
      async read() {
        const args = field.args(variables);
        const id = await deleteRecord(context, object, { id: args['id'] as string, ifVersion: versionOf(args['ifVersion']) });
        const [record] = await readRecords(context.asSystem('the answer to a write'), object, { ids: [id], fields: [object.nameField.name, 'version'], deleted: true });
        const values: Readonly<Record<string, unknown>> = { id, object: object.name, name: record?.[object.nameField.name] ?? null, version: record?.['version'] ?? 0, __typename: 'DeletedRecord' };
        return `{${members.map(({ key, name }) => `${JSON.stringify(key)}:${JSON.stringify(values[name] ?? null)}`).join()}}`;
      },
    }),
  };
}

type BatchKind = 'createMany' | 'updateMany' | 'deleteMany';

function batchRoot(making: Making, object: ObjectModel, asked: { readonly kind: BatchKind; readonly field: AskedField }): RootPlan {
  const { kind, field } = asked;
  const members = field.select(`${object.typeName}Batch`);
  const plans = new Map(members.filter((member) => member.name === 'nodes').map((member): [AskedField, RecordPlan] => (
    [member, recordPlan(making, object, { fields: member.select(object.typeName), answer: [field.key, member.key, 0] })]
  )));
  return {
    bind(context, variables) {
      const args = field.args(variables);
      const records = Array.isArray(args['inputs']) ? args['inputs'].length : Array.isArray(args['ids']) ? args['ids'].length : usualBatch;
      const below = [...plans.values()].reduce((sum, plan) => sum + costOfRecord(bindRecord(plan, bindingOf(context, variables))), 0);
      return {
        cost: writeCost + records * (1 + below),
        async read() {
          const outcomes = await runBatch(context, object, { kind, args });
          const ids = kind === 'deleteMany' ? [] : outcomes.flatMap((outcome) => ('id' in outcome ? [outcome.id] : []));
          const parts: string[] = [];
          for (const member of members) parts.push(`${JSON.stringify(member.key)}:${await memberJson(member)}`);
          return `{${parts.join()}}`;

          async function memberJson(member: AskedField): Promise<string> {
            if (member.name === '__typename') return JSON.stringify(`${object.typeName}Batch`);
            if (member.name === 'count') return String(outcomes.filter((outcome) => 'id' in outcome).length);
            if (member.name === 'problems') return problemsJson(context, outcomes, member);
            const found = await readWritten(context, plans.get(member)!, { bound: bindRecord(plans.get(member)!, bindingOf(context, variables)), ids });
            return `[${ids.flatMap((id) => found.get(id)?.() ?? []).join()}]`;
          }
        },
      };
    },
  };
}

const usualBatch = 100;

function runBatch(context: Context, object: ObjectModel, { kind, args }: { readonly kind: BatchKind; readonly args: Args }): Promise<readonly Outcome[]> {
  const mode = args['mode'] as BatchMode;
  if (kind === 'createMany') return createRecords(context, object, { inputs: args['inputs'] as readonly unknown[], mode });
  const selection = selectionOf(context, object, args);
  if (kind === 'updateMany') return updateRecords(context, object, { selection, patch: args['input'], mode });
  return deleteRecords(context, object, { selection, mode });
}

function selectionOf(context: Context, object: ObjectModel, { ids, filter }: Args): Selection {
  const problems: Problem[] = [];
  const where = filter === null || filter === undefined ? undefined : predicateOf(object, filter, { scope: questionScope(context), problems, path: 'filter' });
  refuseProblems(problems);
  return { ...(Array.isArray(ids) ? { ids: ids as string[] } : {}), ...(where ? { where } : {}) };
}

function problemsJson(context: Context, outcomes: readonly Outcome[], asked: AskedField): string {
  const { language } = context.viewer;
  const members = asked.select('BatchProblem');
  const problems = outcomes.flatMap((outcome, index) => {
    if (!('error' in outcome)) return [];
    const { error } = outcome;
    return [{ index, id: outcome.of ?? null, code: error.code, ...describeRefusal(error, language), __typename: 'BatchProblem' }];
  });
  const json = (from: Readonly<Record<string, unknown>>, field: AskedField): string => {
    if (field.name !== 'fields') return `${JSON.stringify(field.key)}:${JSON.stringify(from[field.name] ?? null)}`;
    const below = field.select('FieldProblem');
    const list = (from['fields'] as readonly Readonly<Record<string, unknown>>[]).map((each) => `{${below.map((part) => json({ ...each, __typename: 'FieldProblem' }, part)).join()}}`);
    return `${JSON.stringify(field.key)}:[${list.join()}]`;
  };
  return `[${problems.map((problem) => `{${members.map((member) => json(problem, member)).join()}}`).join()}]`;
}
