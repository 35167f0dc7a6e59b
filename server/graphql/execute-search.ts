// `search`: finds records by their words, then reads what was asked of them, one statement for each object found.
import type { AskedField, Making, Run } from '../records/read-asked';
import { bindingOf } from '../records/read-bind';
import { bindRecord, readById, recordPlan, type RecordPlan } from '../records/read-records';
import type { RootPlan } from '../records/read-roots';
import { searchRecords, type SearchHit } from '../records/search';
import type { Context } from '../access/context';
import { objectLabel } from '../access/may';

const searchCost = 300;
const usualHits = 20;

/** The plan of the root field `search`. */
export function searchRoot(making: Making, field: AskedField): RootPlan {
  const members = field.select('SearchHit');
  const asked = members.filter((member) => member.name === 'record');
  const plans = new Map<string, readonly RecordPlan[]>();
  const plansOf = (name: string): readonly RecordPlan[] => {
    const known = plans.get(name);
    if (known) return known;
    const object = making.context.model.objects.get(name)!;
    const made = asked.map((member) => recordPlan(making, object, { fields: member.select(object.typeName), answer: [field.key, 0, member.key] }));
    plans.set(name, made);
    return made;
  };
  return {
    bind(context, variables) {
      const args = field.args(variables);
      const first = Number(args['first'] ?? usualHits);
      const binding = bindingOf(context, variables);
      return {
        cost: searchCost + first * (1 + asked.length * 5),
        async read() {
          const hits = await searchRecords(context, { text: String(args['text']), objects: (args['objects'] as string[] | null | undefined) ?? undefined, first });
          const records = new Map<string, (() => string)[]>();
          const run: Run = { pages: [] };
          await Promise.all([...byObject(hits)].map(async ([name, ids]) => {
            const read = await Promise.all(plansOf(name).map((plan) => readById(context, plan, { bound: bindRecord(plan, binding), ids, run })));
            for (const id of ids) if (read.every((found) => found.has(id))) records.set(id, read.map((found) => found.get(id)!));
          }));
          // A hit that is gone since is left out: its record may not be null.
          const shown = asked.length === 0 ? hits : hits.filter((hit) => records.has(hit.id));
          return `[${shown.map((hit) => hitJson(context, hit, { members, records: records.get(hit.id) ?? [], making })).join()}]`;
        },
      };
    },
  };
}

function byObject(hits: readonly SearchHit[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const hit of hits) {
    const known = ids.get(hit.object);
    if (known) known.push(hit.id);
    else ids.set(hit.object, [hit.id]);
  }
  return ids;
}

function hitJson(context: Context, hit: SearchHit, shown: { readonly members: readonly AskedField[]; readonly records: readonly (() => string)[]; readonly making: Making }): string {
  let record = 0;
  const values = shown.members.map(({ key, name }) => {
    const value = name === 'record' ? shown.records[record++]!() : JSON.stringify(plainMember(context, hit, name));
    return `${JSON.stringify(key)}:${value}`;
  });
  return `{${values.join()}}`;
}

function plainMember(context: Context, hit: SearchHit, name: string): string {
  const object = context.model.objects.get(hit.object)!;
  switch (name) {
    case 'id': return hit.id;
    case 'object': return hit.object;
    case 'label': return objectLabel(context, object);
    case 'title': case 'name': return hit.title;
    default: return 'SearchHit';
  }
}

