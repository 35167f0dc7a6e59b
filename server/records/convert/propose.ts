// What a conversion would make of a record, before anybody decides: values to begin with, and records that may be meant instead of new ones.
import type { Context } from '../../access/context';
import { may, mustMay, mayReadField } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { TangramError } from '../../errors';
import { labelOf } from '../../model/labels';
import type { ConversionModel, ConversionStepModel, ObjectModel } from '../../model/model';
import { countRecords, readRecords, recordNames } from '../read';
import { objectOf } from '../write/change';
import { inputOf, isOffered, readConverted, type MadeRecords } from './conversion-values';

export interface ConversionProposal { readonly steps: readonly ProposedStep[] }

/** `values` are inputs of the API; references among them stand as `{ id, name, object }`. */
export interface ProposedStep {
  readonly name: string;
  readonly object: string;
  readonly optional: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  /** Fields that the records of other steps fill. */
  readonly filled: readonly { readonly field: string; readonly step: string }[];
  readonly lines: readonly { readonly relatedList: string; readonly count: number }[];
  /** Records with the same value in a field by which they are found. */
  readonly matches: readonly { readonly id: string; readonly name: string; readonly fields: readonly string[] }[];
}

const mostMatches = 5;
const nothingMade: MadeRecords = new Map();

/** The conversion `name` of the object; throws NOT_FOUND where there is none. */
export function conversionNamed(object: ObjectModel, name: string): ConversionModel {
  const found = object.conversions.find((each) => each.name === name);
  if (!found) throw new TangramError('NOT_FOUND', 'unknownConversion', { name });
  return found;
}

/** Throws CONFLICT where the record is not (or no longer) one that can be converted. */
export function mustBeOffered(context: Context, object: ObjectModel, of: { readonly conversion: ConversionModel; readonly record: Readonly<Record<string, unknown>> & { readonly id: string } }): void {
  const { conversion, record } = of;
  if (isOffered(context, conversion, record)) return;
  const label = labelOf(context.model, `${object.name}.conversions.${conversion.name}`, conversion.label, context.viewer.language);
  throw new TangramError('CONFLICT', 'conversionOver', { label });
}

/** What the conversion would make of the record with this id. Writes nothing. */
export async function proposeConversion(context: Context, object: ObjectModel, { id, name }: { readonly id: string; readonly name: string }): Promise<ConversionProposal> {
  mustMay(context, 'update', object);
  const conversion = conversionNamed(object, name);
  const record = await readConverted(context, object, { id, conversion });
  if (!record) throw new TangramError('NOT_FOUND', 'notFound');
  mustBeOffered(context, object, { conversion, record });
  const steps: ProposedStep[] = [];
  for (const step of conversion.steps) {
    const into = objectOf(context, step.object);
    if (!may(context, 'create', into) && step.optional) continue;
    mustMay(context, 'create', into);
    const input = inputOf(context, into, { record, values: step.values, made: nothingMade });
    steps.push({
      name: step.name, object: step.object, optional: step.optional, values: await withNames(context, into, input),
      filled: [...step.values].flatMap(([field, value]) => (value.kind === 'step' ? [{ field, step: value.step }] : [])),
      lines: await countLines(context, step, id), matches: await matchesOf(context, into, { step, input }),
    });
  }
  return { steps };
}

async function countLines(context: Context, step: ConversionStepModel, id: string): Promise<ProposedStep['lines']> {
  const counted: { relatedList: string; count: number }[] = [];
  for (const { to, source, link } of step.lines) counted.push({ relatedList: to, count: await countRecords(context, objectOf(context, source), { filter: { [link]: { id: { eq: id } } } }) });
  return counted;
}

async function matchesOf(context: Context, into: ObjectModel, { step, input }: { readonly step: ConversionStepModel; readonly input: Readonly<Record<string, unknown>> }): Promise<ProposedStep['matches']> {
  const fields = step.match.filter((name) => input[name] !== undefined && mayReadField(context, into, into.fields.get(name)!));
  if (fields.length === 0 || rowPredicate(context, into, 'read').kind === 'false') return [];
  const nameField = into.nameField.name;
  const found = await readRecords(context, into, { filter: { or: fields.map((name) => ({ [name]: { eq: input[name] } })) }, fields: [nameField, ...fields], orderBy: [{ createdAt: 'ASC' }], first: mostMatches });
  return found.map((record) => ({ id: record.id, name: String(record[nameField] ?? ''), fields: fields.filter((name) => record[name] === input[name]) }));
}

/** References get the names of what they point at, for forms. */
async function withNames(context: Context, into: ObjectModel, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = { ...input };
  for (const [name, value] of Object.entries(input)) {
    const target = context.model.objects.get(into.fields.get(name)?.targets[0] ?? '');
    if (!target || typeof value !== 'string') continue;
    const names = await recordNames(context, target, [value]);
    if (names.has(value)) shown[name] = { id: value, name: names.get(value), object: target.name };
    else delete shown[name];
  }
  return shown;
}
