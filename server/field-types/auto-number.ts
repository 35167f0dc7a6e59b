// A number given by the engine when a record is made, e.g. SO-2026-0001.
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `autoNumber`. Only imports ever give a value: numbers that were in use elsewhere. */
export const autoNumber: FieldType = {
  type: 'autoNumber',
  columns: () => lineColumns({ kind: 'text', length: maxLength }, { isName: false }),
  ...lineType((line) => (/[\r\n\t]/.test(line) ? refused('badFormat', { example: 'SO-2026-0001' }) : atMost(line, maxLength))),
  input: () => undefined,
};

const maxLength = 80;
