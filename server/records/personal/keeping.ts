// What holds for everything people keep for themselves: whose it is, what it may be called, who may share, how long it can be brought back.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';

/** Longest name. */
export const mostCharacters = 40;
/** What is deleted is kept this long, so that deleting can be undone. */
export const keptFor = 30 * 24 * 60 * 60 * 1000;

/** true: the viewer may show views and reports of her own to others. */
export function mayShareViews({ viewer, model }: Pick<Context, 'viewer' | 'model'>): boolean {
  return viewer.setup || viewer.permissionSets.some((name) => model.permissionSets.get(name)?.shareViews === true);
}

/** The viewer's id; throws where nobody is signed in. */
export function mustBeSomebody({ viewer }: Context): string {
  if (viewer.id === null) throw new TangramError('UNAUTHENTICATED', 'signInFirst');
  return viewer.id;
}

/** Throws FORBIDDEN for viewers who may not share. */
export function mustMayShare(context: Context): void {
  if (!mayShareViews(context) && !context.viewer.system) throw new TangramError('FORBIDDEN', 'forbiddenSharing');
}

/** A name as it is kept; throws where it is empty or too long. */
export function labelFrom(given: string): string {
  const label = given.trim();
  const fail = (rule: 'required' | 'tooLong'): never => {
    const params = { label: 'label', max: mostCharacters, length: label.length };
    throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path: 'label', rule, params }]);
  };
  if (label === '') fail('required');
  if (label.length > mostCharacters) fail('tooLong');
  return label;
}

/** Throws where the owner has another one of that name. */
export function mustBeNew(label: string, others: readonly string[]): void {
  if (!others.includes(label)) return;
  throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path: 'label', rule: 'duplicate', params: { label: 'label', value: label } }]);
}
