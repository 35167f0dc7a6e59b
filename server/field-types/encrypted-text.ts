// Text that lies encrypted in the database and is shown masked.
import { keyring } from '../base/keyring';
import type { FieldModel } from '../model/model';
import { empty, refused, values, wrongType } from './accepted';
import { cleanLine, lengthOf } from './clean-text';
import type { FieldType } from './field-type';
import { numberSetting } from './settings';

/** Type `encryptedText`. Never found by search or filters: the database does not know it. */
export const encryptedText: FieldType = {
  type: 'encryptedText',
  columns: () => [{ suffix: '', storage: { kind: 'longText' } }],
  accept(value, { definition }) {
    if (value === null) return empty();
    if (typeof value !== 'string') return wrongType('text');
    const clean = cleanLine(value);
    if (clean === null) return empty();
    const max = numberSetting(definition, 'maxLength', 500);
    const length = lengthOf(clean, max);
    return length <= max ? values(keyring().encrypt(clean)) : refused('tooLong', { max, length });
  },
  outputs: (field) => [{
    name: field.name, type: 'String',
    json: (stored) => JSON.stringify(masked(stored[0], field)),
    revealed: (stored) => JSON.stringify(openText(stored[0])),
  }],
  input: () => 'String',
  filter: () => undefined,
  sortable: false,
  // History and export are read by more people than the field.
  plain: (stored, field) => masked(stored[0], field),
};

/** The text itself; null where it is empty or was sealed with a key that is gone. */
function openText(stored: unknown): string | null {
  return typeof stored === 'string' ? (keyring().decrypt(stored) ?? null) : null;
}

/** Six dots whatever the length, and the last characters where there are enough others. */
function masked(stored: unknown, { definition }: FieldModel): string | null {
  if (typeof stored !== 'string') return null;
  const characters = [...(openText(stored) ?? '')];
  const shown = numberSetting(definition, 'showLast', 4);
  return `••••••${shown > 0 && characters.length >= shown * 2 ? characters.slice(-shown).join('') : ''}`;
}
