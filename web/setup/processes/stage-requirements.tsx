// Which fields must be filled to come to a stage or to leave it, each always or only under a condition.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { TypeKind } from '../../../metadata/language/expression/expression';
import type { StageRequirementDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { SettingRow } from '../setting-row';

const condition: readonly TypeKind[] = ['boolean'];

export interface StageRequirementsProps {
  readonly id: string; readonly name: 'enter' | 'leave'; readonly label: string;
  readonly object: string;
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly asked: readonly StageRequirementDefinition[];
  readonly onChange: (asked: readonly StageRequirementDefinition[]) => void;
}

/** The choice of fields, and below it the condition of each that has one or gets one. */
export function StageRequirements({ id, name, label, object, fields, asked, onChange }: StageRequirementsProps): ReactNode {
  const { say } = useWords();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set());
  const open = (field: string, on: boolean): void => setOpened((before) => new Set(on ? [...before, field] : [...before].filter((one) => one !== field)));
  const put = (field: string, when: string | undefined): void => onChange(asked.map((one) => (one.field === field ? { field, ...(when === undefined ? {} : { when }) } : one)));
  return (
    <SettingRow name={name} id={id} label={label} wide>
      <Select id={id} mode="multiple" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={asked.map(({ field }) => field)} options={[...fields]} onChange={(names: string[]) => onChange(withFields(asked, names))} />
      {asked.length > 0 && (
        <ul className="tg-stage-asked">
          {asked.map(({ field, when }) => {
            const shown = fields.find(({ value }) => value === field)?.label ?? field;
            const title = say('picks.askedWhen', { field: shown });
            return (
              <li key={field} data-asked={field}>
                <span>{shown}</span>
                {when !== undefined || opened.has(field) ? (
                  <>
                    <div><ExpressionOf id={`${id}-${field}`} label={title} object={object} expected={condition} holds="fits" text={when} onChange={(next) => { open(field, true); put(field, next); }} /></div>
                    <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('picks.askedAlwaysAgain', { field: shown })} title={say('picks.askedAlwaysAgain', { field: shown })} onClick={() => { open(field, false); put(field, undefined); }} />
                  </>
                ) : <Button size="small" type="link" aria-label={title} onClick={() => open(field, true)}>{say('picks.askedAlways')}</Button>}
              </li>
            );
          })}
        </ul>
      )}
    </SettingRow>
  );
}

/** Conditions of fields that stay are kept. */
function withFields(before: readonly StageRequirementDefinition[], names: readonly string[]): readonly StageRequirementDefinition[] {
  return names.map((field) => before.find((one) => one.field === field) ?? { field });
}
