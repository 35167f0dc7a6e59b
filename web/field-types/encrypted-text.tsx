// Encrypted text: masked on screen, shown on request to those who got it.
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';

/** The page of `encryptedText`. Viewers who may not edit it receive it masked already. */
export const encryptedText = fieldTypePage<string>({ Input: EncryptedInput, Display: EncryptedDisplay, selection: ownName, text: (value, field) => masked(value, setting<number>(field, 'showLast') ?? 0), filter: 'none' });

function EncryptedInput({ field, value, onChange, id, invalid, inTable }: InputProps<string>): ReactNode {
  return (
    <Input.Password
      id={id}
      value={value ?? ''}
      maxLength={setting<number>(field, 'maxLength') ?? 255}
      autoComplete="new-password"
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      aria-label={inTable ? field.label : undefined}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

function EncryptedDisplay({ field, value, inRow }: DisplayProps<string>): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const hidden = masked(value, setting<number>(field, 'showLast') ?? 0);
  if (inRow || hidden === value) return <span className="tg-number">{hidden}</span>;
  return (
    <span className="tg-number">
      {open ? value : hidden}
      <Button type="text" size="small" icon={open ? <EyeInvisibleOutlined /> : <EyeOutlined />} aria-label={say(open ? 'action.hide' : 'action.show')} onClick={() => setOpen(!open)} />
    </span>
  );
}

function masked(value: string, last: number): string {
  if (value.startsWith('*') || value.startsWith('•')) return value;
  const shown = last > 0 ? value.slice(-Math.min(last, Math.max(0, value.length - 1))) : '';
  return '•'.repeat(Math.min(8, Math.max(4, value.length - shown.length))) + shown;
}
