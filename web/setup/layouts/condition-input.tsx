// A condition in the rule language: checked while it is typed, what is wrong stands under it.
import { Input, Select, type InputRef } from 'antd';
import { useId, useMemo, useRef, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { checkExpression, problemText, type ExpressionScope } from '../../../metadata/language/expression/expression';
import { typeAt } from '../../layout/form-rules';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import { fits, usePinyin } from './find-fields';
import styles from './designers.module.css';

export interface ConditionInputProps {
  readonly label: string; readonly text: string | undefined; readonly onChange: (text: string | undefined) => void;
  readonly object: ObjectDescription; readonly objects: Descriptions;
}

/** A labelled box of text with the fields at hand. */
export function ConditionInput({ label, text, onChange, object, objects }: ConditionInputProps): ReactNode {
  const { say, language } = useWords();
  const id = useId();
  const box = useRef<InputRef & { resizableTextArea?: { textArea: HTMLTextAreaElement } }>(null);
  const pinyinOf = usePinyin(true);
  const problem = useMemo(() => problemOf(text, { fieldType: (path) => typeAt(path, object, objects) }, language === 'en' ? 'en' : 'zh'), [text, object, objects, language]);
  const fields = useMemo(() => object.fields.map((field) => ({ value: field.name, label: field.label })), [object]);
  const insert = (name: string): void => {
    const area = box.current?.resizableTextArea?.textArea;
    const written = text ?? '';
    const at = area?.selectionStart ?? written.length;
    onChange(`${written.slice(0, at)}${name}${written.slice(area?.selectionEnd ?? at)}`);
    window.requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(at + name.length, at + name.length);
    });
  };
  return (
    <div className={styles.setting}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        ref={box as never /* antd types its text areas more narrowly than it hands them out */}
        className={styles.condition}
        value={text ?? ''}
        autoSize={{ minRows: 1, maxRows: 6 }}
        spellCheck={false}
        status={problem ? 'error' : undefined}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        placeholder={say('design.conditionExample')}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
      {problem && <div id={`${id}-problem`} className={styles.problem} role="alert">{problem}</div>}
      <Select
        size="small"
        variant="borderless"
        className={styles.insert}
        value={null}
        showSearch={{ filterOption: (typed, option) => fits({ label: option?.label ?? '', name: option?.value ?? '' }, typed, pinyinOf) }}
        popupMatchSelectWidth={240}
        placeholder={say('design.insertField')}
        aria-label={`${label}: ${say('design.insertField')}`}
        options={fields}
        onChange={(name: string | null) => { if (name) insert(name); }}
      />
    </div>
  );
}

/** What is wrong with a condition, in words; null where nothing is. */
export function problemOf(text: string | undefined, scope: ExpressionScope, language: 'zh' | 'en'): string | null {
  if (text === undefined || text.trim() === '') return null;
  const outcome = checkExpression(text, scope, ['boolean']);
  return 'problems' in outcome && outcome.problems[0] ? problemText(outcome.problems[0], language) : null;
}
