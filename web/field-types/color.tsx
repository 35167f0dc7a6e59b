// A colour.
import { ColorPicker } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';
import { plainText } from './text-input';

/** The page of `color`. */
export const color = fieldTypePage<string>({ Input: ColorInput, Display: ColorDisplay, selection: ownName, text: plainText, filter: 'text' });

function ColorInput({ field, value, onChange, inTable }: InputProps<string>): ReactNode {
  return (
    <span role="group" aria-label={field.label}>
      <ColorPicker value={value} showText={!inTable} allowClear={!field.required} disabledAlpha format="hex" onChangeComplete={(next) => onChange(next.toHexString().slice(0, 7).toUpperCase())} onClear={() => onChange(null)} />
    </span>
  );
}

function ColorDisplay({ value }: DisplayProps<string>): ReactNode {
  return <span className="tg-color"><i style={{ background: value }} aria-hidden />{value}</span>;
}
