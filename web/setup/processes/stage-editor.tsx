// One stage in setup: its name and colour in the row, and below, when it is opened, what it asks for, its checklist and its related lists.
import { CloseOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PicklistValue, ProcessDefinition, StageDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { fieldLabel } from '../rules/rules-tab';
import { SettingRow, SwitchRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { StageRequirements } from './stage-requirements';
import { useRelatedLabels } from './related-labels';
import { actionKey, newAction, type changedStage, type ProcessWords } from './process-changes';

export interface StageEditorProps {
  readonly setup: ObjectSetup; readonly process: ProcessDefinition; readonly stage: StageDefinition; readonly value: PicklistValue; readonly label: string;
  readonly second: string | undefined; readonly words: ProcessWords;
  readonly open: boolean; readonly toggle: () => void; readonly problem: string | undefined;
  readonly put: (part: Parameters<typeof changedStage>[1]) => void;
  readonly putValue: (part: Partial<PicklistValue>) => void;
  readonly putWords: (part: Partial<ProcessWords>) => void;
  readonly remove: () => void;
}

/** The row and what it opens to. */
export function StageEditor({ setup, process, stage, value, label, second, words, open, toggle, problem, put, putValue, putWords, remove }: StageEditorProps): ReactNode {
  const { say } = useWords();
  const facts = [
    stage.probability === undefined ? null : `${Math.round(Number(stage.probability) * 100)}%`,
    stage.ends ? say(`processes.ends.${stage.ends}`) : null,
    (stage.enter?.length ?? 0) + (stage.leave?.length ?? 0) > 0 ? say('processes.asks', { count: (stage.enter?.length ?? 0) + (stage.leave?.length ?? 0) }) : null,
    stage.checklist ? say('processes.actions', { count: stage.checklist.length }) : null,
  ].filter(Boolean).join(' · ');
  return (
    <div className="tg-stage-row" data-stage={stage.value}>
      <div className="tg-stage-head">
        <Button size="small" type="text" icon={open ? <DownOutlined /> : <RightOutlined />} aria-expanded={open} aria-label={say('processes.open', { label })} onClick={toggle} />
        <Input value={value.label} maxLength={200} aria-label={say('processes.nameOf', { label })} status={problem ? 'error' : undefined} onChange={(event) => putValue({ label: event.target.value })} />
        {second && <Input value={words.values[stage.value] ?? ''} maxLength={200} placeholder={say('setup.english')} aria-label={say('setup.englishOf', { label })} onChange={(event) => putWords({ values: { ...words.values, [stage.value]: event.target.value } })} />}
        <small className="tg-soft">{facts}</small>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('processes.removeStage', { label })} onClick={remove} />
      </div>
      {problem && <div className="tg-stage-problem" role="alert">{problem}</div>}
      {open && <Details setup={setup} process={process} stage={stage} second={second} words={words} put={put} putWords={putWords} />}
    </div>
  );
}

type DetailsProps = Pick<StageEditorProps, 'setup' | 'process' | 'stage' | 'second' | 'words' | 'put' | 'putWords'>;

function Details({ setup, process, stage, second, words, put, putWords }: DetailsProps): ReactNode {
  const { say, language } = useWords();
  const lists = useRelatedLabels(setup);
  const id = (part: string): string => `stage-${stage.value}-${part}`;
  const fields = setup.fields.filter(({ name, body }) => !body.off && name !== process.field && !notEntered.has(body.type)).map(({ name }) => ({ value: name, label: fieldLabel(setup, name, language) }));
  const asked = (name: 'enter' | 'leave', label: string): ReactNode => (
    <StageRequirements id={id(name)} name={name} label={label} object={setup.name} fields={fields} asked={stage[name] ?? []} onChange={(next) => put({ [name]: [...next] })} />
  );
  return (
    <div className="tg-setup-form tg-stage-details">
      {process.probability !== undefined && (
        <SettingRow name="probability" id={id('probability')} label={say('processes.probability')}>
          <InputNumber id={id('probability')} min={0} max={100} precision={0} suffix="%" style={{ width: 120 }} value={stage.probability === undefined ? null : Math.round(Number(stage.probability) * 100)} onChange={(next) => put({ probability: next === null ? undefined : String(Number(next) / 100) })} />
        </SettingRow>
      )}
      <SettingRow name="ends" id={id('ends')} label={say('processes.ends')}>
        <Select id={id('ends')} allowClear placeholder={say('processes.ends.no')} style={{ width: '100%' }} value={stage.ends} options={(['won', 'lost', 'done'] as const).map((one) => ({ value: one, label: say(`processes.ends.${one}`) }))} onChange={(ends: StageDefinition['ends']) => put({ ends })} />
      </SettingRow>
      {asked('enter', say('processes.enter'))}
      {asked('leave', say('processes.leave'))}
      <SettingRow name="relatedLists" id={id('lists')} label={say('processes.relatedLists')} help={say('processes.relatedListsHelp')}>
        <Select id={id('lists')} mode="multiple" style={{ width: '100%' }} value={stage.relatedLists ?? []} options={lists} onChange={(relatedLists: string[]) => put({ relatedLists })} />
      </SettingRow>
      <SettingRow name="help" id={id('help')} label={say('processes.help')}><Input id={id('help')} maxLength={2000} value={stage.help ?? ''} onChange={(event) => put({ help: event.target.value })} /></SettingRow>
      <SwitchRow name="noReturn" id={id('noReturn')} label={say('processes.noReturn')}><Switch id={id('noReturn')} size="small" checked={stage.noReturn ?? false} onChange={(noReturn) => put({ noReturn })} /></SwitchRow>
      <div className="tg-setup-wide"><Checklist stage={stage} second={second} words={words} put={put} putWords={putWords} /></div>
    </div>
  );
}

function Checklist({ stage, second, words, put, putWords }: Pick<DetailsProps, 'stage' | 'second' | 'words' | 'put' | 'putWords'>): ReactNode {
  const { say } = useWords();
  const [fresh, setFresh] = useState('');
  const list = stage.checklist ?? [];
  const add = (): void => {
    if (!fresh.trim()) return;
    put({ checklist: [...list, newAction(list, fresh.trim())] });
    setFresh('');
  };
  return (
    <fieldset className="tg-stage-checklist">
      <legend>{say('stages.checklist')}</legend>
      {list.map((action, index) => (
        <div key={action.name} data-action={action.name}>
          <Input size="small" maxLength={200} value={action.label} aria-label={say('processes.nameOf', { label: action.label })} onChange={(event) => put({ checklist: list.map((one, at) => (at === index ? { ...one, label: event.target.value } : one)) })} />
          {second && <Input size="small" maxLength={200} placeholder={say('setup.english')} aria-label={say('setup.englishOf', { label: action.label })} value={words.actions[actionKey(stage.value, action.name)] ?? ''} onChange={(event) => putWords({ actions: { ...words.actions, [actionKey(stage.value, action.name)]: event.target.value } })} />}
          <Checkbox checked={action.required ?? false} onChange={(event) => put({ checklist: list.map((one, at) => (at === index ? { name: one.name, label: one.label, ...(event.target.checked ? { required: true } : {}) } : one)) })}>{say('processes.mustDo')}</Checkbox>
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('processes.removeAction', { label: action.label })} onClick={() => put({ checklist: list.filter((one) => one !== action) })} />
        </div>
      ))}
      <div>
        <Input size="small" maxLength={200} value={fresh} placeholder={say('processes.newAction')} aria-label={say('processes.newAction')} onChange={(event) => setFresh(event.target.value)} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) add(); }} />
        <Button size="small" icon={<PlusOutlined />} disabled={!fresh.trim()} onClick={add}>{say('processes.addAction')}</Button>
      </div>
    </fieldset>
  );
}

const notEntered: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber', 'manyToMany']);
