// Money: in the application's currency, or with a currency of its own.
import { Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { currencySymbol, formatMoney } from '../words/format';
import { fieldTypePage, setting, type DisplayProps, type InputProps } from './field-type';
import { NumberInput } from './number-input';
import { useShownIn } from './use-shown-in';

interface Money { readonly amount: string | null; readonly currency: string | null }

/** The page of `currency`. Forms keep text, or amount and currency where each record has its own. */
export const currency = fieldTypePage<string | Money>({
  Input: CurrencyInput, Display: CurrencyDisplay,
  selection: (field) => (hasOwn(field) ? `${field.name} { amount currency }` : field.name),
  read: (raw, field) => {
    if (raw === null || raw === undefined) return null;
    if (!hasOwn(field)) return String(raw);
    const { amount, currency: code } = raw as Money;
    return { amount: amount === null ? null : String(amount), currency: code };
  },
  toInput: (value) => (isMoney(value) && (value.amount === null || value.amount === '') ? null : value),
  toRule: (value) => (isMoney(value) ? value.amount : value),
  text: (value, field, shown) => formatMoney(amountOf(value), isMoney(value) ? value.currency ?? shown.currency : shown.currency, { language: shown.language, scale: setting<number>(field, 'scale') }),
  filter: 'number', align: 'right',
});

/** Currencies offered where a record names its own. */
const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'KRW', 'SGD', 'AUD', 'CAD', 'CHF', 'MOP', 'THB', 'MYR', 'INR', 'RUB', 'BRL'];

function CurrencyInput(props: InputProps<string | Money>): ReactNode {
  const { field, value, onChange, inTable } = props;
  const { language, currency: usual } = useShownIn();
  const limits = { scale: setting<number>(field, 'scale') ?? 2, min: setting<string>(field, 'min'), max: setting<string>(field, 'max') };
  if (!hasOwn(field)) {
    return <NumberInput {...props} {...limits} value={value as string | null} onChange={onChange} prefix={inTable ? undefined : currencySymbol(usual, language)} />;
  }
  const money: Money = isMoney(value) ? value : { amount: null, currency: usual };
  return (
    <Space.Compact block>
      <Select
        value={money.currency ?? usual}
        options={[...new Set([usual, ...currencies])].map((code) => ({ value: code, label: code }))}
        showSearch
        style={{ width: 88, flex: 'none' }}
        aria-label={field.label}
        onChange={(code) => onChange({ amount: money.amount, currency: code })}
      />
      <NumberInput {...props} {...limits} value={money.amount} onChange={(amount) => onChange(amount === null ? null : { amount: amount as string, currency: money.currency ?? usual })} />
    </Space.Compact>
  );
}

function CurrencyDisplay({ field, value }: DisplayProps<string | Money>): ReactNode {
  const shown = useShownIn();
  return <span className="tg-number">{currency.text(value, field, shown)}</span>;
}

function hasOwn(field: FieldDescription): boolean {
  return setting<boolean>(field, 'ownCurrency') === true;
}

function isMoney(value: string | Money | null): value is Money {
  return value !== null && typeof value === 'object';
}

function amountOf(value: string | Money): string {
  return isMoney(value) ? value.amount ?? '0' : value;
}
