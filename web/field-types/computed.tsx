// A field that is computed: it has no input and borrows the look of the type it returns.
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { boolean } from './boolean';
import { currency } from './currency';
import { date } from './date';
import { dateTime } from './date-time';
import { decimal } from './decimal';
import { ownName, type DisplayProps, type FieldTypePage } from './field-type';
import { integer } from './integer';
import { percent } from './percent';
import { text } from './text';

const pages: Readonly<Record<string, FieldTypePage>> = { boolean, currency, date, dateTime, decimal, integer, percent, text };

/** The page of a computed type; `returns` says which type its values are of. */
export function computedPage(returns: (field: FieldDescription) => string): FieldTypePage {
  const pageOf = (field: FieldDescription): FieldTypePage => pages[returns(field)] ?? text;
  return {
    Display: (props: DisplayProps): ReactNode => {
      const { Display } = pageOf(props.field);
      return <Display {...props} field={withoutOwnCurrency(props.field)} />;
    },
    selection: ownName,
    read: (raw, field) => pageOf(field).read?.(raw, withoutOwnCurrency(field)) ?? raw ?? null,
    text: (value, field, shown) => pageOf(field).text(value, withoutOwnCurrency(field), shown),
    filter: 'number',
  };
}

/** How a computed field's values are aligned and filtered follows its result. */
export function computedLike(field: FieldDescription): FieldTypePage | undefined {
  return pages[field.returns ?? ''];
}

// A computed amount is always in the application's currency.
function withoutOwnCurrency(field: FieldDescription): FieldDescription {
  return field.settings['ownCurrency'] ? { ...field, settings: { ...field.settings, ownCurrency: false } } : field;
}
