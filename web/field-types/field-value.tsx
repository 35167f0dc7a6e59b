// Shows a field's value, or a quiet dash where there is none.
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { isEmpty } from './field-type';
import { pageOf } from './field-types';

/** The value as its type shows it. */
export function FieldValue({ field, value, inRow }: { field: FieldDescription; value: unknown; inRow?: boolean }): ReactNode {
  if (isEmpty(value)) return inRow ? null : <span className="tg-none" aria-hidden>{'—'}</span>;
  const { Display } = pageOf(field);
  return <Display field={field} value={value} inRow={inRow} />;
}
