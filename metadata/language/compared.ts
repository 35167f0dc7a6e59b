// Which types of fields duplicate rules compare: text, and what is chosen. Formulas and roll-ups are not kept by the record itself.
import type { FieldTypeName } from './types';

/** For the compiler and for the editor of duplicate rules. */
export const comparedTypes: ReadonlySet<FieldTypeName> = new Set<FieldTypeName>(['text', 'phone', 'email', 'url', 'barcode', 'integer', 'decimal', 'date', 'picklist', 'lookup', 'masterDetail', 'user', 'department']);
