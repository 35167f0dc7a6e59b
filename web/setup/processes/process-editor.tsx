// One process in setup: for which records it is, and its stages in order, each opened to say what it asks for and shows.
import { useApolloClient } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PicklistValue, ProcessDefinition, StageDefinition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { labelIn, languageName } from '../labels';
import { SortableRows } from '../lists/sortable-rows';
import { nameAfter, namesFor } from '../names-for';
import type { DefinitionProblem } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { keyOf, recordTypesOf } from '../record-types/record-type-changes';
import { fieldLabel } from '../rules/rules-tab';
import { SettingRow } from '../setting-row';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import { EditorHead } from '../editor-head';
import { usePageEditing } from '../use-page-editing';
import { changedStage, processesOf, valueLabelIn, valuesOf, withProcess, wordsOf, type ProcessWords } from './process-changes';
import { StageOfEditor } from './stage-of-editor';
import { StageEditor } from './stage-editor';

/** `process`: the one that is changed; absent: a new one. */
export function ProcessEditor({ setup, process, close }: { setup: ObjectSetup; process?: ProcessDefinition; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const application = useApplicationSetup();
  const publish = usePublish();
  const second = useApp().languages[1];
  const picklists = setup.fields.filter(({ body }) => body.type === 'picklist' && !body.off);
  const [body, setBody] = useState<ProcessDefinition>(() => process ?? { name: '', label: '', field: picklists[0]?.name ?? '', stages: [] });
  const held = valuesOf(setup, application, body.field);
  const [values, setValues] = useState<readonly PicklistValue[]>(() => held?.values ?? []);
  const [words, setWords] = useState<ProcessWords>(() => wordsOf(setup, { process, held, language: second ?? '' }));
  const [open, setOpen] = useState<string | null>(null);
  const [fresh, setFresh] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const editing = usePageEditing(close);
  const { state } = editing;
  const put = (part: Partial<{ [K in keyof ProcessDefinition]: ProcessDefinition[K] | undefined }>): void => {
    setBody((before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)) as unknown as ProcessDefinition);
    setProblems({});
    editing.touch();
  };
  const putWords = (part: Partial<ProcessWords>): void => { setWords((before) => ({ ...before, ...part })); editing.touch(); };
  const putStage = (value: string, part: Parameters<typeof changedStage>[1]): void => put({ stages: body.stages.map((stage) => (stage.value === value ? changedStage(stage, part) : stage)) });
  const putValue = (value: string, part: Partial<PicklistValue>): void => { setValues((before) => before.map((one) => (one.value === value ? { ...one, ...part } : one))); editing.touch(); };
  const chooseField = (name: string): void => {
    const next = valuesOf(setup, application, name);
    setValues(next?.values ?? []);
    setWords(wordsOf(setup, { process, held: next, language: second ?? '' }));
    put({ field: name, stages: [] });
  };
  const labelOf = (value: string): string => {
    const found = values.find((one) => one.value === value);
    return found && held ? (language.startsWith('zh') ? found.label : words.values[value] || valueLabelIn(held, found, language)) : value;
  };
  const addStage = (stage: StageDefinition): void => { put({ stages: [...body.stages, stage] }); setOpen(stage.value); };
  const addNew = async (): Promise<void> => {
    const label = fresh.trim();
    if (!label) return;
    const known = values.find((one) => one.label === label && !body.stages.some(({ value }) => value === one.value));
    setFresh('');
    if (known) return addStage({ value: known.value });
    const value = (await namesFor(client, [label], values.map(({ value: taken }) => taken)))[0]!;
    setValues((before) => [...before, { value, label }]);
    addStage({ value });
  };
  const save = async (): Promise<void> => {
    if (state !== 'idle' || !held) return;
    const missing: Record<string, string> = {};
    if (!body.label.trim()) missing['label'] = say('problem.required', { label: say('processes.label') });
    if (body.stages.length === 0) missing['stages'] = say('processes.noStages');
    for (const { value } of body.stages) if (!values.find((one) => one.value === value)?.label.trim()) missing[`stage ${value}`] = say('problem.required', { label: say('processes.stage') });
    if (Object.values(body.stageOf ?? {}).includes('')) missing['stageOf'] = say('picks.stageOfChoose');
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    editing.begin();
    const label = body.label.trim();
    const name = process?.name ?? (await nameAfter(client, words.label.trim() || label, { others: processesOf(setup), otherwise: 'process' }));
    const outcome = await publish({
      changes: withProcess(setup, { ...body, name, label }, { held, values: values.map((one) => ({ ...one, label: one.label.trim() })), ...(second ? { words: { ...words, language: second } } : {}) }),
      why: say(process ? 'processes.whyChange' : 'processes.whyAdd', { object: setup.object.label, process: label }), safe: false,
    });
    editing.finish(outcome);
    if (outcome.state === 'refused') setProblems(placed(outcome.problems, body.stages));
  };
  useSaveKey(save);
  const types = recordTypesOf(setup);
  const kinds = body.for && valuesOf(setup, application, body.for.field);
  const options = (fields: typeof setup.fields): { value: string; label: string }[] => fields.map((field) => ({ value: field.name, label: fieldLabel(setup, field.name, language) }));
  const unused = values.filter(({ value, inactive }) => !inactive && !body.stages.some((stage) => stage.value === value));
  const inSecond = second && languageName(second, language);
  const first = second ? `${say('processes.label')} (${languageName('zh', language)})` : say('processes.label');
  return (
    <div data-editor="process">
      <EditorHead back={say('processes.back')} editing={editing} close={close} save={save} />
      {(problems[''] ?? problems['stages']) && <Alert type="error" showIcon role="alert" title={problems[''] ?? problems['stages']} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form tg-setup-card">
        <SettingRow name="label" id="process-label" label={first} required {...(problems['label'] ? { problem: problems['label'] } : {})}><Input id="process-label" maxLength={200} value={body.label} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
        {second && <SettingRow name="otherLabel" id="process-other-label" label={`${say('processes.label')} (${inSecond})`}><Input id="process-other-label" maxLength={200} value={words.label} onChange={(event) => putWords({ label: event.target.value })} /></SettingRow>}
        <SettingRow name="field" id="process-field" label={say('processes.field')} help={say('processes.fieldHelp')} {...(problems['field'] ? { problem: problems['field'] } : {})}>
          <Select id="process-field" value={body.field} disabled={process !== undefined} style={{ width: '100%' }} options={options(picklists)} onChange={chooseField} />
        </SettingRow>
        <SettingRow name="probability" id="process-probability" label={say('processes.probabilityField')} help={say('processes.probabilityHelp')}>
          <Select id="process-probability" allowClear value={body.probability} style={{ width: '100%' }} options={options(setup.fields.filter(({ body: one }) => one.type === 'percent' && !one.off))} onChange={(probability: string | undefined) => put({ probability, ...(probability ? {} : { stages: body.stages.map((stage) => changedStage(stage, { probability: undefined })) }) })} />
        </SettingRow>
        <SettingRow name="for" id="process-for" label={say('processes.for')} help={say('processes.forHelp')} {...(problems['for'] ? { problem: problems['for'] } : {})}>
          <Select id="process-for" allowClear placeholder={say('processes.forAll')} value={body.for?.field} style={{ width: '100%' }} options={options(picklists.filter(({ name }) => name !== body.field))} onChange={(field: string | undefined) => put({ for: field ? { field, values: [] } : undefined })} />
        </SettingRow>
        {(types.length > 0 || body.recordType !== undefined) && (
          <SettingRow name="recordType" id="process-record-type" label={say('types.label')} help={say('picks.processTypeHelp')} {...(problems['recordType'] ? { problem: problems['recordType'] } : {})}>
            <Select id="process-record-type" allowClear placeholder={say('picks.allTypes')} value={body.recordType} style={{ width: '100%' }} options={types.map((type) => ({ value: type.name, label: labelIn(setup, { key: keyOf(type.name), written: type.label, language }) }))} onChange={(recordType: string | undefined) => put({ recordType })} />
          </SettingRow>
        )}
        {body.for && kinds && (
          <SettingRow name="kinds" id="process-kinds" label={fieldLabel(setup, body.for.field, language)}>
            <Select id="process-kinds" mode="multiple" value={body.for.values} style={{ width: '100%' }} options={kinds.values.map((one) => ({ value: one.value, label: valueLabelIn(kinds, one, language) }))} onChange={(chosen: string[]) => put({ for: { field: body.for!.field, values: chosen } })} />
          </SettingRow>
        )}
        <StageOfEditor setup={setup} value={body.stageOf ?? {}} problem={problems['stageOf']} onChange={(stageOf) => put({ stageOf })} />
      </div>
      <h3>{say('processes.stages')}</h3>
      <div className="tg-stage-rows">
        <SortableRows rows={body.stages} idOf={({ value }) => value} labelOf={({ value }) => labelOf(value)} label={say('processes.stages')} onChange={(stages) => put({ stages: [...stages] })}>
          {(stage) => (
            <StageEditor
              setup={setup} process={body} stage={stage} value={values.find((one) => one.value === stage.value) ?? { value: stage.value, label: stage.value }} label={labelOf(stage.value)} second={second} words={words}
              open={open === stage.value} toggle={() => setOpen(open === stage.value ? null : stage.value)} problem={problems[`stage ${stage.value}`]}
              put={(part) => putStage(stage.value, part)} putValue={(part) => putValue(stage.value, part)} putWords={putWords} remove={() => put({ stages: body.stages.filter((one) => one !== stage) })}
            />
          )}
        </SortableRows>
      </div>
      <div className="tg-setup-tools" style={{ marginTop: 8 }}>
        <Input style={{ maxWidth: 260 }} maxLength={200} value={fresh} placeholder={say('processes.newStage')} aria-label={say('processes.newStage')} onChange={(event) => setFresh(event.target.value)} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) void addNew(); }} />
        <Button icon={<PlusOutlined />} disabled={!fresh.trim()} onClick={() => void addNew()}>{say('processes.addStage')}</Button>
        {unused.length > 0 && <Select style={{ minWidth: 200 }} value={null} placeholder={say('processes.fromValues')} aria-label={say('processes.fromValues')} options={unused.map(({ value }) => ({ value, label: labelOf(value) }))} onChange={(value: string | null) => { if (value) addStage({ value }); }} />}
      </div>
    </div>
  );
}

/** Problems of the answer at the stages and inputs they concern. */
function placed(problems: readonly DefinitionProblem[], stages: readonly StageDefinition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(problems.map(({ path, pointer, message }) => {
    const stage = path.includes('/processes/') ? stages[Number(/^\/stages\/(\d+)/.exec(pointer)?.[1])] : undefined;
    return [stage ? `stage ${stage.value}` : path.includes('/processes/') ? /^\/(label|field|for|recordType|stageOf)/.exec(pointer)?.[1] ?? '' : '', message];
  }));
}
