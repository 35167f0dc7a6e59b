// JSON, as text with a check.
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { fieldTypePage, ownName, type DisplayProps, type InputProps } from './field-type';

/** The page of `json`. */
export const json = fieldTypePage<unknown>({ Input: JsonInput, Display: JsonDisplay, selection: ownName, toRule: () => null, text: (value) => JSON.stringify(value), filter: 'none', wide: true });

function JsonInput({ field, value, onChange, id, invalid, inTable }: InputProps): ReactNode {
  const { say } = useWords();
  const [typed, setTyped] = useState(value === null ? '' : JSON.stringify(value, null, 2));
  const [wrong, setWrong] = useState(false);
  const type = (text: string): void => {
    setTyped(text);
    try {
      onChange(text.trim() === '' ? null : (JSON.parse(text) as unknown));
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <>
      <Input.TextArea
        id={id}
        value={typed}
        autoSize={{ minRows: inTable ? 1 : 3, maxRows: 16 }}
        spellCheck={false}
        status={invalid || wrong ? 'error' : undefined}
        style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace' }}
        aria-invalid={wrong || invalid}
        aria-label={inTable ? field.label : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {wrong && <div role="alert" className="tg-problem">{say('json.wrong')}</div>}
    </>
  );
}

function JsonDisplay({ value, inRow }: DisplayProps): ReactNode {
  return inRow ? <code>{JSON.stringify(value)}</code> : <pre className="tg-json">{JSON.stringify(value, null, 2)}</pre>;
}
