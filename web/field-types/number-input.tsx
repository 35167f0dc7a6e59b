// A number box that keeps decimal text exact (string mode), shared by the numeric types.
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { InputProps } from './field-type';

export interface NumberInputProps extends InputProps<string> {
  readonly scale?: number; readonly min?: string; readonly max?: string; readonly prefix?: ReactNode; readonly suffix?: ReactNode;
}

/** Thousands are separated while typing; the value is decimal text without an exponent. */
export function NumberInput({ field, value, onChange, id, invalid, inTable, scale, min, max, prefix, suffix }: NumberInputProps): ReactNode {
  return (
    <InputNumber<string>
      id={id}
      value={value}
      stringMode
      controls={false}
      precision={scale}
      min={min}
      max={max}
      prefix={prefix}
      suffix={suffix}
      keyboard={!inTable}
      changeOnWheel={false}
      formatter={(shown, info) => grouped(info.userTyping ? info.input : String(shown ?? ''))}
      parser={(typed) => halfWidth(typed ?? '').replace(/[,\s]/g, '')}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      className="tg-number"
      style={{ width: '100%' }}
      inputMode="decimal"
      aria-invalid={invalid}
      aria-label={inTable ? field.label : undefined}
      onChange={(next) => onChange(next === null || next === '' ? null : String(next))}
    />
  );
}

function grouped(text: string): string {
  const [whole = '', ...rest] = text.replace(/,/g, '').split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','), ...rest].join('.');
}

// Chinese input methods give full-width digits and points.
function halfWidth(text: string): string {
  return text.replace(/[０-９．－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/。/g, '.').replace(/，/g, ',');
}
