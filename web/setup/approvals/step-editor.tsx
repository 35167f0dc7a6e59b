// One step of an approval in setup: its name and approvers in the row, and below, when it is opened, how many must agree, when, and how soon.
import { CloseOutlined, DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ApprovalStepDefinition } from '../../../metadata/language/types';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { SettingRow } from '../setting-row';
import type { ObjectSetup } from '../setup-data';
import { PeopleSelect, usePeople } from './people-select';
import { personKey } from './approval-changes';

export interface StepEditorProps {
  readonly setup: ObjectSetup; readonly step: ApprovalStepDefinition; readonly second: string | undefined; readonly other: string;
  readonly open: boolean; readonly toggle: () => void; readonly problem: string | undefined; readonly fields: readonly { value: string; label: string }[];
  readonly put: (part: Partial<ApprovalStepDefinition>) => void; readonly putOther: (label: string) => void; readonly remove: () => void;
}

const condition: readonly TypeKind[] = ['boolean'];

/** The row and what it opens to. */
export function StepEditor({ setup, step, second, other, open, toggle, problem, fields, put, putOther, remove }: StepEditorProps): ReactNode {
  const { say } = useWords();
  const people = usePeople(setup);
  const who = step.approvers.map((one) => people.find(({ value }) => value === personKey(one))?.label ?? personKey(one).split(':')[1]).join('、');
  const id = (part: string): string => `step-${step.name}-${part}`;
  return (
    <div className="tg-stage-row" data-step={step.name}>
      <div className="tg-stage-head">
        <Button size="small" type="text" icon={open ? <DownOutlined /> : <RightOutlined />} aria-expanded={open} aria-label={say('approvals.open', { label: step.label })} onClick={toggle} />
        <Input value={step.label} maxLength={200} aria-label={say('approvals.stepLabel')} status={problem ? 'error' : undefined} onChange={(event) => put({ label: event.target.value })} />
        {second && <Input value={other} maxLength={200} placeholder={say('setup.english')} aria-label={say('setup.englishOf', { label: step.label })} onChange={(event) => putOther(event.target.value)} />}
        <small className="tg-soft">{[who, step.approvers.length > 0 && step.agree && step.agree !== 'any' ? say(`approval.agree.${step.agree}`) : null].filter(Boolean).join(' · ')}</small>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('approvals.removeStep', { label: step.label })} onClick={remove} />
      </div>
      {problem && <div className="tg-stage-problem" role="alert">{problem}</div>}
      {open && (
        <div className="tg-setup-form tg-stage-details">
          <SettingRow name="approvers" id={id('approvers')} label={say('approvals.approvers')} required><PeopleSelect id={id('approvers')} setup={setup} value={step.approvers} onChange={(approvers) => put({ approvers })} /></SettingRow>
          <SettingRow name="agree" id={id('agree')} label={say('approvals.agree')}>
            <Select id={id('agree')} style={{ width: '100%' }} value={step.agree ?? 'any'} options={(['any', 'all', 'inTurn'] as const).map((value) => ({ value, label: say(`approvals.agree.${value}`) }))} onChange={(agree: 'any' | 'all' | 'inTurn') => put({ agree })} />
          </SettingRow>
          <SettingRow name="when" id={id('when')} label={say('approvals.stepWhen')} wide><ExpressionOf id={id('when')} label={say('approvals.stepWhen')} object={setup.name} expected={condition} holds="fits" text={step.when} onChange={(when) => put({ when })} /></SettingRow>
          <SettingRow name="remindAfter" id={id('remind')} label={say('approvals.remindAfter')}><InputNumber id={id('remind')} min={1} max={8760} precision={0} style={{ width: 120 }} value={step.remindAfter ?? null} onChange={(next) => put({ remindAfter: next === null ? undefined : Number(next) })} /></SettingRow>
          <SettingRow name="within" id={id('within')} label={say('approvals.within')}><InputNumber id={id('within')} min={1} max={8760} precision={0} style={{ width: 120 }} value={step.within ?? null} onChange={(next) => put({ within: next === null ? undefined : Number(next) })} /></SettingRow>
          <SettingRow name="edit" id={id('edit')} label={say('approvals.edit')} wide><Select id={id('edit')} mode="multiple" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={step.edit ?? []} options={[...fields]} onChange={(edit: string[]) => put({ edit })} /></SettingRow>
        </div>
      )}
    </div>
  );
}
