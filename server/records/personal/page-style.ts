// How pages look: what the application says, and over it what the viewer has chosen for herself.
import type { Density, PageStyle } from '../../../metadata/language/description';
import type { Context } from '../../access/context';
import { TangramError, type Problem } from '../../errors';
import type { Model } from '../../model/model';
import { keepUserSetting, userSetting } from './user-settings';

export interface OwnStyle { readonly color: string | null; readonly density: Density | null }

/** Nothing chosen. */
export const noStyle: OwnStyle = Object.freeze({ color: null, density: null });

const setting = 'style';
const densities: readonly string[] = ['compact', 'normal', 'roomy'];
/** White letters on the colour can be read: WCAG AA. */
const leastContrast = 4.5;

/** What the viewer has chosen. */
export async function ownStyle(context: Context): Promise<OwnStyle> {
  if (context.viewer.id === null) return noStyle;
  return ((await userSetting(context, setting)) as OwnStyle | undefined) ?? noStyle;
}

/** The look of this viewer's pages. */
export function styleOf(model: Model, own: OwnStyle): PageStyle {
  const { color, density, logo } = model.app.style ?? {};
  return { color: own.color ?? color ?? null, density: own.density ?? density ?? 'normal', logo: logo === undefined ? null : `/files/${logo}`, own: { ...own } };
}

/** Keeps what the viewer chooses; null follows the application. */
export async function chooseStyle(context: Context, { color, density }: { readonly color: string | null; readonly density: string | null }): Promise<void> {
  if (context.viewer.id === null) throw new TangramError('UNAUTHENTICATED', 'signInFirst');
  const problems: Problem[] = [];
  if (color !== null && !/^#[0-9A-Fa-f]{6}$/.test(color)) problems.push({ path: 'color', rule: 'badFormat', params: { label: 'color', example: '#0D6B74' } });
  else if (color !== null && contrastWithWhite(color) < leastContrast) problems.push({ path: 'color', rule: 'tooPale', params: { value: color } });
  if (density !== null && !densities.includes(density)) problems.push({ path: 'density', rule: 'notAChoice', params: { label: 'density', value: density } });
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
  await keepUserSetting(context, setting, color === null && density === null ? null : { color, density });
}

/** Contrast of a colour with white, from 1 to 21. */
function contrastWithWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
