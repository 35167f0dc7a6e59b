// A text of a template in the first language of the application and, below it, in the second.
import { Input } from 'antd';
import { useId, type ReactNode, type Ref } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useWords } from '../../words/words';
import { languageName } from '../labels';
import own from './print-templates.module.css';

export interface TwoLanguagesProps {
  readonly label: string; readonly first: string; readonly other: string; readonly second: string | undefined; readonly max: number;
  readonly onFirst: (text: string) => void; readonly onOther: (text: string) => void;
  /** Several lines. */
  readonly long?: boolean;
  readonly boxes?: { readonly first: Ref<TextAreaRef>; readonly other: Ref<TextAreaRef> };
  readonly onFocus?: (which: 'first' | 'other') => void;
}

/** Two inputs; one where the application speaks one language. */
export function TwoLanguages({ label, first, other, second, max, onFirst, onOther, long, boxes, onFocus }: TwoLanguagesProps): ReactNode {
  const { language } = useWords();
  const id = useId();
  const rows = long ? { minRows: 2, maxRows: 10 } : { minRows: 1, maxRows: 3 };
  return (
    <div className={own.pair}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea ref={boxes?.first} id={id} autoSize={rows} maxLength={max} value={first} onFocus={() => onFocus?.('first')} onChange={(event) => onFirst(long ? event.target.value : event.target.value.replace(/\n/g, ' '))} />
      {second && <Input.TextArea ref={boxes?.other} autoSize={rows} maxLength={Math.min(max, 2000)} value={other} placeholder={languageName(second, language)} aria-label={`${label} (${languageName(second, language)})`} onFocus={() => onFocus?.('other')} onChange={(event) => onOther(long ? event.target.value : event.target.value.replace(/\n/g, ' '))} />}
    </div>
  );
}
