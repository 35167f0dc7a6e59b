// What a person can be told of, and what she does not want to hear: kept as a personal setting, and left out wherever notices are counted and listed.
import { may } from '../../access/may';
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { labelOf } from '../../model/labels';
import { keepUserSetting, userSetting } from '../personal/user-settings';

/** A kind as its screen shows it. `label`: of a reminder. */
export interface NoticeKindChoice { readonly kind: string; readonly label: string | null; readonly objectLabel: string | null; readonly on: boolean }

const setting = 'notices.quiet';
const most = 500;

/** The kinds the viewer does not want to hear of. */
export async function quietKinds(context: Context): Promise<readonly string[]> {
  const kept = await userSetting(context, setting);
  return Array.isArray(kept) ? kept.filter((kind): kind is string => typeof kind === 'string') : [];
}

/** Every kind there is for the viewer: what happens to one's records and approvals, and the reminders of the objects one may read. */
export async function noticeKinds(context: Context): Promise<readonly NoticeKindChoice[]> {
  const { model, viewer: { language } } = context;
  const quiet = new Set(await quietKinds(context));
  const objects = [...model.objects.values()].filter((object) => may(context, 'read', object));
  const approvals = objects.some((object) => object.approvals.length > 0);
  const plain = ['assigned', ...(approvals ? ['approval', 'decided'] : [])].map((kind) => ({ kind, label: null, objectLabel: null }));
  const reminders = objects.flatMap((object) => object.reminders.map(({ name, label }) => ({
    kind: `reminder.${object.name}.${name}`, label: labelOf(model, `${object.name}.reminders.${name}`, label, language), objectLabel: labelOf(model, object.name, object.label, language),
  })));
  return [...plain, ...reminders].map((one) => ({ ...one, on: !quiet.has(one.kind) }));
}

/** Keeps which kinds the viewer does not want. */
export async function keepQuiet(context: Context, kinds: readonly string[]): Promise<void> {
  if (kinds.length > most) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: most, count: kinds.length });
  const known = new Set((await noticeKinds(context)).map(({ kind }) => kind));
  const unknown = kinds.find((kind) => !known.has(kind));
  if (unknown !== undefined) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `kinds: ${unknown}` });
  await keepUserSetting(context, setting, kinds.length > 0 ? [...new Set(kinds)] : null);
}
