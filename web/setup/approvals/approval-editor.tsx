// One approval in setup: which records need it, the values that wait for it, its steps in order, what is written and what is locked.
import { useApolloClient } from '@apollo/client/react';
import { ExperimentOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import type { ApprovalDefinition, ApprovalStepDefinition } from '../../../metadata/language/types';
import { findObject, useApp, useObjects } from '../../describe/use-description';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { languageName } from '../labels';
import { SortableRows } from '../lists/sortable-rows';
import { nameAfter } from '../names-for';
import { valueLabelIn, valuesOf } from '../processes/process-changes';
import type { DefinitionProblem } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { RuleCount } from '../rules/rule-count';
import { fieldLabel } from '../rules/rules-tab';
import { SettingRow, SwitchRow } from '../setting-row';
import { useApplicationSetup, type ObjectSetup } from '../setup-data';
import { EditorHead } from '../editor-head';
import { usePageEditing } from '../use-page-editing';
import { approvalsOf, newStep, plain, withApproval, wordsOf, type ApprovalWords } from './approval-changes';
import { DryRun } from './dry-run';
import { PeopleSelect } from './people-select';
import { SetValues } from './set-values';
import { StepEditor } from './step-editor';

const condition: readonly TypeKind[] = ['boolean'];

/** `approval`: the one that is changed; absent: a new one. */
export function ApprovalEditor({ setup, approval, close }: { setup: ObjectSetup; approval?: ApprovalDefinition; close: () => void }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const application = useApplicationSetup();
  const publish = usePublish();
  const second = useApp().languages[1];
  const [body, setBody] = useState<ApprovalDefinition>(() => approval ?? { name: '', label: '', steps: [newStep([], say('approvals.who.managerOf.department'))] });
  const [words, setWords] = useState<ApprovalWords>(() => wordsOf(setup, approval, second ?? ''));
  const [open, setOpen] = useState<string | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [trying, setTrying] = useState(false);
  const editing = usePageEditing(close);
  const { state } = editing;
  const choices = useFieldChoices(setup);
  const put = (part: Partial<{ [K in keyof ApprovalDefinition]: ApprovalDefinition[K] | undefined }>): void => {
    setBody((before) => ({ ...before, ...part }) as ApprovalDefinition);
    setProblems({});
    editing.touch();
  };
  const putStep = (name: string, part: Partial<ApprovalStepDefinition>): void => put({ steps: body.steps.map((step) => (step.name === name ? plain({ ...step, ...part }) : step)) });
  const lock = (part: Partial<NonNullable<ApprovalDefinition['lock']>>): void => put({ lock: { ...body.lock, ...part } });
  const written = (name: string): ApprovalDefinition => ({ ...plain({ ...body, lock: lockOf(body), guard: body.guard && body.guard.values.length > 0 ? body.guard : undefined } as ApprovalDefinition), name, label: body.label.trim(), steps: body.steps.map((step) => ({ ...step, label: step.label.trim() })) });
  const save = async (): Promise<void> => {
    if (state !== 'idle') return;
    const missing: Record<string, string> = {};
    if (!body.label.trim()) missing['label'] = say('problem.required', { label: say('approvals.label') });
    if (body.steps.length === 0) missing[''] = say('approvals.noSteps');
    for (const step of body.steps) if (!step.label.trim() || step.approvers?.length === 0 || !step.approvers) missing[`step ${step.name}`] = say(step.label.trim() ? 'approvals.noApprovers' : 'problem.required', { label: say('approvals.stepLabel') });
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    editing.begin();
    const name = approval?.name ?? (await nameAfter(client, words.label.trim() || body.label.trim(), { others: approvalsOf(setup), otherwise: 'approval' }));
    const outcome = await publish({
      changes: withApproval(setup, written(name), second ? { ...words, language: second } : undefined),
      why: say(approval ? 'approvals.whyChange' : 'approvals.whyAdd', { object: setup.object.label, approval: body.label.trim() }), safe: false,
    });
    editing.finish(outcome);
    if (outcome.state === 'refused') setProblems(placed(outcome.problems, body.steps));
  };
  useSaveKey(save);
  const picklists = setup.fields.filter(({ body: one }) => one.type === 'picklist' && !one.off);
  const held = body.guard && valuesOf(setup, application, body.guard.field);
  const sets = (key: 'onSubmit' | 'onApproval' | 'onReturn'): ReactNode => (
    <SettingRow name={key} id={`approval-${key}`} label={say(`approvals.${key}`)}><SetValues id={`approval-${key}`} label={say(`approvals.${key}`)} setup={setup} value={body[key] ?? {}} onChange={(value) => put({ [key]: value })} /></SettingRow>
  );
  const kept = (key: 'open' | 'fineTune'): ReactNode => (
    <SettingRow name={key} id={`approval-${key}`} label={say(`approvals.lock.${key}`)}><Select id={`approval-${key}`} mode="multiple" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={body.lock?.[key] ?? []} options={[...choices]} onChange={(names: string[]) => lock({ [key]: names })} /></SettingRow>
  );
  const first = second ? `${say('approvals.label')} (${languageName('zh', language)})` : say('approvals.label');
  return (
    <div data-editor="approval">
      <EditorHead back={say('approvals.back')} editing={editing} close={close} save={save}>
        <Button icon={<ExperimentOutlined />} disabled={body.steps.length === 0} onClick={() => setTrying(true)}>{say('approvals.try')}</Button>
      </EditorHead>
      {problems[''] && <Alert type="error" showIcon role="alert" title={problems['']} style={{ marginBottom: 12 }} />}
      <div className="tg-setup-form tg-setup-card">
        <SettingRow name="label" id="approval-label" label={first} required {...(problems['label'] ? { problem: problems['label'] } : {})}><Input id="approval-label" maxLength={200} value={body.label} onChange={(event) => put({ label: event.target.value })} /></SettingRow>
        {second && <SettingRow name="otherLabel" id="approval-other" label={`${say('approvals.label')} (${languageName(second, language)})`}><Input id="approval-other" maxLength={200} value={words.label} onChange={(event) => { setWords({ ...words, label: event.target.value }); editing.touch(); }} /></SettingRow>}
        <SettingRow name="when" id="approval-when" label={say('approvals.when')} wide {...(problems['when'] ? { problem: problems['when'] } : {})}>
          <ExpressionOf id="approval-when" label={say('approvals.when')} object={setup.name} expected={condition} holds="fits" text={body.when} onChange={(when) => put({ when })} />
        </SettingRow>
        {body.when && <RuleCount object={setup.name} when={body.when} meaning="fits" />}
        <SettingRow name="guard" id="approval-guard" label={say('approvals.guard')} help={say('approvals.guardHelp')} {...(problems['guard'] ? { problem: problems['guard'] } : {})}>
          <Select id="approval-guard" allowClear aria-label={say('approvals.guardField')} placeholder={say('approvals.guardField')} style={{ width: '100%' }} value={body.guard?.field} options={picklists.map(({ name }) => ({ value: name, label: fieldLabel(setup, name, language) }))} onChange={(field: string | undefined) => put({ guard: field ? { field, values: [] } : undefined })} />
        </SettingRow>
        {body.guard && held && (
          <SettingRow name="guardValues" id="approval-guard-values" label={say('approvals.guardValues')}>
            <Select id="approval-guard-values" mode="multiple" style={{ width: '100%' }} value={body.guard.values} options={held.values.map((one) => ({ value: one.value, label: valueLabelIn(held, one, language) }))} onChange={(values: string[]) => put({ guard: { field: body.guard!.field, values } })} />
          </SettingRow>
        )}
        <SettingRow name="submitters" id="approval-submitters" label={say('approvals.submitters')}><PeopleSelect id="approval-submitters" setup={setup} value={body.submitters ?? []} placeholder={say('approvals.submittersAll')} onChange={(submitters) => put({ submitters })} /></SettingRow>
      </div>
      <h3>{say('approvals.steps')}</h3>
      <div className="tg-stage-rows">
        <SortableRows rows={body.steps} idOf={({ name }) => name} labelOf={({ label }) => label} label={say('approvals.steps')} onChange={(steps) => put({ steps: [...steps] })}>
          {(step) => (
            <StepEditor setup={setup} step={step} second={second} other={words.steps[step.name] ?? ''} open={open === step.name} toggle={() => setOpen(open === step.name ? null : step.name)} problem={problems[`step ${step.name}`]} fields={choices}
              put={(part) => putStep(step.name, part)} putOther={(label) => { setWords({ ...words, steps: { ...words.steps, [step.name]: label } }); editing.touch(); }} remove={() => put({ steps: body.steps.filter((one) => one !== step) })} />
          )}
        </SortableRows>
      </div>
      <Button icon={<PlusOutlined />} style={{ marginTop: 8 }} onClick={() => { const step = newStep(body.steps, ''); put({ steps: [...body.steps, step] }); setOpen(step.name); }}>{say('approvals.addStep')}</Button>
      <h3>{say('approvals.lock')}</h3>
      <div className="tg-setup-form tg-setup-card">
        {sets('onSubmit')}{sets('onApproval')}{sets('onReturn')}
        <SwitchRow name="pending" id="approval-pending" label={say('approvals.lock.pending')}><Switch id="approval-pending" size="small" checked={body.lock?.pending !== false} onChange={(pending) => lock({ pending })} /></SwitchRow>
        <SwitchRow name="approved" id="approval-approved" label={say('approvals.lock.approved')}><Switch id="approval-approved" size="small" checked={body.lock?.approved !== false} onChange={(approved) => lock({ approved })} /></SwitchRow>
        {kept('open')}{kept('fineTune')}
      </div>
      {trying && <DryRun object={setup.name} approval={written(approval?.name ?? 'trial')} close={() => setTrying(false)} />}
    </div>
  );
}

/** Only what differs from what is usual. */
function lockOf({ lock = {} }: ApprovalDefinition): ApprovalDefinition['lock'] {
  return { ...(lock.pending === false ? { pending: false } : {}), ...(lock.approved === false ? { approved: false } : {}), ...(lock.open?.length ? { open: lock.open } : {}), ...(lock.fineTune?.length ? { fineTune: lock.fineTune } : {}) };
}

/** Fields of the object and of its details, as the lock names them. */
function useFieldChoices(setup: ObjectSetup): readonly { value: string; label: string }[] {
  const { language } = useWords();
  const known = findObject(useApp(), setup.name) !== undefined;
  const objects = useObjects(known ? [setup.name] : []);
  const own = setup.fields.filter(({ body }) => !body.off && body.type !== 'formula' && body.type !== 'rollUp').map(({ name }) => ({ value: name, label: fieldLabel(setup, name, language) }));
  const lists = (objects.get(setup.name)?.relatedLists ?? []).filter((list) => list.kind === 'detail');
  return [...own, ...lists.flatMap((list) => list.columns.map((column) => ({ value: `${list.name}.${column.path}`, label: `${list.label} · ${column.label}` })))].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index);
}

/** Problems of the answer at the steps and inputs they concern. */
function placed(problems: readonly DefinitionProblem[], steps: readonly ApprovalStepDefinition[]): Readonly<Record<string, string>> {
  return Object.fromEntries(problems.map(({ path, pointer, message }) => {
    if (!path.endsWith('/approvals')) return ['', message];
    const step = steps[Number(/\/steps\/(\d+)/.exec(pointer)?.[1])];
    return [step ? `step ${step.name}` : /^\/approvals\/\d+\/(label|when|guard)/.exec(pointer)?.[1] ?? '', message];
  }));
}
