// Which fields have a form on paper: those whose value is a text.
import type { FieldDescription } from '../../../metadata/language/description';

const unprintable: ReadonlySet<string> = new Set(['id', 'version', 'file', 'image', 'json', 'geolocation', 'manyToMany', 'polymorphicLookup', 'encryptedText']);

/** A field a template may name; the server refuses others. */
export function mayPrint({ type }: Pick<FieldDescription, 'type'>): boolean {
  return !unprintable.has(type);
}
