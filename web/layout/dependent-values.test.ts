// What a changed choice empties in dependent picklists, and what comes back with it.
import type { FieldDescription } from '../../metadata/language/description';
import { settled } from './dependent-values';

const field = (name: string, dependsOn: FieldDescription['dependsOn'] = null): FieldDescription => ({ name, type: 'picklist', dependsOn, readOnly: false } as FieldDescription);
const fields = [field('country'), field('town', { field: 'country', values: { cn: ['bj', 'sh'], fr: ['paris'], uk: ['bj'] } }), field('street', { field: 'town', values: { bj: ['chang'], paris: ['rivoli'] } })];
const step = (now: Record<string, unknown>, changed: readonly string[], emptied: Record<string, string> = {}): ReturnType<typeof settled> => settled(now, { changed, fields, emptied });

test('what no longer fits is emptied, with what hangs on it, and comes back with the choice', () => {
  const gone = step({ country: 'fr', town: 'bj', street: 'chang' }, ['country']);
  expect(gone).toEqual({ now: { country: 'fr', town: null, street: null }, emptied: { town: 'bj', street: 'chang' } });
  expect(step({ ...gone.now, country: null }, ['country'], gone.emptied)).toEqual({ now: { country: null, town: null, street: null }, emptied: gone.emptied });
  expect(step({ ...gone.now, country: 'cn' }, ['country'], gone.emptied)).toEqual({ now: { country: 'cn', town: 'bj', street: 'chang' }, emptied: {} });
});

test('what fits stays, what is chosen anew is not overwritten, and forgets what was there', () => {
  expect(step({ country: 'uk', town: 'bj', street: 'chang' }, ['country'])).toEqual({ now: { country: 'uk', town: 'bj', street: 'chang' }, emptied: {} });
  const other = step({ country: 'fr', town: 'paris', street: null }, ['town'], { town: 'bj', street: 'chang' });
  expect(other).toEqual({ now: { country: 'fr', town: 'paris', street: null }, emptied: { street: 'chang' } });
  expect(step({ country: 'cn', town: 'sh' }, ['country', 'town'], { town: 'bj' })).toEqual({ now: { country: 'cn', town: 'sh' }, emptied: {} });
});
