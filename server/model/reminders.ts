// The reminders of an object: the moment, who is told, and of which records.
import type { ReminderDefinition } from '../../metadata/language/types';
import type { ObjectContext } from './compile-object';
import { checked, scopeOf } from './expressions';
import type { FieldModel, ReminderModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

const noReminders: readonly ReminderModel[] = Object.freeze([]);
const minute = 60_000;
const units: Readonly<Record<string, number>> = { min: minute, h: 60 * minute, d: 24 * 60 * minute };
const usualTime = '09:00';

/** Those that are on. A reminder that names a field that is off tells nobody. */
export function remindersOf({ shape, ask, report }: ObjectContext): readonly ReminderModel[] {
  const part = shape.source.reminders;
  if (!part) return noReminders;
  const root: Place = { path: part.path, pointer: '/reminders' };
  const scope = scopeOf(shape, ask);
  const fieldAt = (name: string, place: Place, fits: (field: FieldModel) => boolean, why: { readonly zh: string; readonly en: string }): FieldModel | undefined => {
    const field = shape.fields.get(name);
    if (field && fits(field)) return field;
    if (field) report(problemAt(place, 'type', { zh: `字段“${name}”${why.zh}`, en: `The field "${name}" ${why.en}` }));
    else if (!Object.hasOwn(shape.source.definition.fields, name)) report(unknownName(place, words.field, name, shape.fields.keys()));
    return undefined;
  };
  return Object.freeze(part.body.flatMap((written, index) => {
    const place = below(root, index);
    const at = fieldAt(written.at, below(place, 'at'), isMoment, { zh: '不是日期或日期时间字段', en: 'is no stored date or date-time field' });
    const to = (written.to ?? ['owner']).map((name, position) => fieldAt(name, written.to ? below(place, 'to', position) : place, isPeople, { zh: '不是人员字段', en: 'is no field of users' }));
    if (written.off || !at || to.some((field) => field === undefined) || (written.when !== undefined && ask.mentionsOff(shape.source.name, written.when))) return [];
    const when = written.when === undefined ? undefined : checked(written.when, below(place, 'when'), { scope, expected: ['boolean'], report });
    if (when && !when.sqlSafe) report(problemAt(below(place, 'when'), 'expression', { zh: '数据库不能计算这个条件，请换一种写法', en: 'The database cannot compute this condition: write it another way' }));
    if (written.when !== undefined && !when?.sqlSafe) return [];
    return [Object.freeze({
      name: written.name, label: written.label, at: at.name, before: millisecondsOf(written.before), time: at.type === 'date' ? minutesOf(written.time ?? usualTime) : undefined,
      to: Object.freeze(to.map((field) => field!.name)), when,
    })];
  }));
}

/** The fields whose moments reminders wait for: they are looked up every minute. */
export function remindedFields(written: readonly ReminderDefinition[] | undefined): ReadonlySet<string> {
  return new Set((written ?? []).filter(({ off }) => !off).map(({ at }) => at));
}

function isMoment(field: FieldModel): boolean {
  return (field.type === 'date' || field.type === 'dateTime') && field.columns.length > 0;
}

function isPeople(field: FieldModel): boolean {
  return field.targets.length === 1 && field.targets[0] === 'user';
}

function millisecondsOf(span: string | undefined): number {
  const [, number, unit] = /^(-?\d+)(min|h|d)$/.exec(span ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * units[unit!]!;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
