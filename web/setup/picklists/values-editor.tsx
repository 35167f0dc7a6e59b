// The values of a picklist: added one by one or pasted as lines, renamed, coloured, ordered, switched off; what no record holds may go.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined, SnippetsOutlined, SwapOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Input, Modal, Switch, Tooltip } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { PicklistValue } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { ReplaceDialog } from './replace-dialog';
import type { ValueOf } from './replace-data';
import { pastedValues } from './pasted-values';
import { namesFor } from '../names-for';

export interface ValuesEditorProps {
  readonly values: readonly PicklistValue[];
  /** Values that are in force: records may have them, so they are switched off, and removed only when no record holds them any more. */
  readonly kept: readonly PicklistValue[];
  readonly onChange: (values: readonly PicklistValue[]) => void;
  /** Labels in English by value; absent: not asked for. */
  readonly english?: Readonly<Record<string, string>>;
  readonly onEnglish?: (value: string, label: string) => void;
  /** Whose values they are: what is in force can then be replaced in records. */
  readonly of?: ValueOf;
  /** Messages by position and property: `0/label`. */
  readonly problems?: Readonly<Record<string, string>>;
}

/** The table of values. */
export function ValuesEditor({ values, kept, onChange, english, onEnglish, of, problems = {} }: ValuesEditorProps): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const [pasting, setPasting] = useState<string | null>(null);
  const [fresh, setFresh] = useState('');
  const [replacing, setReplacing] = useState<PicklistValue | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const fixed = new Set(kept.map(({ value }) => value));
  const labelled = ({ value, label }: PicklistValue): { readonly value: string; readonly label: string } => ({ value, label: (language.startsWith('zh') ? '' : english?.[value]) || label });
  const put = (index: number, change: Partial<PicklistValue>): void => onChange(values.map((value, at) => (at === index ? cleaned({ ...value, ...change }) : value)));
  const move = (index: number, by: number): void => {
    const next = [...values];
    const [taken] = next.splice(index, 1);
    next.splice(index + by, 0, taken!);
    onChange(next);
  };
  const takeAway = (gone: string): void => {
    onChange(values.filter(({ value }) => value !== gone));
    onEnglish?.(gone, '');
  };
  const add = async (lines: readonly { readonly label: string; readonly value?: string; readonly color?: string }[]): Promise<void> => {
    const wanted = lines.filter(({ label }) => !values.some((value) => value.label === label));
    if (wanted.length === 0) return;
    const taken = [...values.map(({ value }) => value), ...wanted.flatMap(({ value }) => value ?? [])];
    const unnamed = wanted.filter(({ value }) => value === undefined).map(({ label }) => label);
    const names = unnamed.length === 0 ? [] : await namesFor(client, unnamed, taken);
    let next = 0;
    onChange([...values, ...wanted.map(({ label, value, color }) => ({ value: value ?? names[next++] ?? label, label, ...(color ? { color } : {}) }))]);
  };
  const addOne = (): void => {
    const label = fresh.trim();
    if (!label) return;
    setFresh('');
    void add([{ label }]).catch(() => setFresh(label));
  };
  return (
    <div className="tg-setup-values" ref={table}>
      {values.length > 0 && (
        <ul>
          {values.map((value, index) => (
            <li key={value.value} data-off={value.inactive || undefined} data-value={value.value}>
              <input type="color" value={value.color ?? '#8c8c8c'} data-none={value.color ? undefined : ''} aria-label={say('setup.colorOf', { label: value.label })} onChange={(event) => put(index, { color: event.target.value.toUpperCase() })} />
              <Input value={value.label} maxLength={200} aria-label={say('setup.labelOf', { label: value.value })} status={problems[`${index}/label`] ? 'error' : undefined} onChange={(event) => put(index, { label: event.target.value })} />
              {onEnglish && <Input value={english?.[value.value] ?? ''} maxLength={200} placeholder={say('setup.english')} aria-label={say('setup.englishOf', { label: value.label })} onChange={(event) => onEnglish(value.value, event.target.value)} />}
              <Tooltip title={say(fixed.has(value.value) ? 'setup.codeFixed' : 'setup.code')}><code className="tg-ellipsis">{value.value}</code></Tooltip>
              <span className="tg-setup-value-actions">
                <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={say('setup.moveUp', { label: value.label })} onClick={() => move(index, -1)} />
                <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === values.length - 1} aria-label={say('setup.moveDown', { label: value.label })} onClick={() => move(index, 1)} />
                {of && fixed.has(value.value) && <Button size="small" type="text" icon={<SwapOutlined />} title={say('picks.replaceOf', { label: value.label })} aria-label={say('picks.replaceOf', { label: value.label })} onClick={() => setReplacing(value)} />}
                {fixed.has(value.value)
                  ? <Switch size="small" checked={!value.inactive} aria-label={say('setup.offeredOf', { label: value.label })} onChange={(on) => put(index, { inactive: !on })} />
                  : <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say('setup.removeOf', { label: value.label })} onClick={() => onChange(values.filter((_, at) => at !== index))} />}
              </span>
              {of && value.inactive && fixed.has(value.value) && <div className="tg-value-kept">{say('picks.keptByRecords')}<Button type="link" size="small" onClick={() => setReplacing(value)}>{say('picks.removeOffer')}</Button></div>}
              {Object.entries(problems).filter(([place]) => place.startsWith(`${index}/`)).map(([place, text]) => <div key={place} className="tg-problem" role="alert">{text}</div>)}
            </li>
          ))}
        </ul>
      )}
      <div className="tg-setup-add-value">
        <Input
          value={fresh} maxLength={200} placeholder={say('setup.newValue')} aria-label={say('setup.newValue')}
          onChange={(event) => setFresh(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (!text.trim().includes('\n')) return;
            event.preventDefault();
            setPasting(text);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            addOne();
          }}
        />
        <Button icon={<PlusOutlined />} onClick={addOne}>{say('setup.add')}</Button>
        <Button icon={<SnippetsOutlined />} onClick={() => setPasting('')}>{say('setup.pasteLines')}</Button>
      </div>
      <Modal
        open={pasting !== null} title={say('setup.pasteLines')} okText={say('setup.add')} cancelText={say('action.cancel')} destroyOnHidden
        okButtonProps={{ disabled: pastedValues(pasting ?? '').length === 0 }}
        onCancel={() => setPasting(null)}
        onOk={() => void add(pastedValues(pasting ?? '')).then(() => setPasting(null))}
      >
        <p>{say('setup.pasteHint')}</p>
        <Input.TextArea autoFocus rows={10} value={pasting ?? ''} aria-label={say('setup.pasteLines')} onChange={(event) => setPasting(event.target.value)} />
      </Modal>
      {of && replacing && <ReplaceDialog of={of} value={labelled(replacing)} others={kept.filter(({ value, inactive }) => !inactive && value !== replacing.value).map(labelled)} close={() => setReplacing(null)} {...(values.length > 1 ? { remove: () => takeAway(replacing.value) } : {})} />}
    </div>
  );
}

function cleaned({ inactive, color, ...rest }: PicklistValue): PicklistValue {
  return { ...rest, ...(color ? { color } : {}), ...(inactive ? { inactive } : {}) };
}
