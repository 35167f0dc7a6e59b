// The filter builder: lines of field, operator and value, joined by all or any, nested where wanted.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import type { Descriptions } from '../layout/shown-fields';
import { useWords } from '../words/words';
import type { WordKey } from '../words/zh-cn';
import { isGroup, isOpaque, type Condition, type ConditionGroup } from './conditions';
import { fieldsThrough, filterFields, firstOperator, operatorsOf, type FilterField } from './filter-fields';
import { OperandInput } from './operand-input';

export interface FilterPanelProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly group: ConditionGroup; readonly onChange: (group: ConditionGroup) => void }

/** The whole builder. */
export function FilterPanel({ object, objects, group, onChange }: FilterPanelProps): ReactNode {
  const fields = [...filterFields(object), ...fieldsThrough(object, objects)];
  return <Group group={group} fields={fields} depth={0} onChange={onChange} />;
}

interface GroupProps { readonly group: ConditionGroup; readonly fields: readonly FilterField[]; readonly depth: number; readonly onChange: (group: ConditionGroup) => void }

function Group({ group, fields, depth, onChange }: GroupProps): ReactNode {
  const { say } = useWords();
  const replace = (index: number, item: ConditionGroup['items'][number] | null): void => {
    onChange({ ...group, items: group.items.flatMap((one, at) => (at === index ? (item === null ? [] : [item]) : [one])) });
  };
  const add = (item: ConditionGroup['items'][number]): void => onChange({ ...group, items: [...group.items, item] });
  return (
    <div className={depth > 0 ? 'tg-filter-group' : 'tg-filter'}>
      {(group.items.length > 1 || depth > 0) && (
        <Segmented size="small" value={group.match} options={[{ value: 'all', label: say('filter.all') }, { value: 'any', label: say('filter.any') }]} onChange={(match) => onChange({ ...group, match: match as 'all' | 'any' })} />
      )}
      {group.items.map((item, index) => (
        <div key={index} className="tg-filter-item">
          {isOpaque(item) ? <code className="tg-ellipsis" title={JSON.stringify(item.opaque)}>{JSON.stringify(item.opaque)}</code>
            : isGroup(item) ? <Group group={item} fields={fields} depth={depth + 1} onChange={(next) => replace(index, next)} />
              : <ConditionLine condition={item} fields={fields} onChange={(next) => replace(index, next)} />}
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('filter.remove')} onClick={() => replace(index, null)} />
        </div>
      ))}
      <div className="tg-filter-add">
        <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => add({ path: [], operator: '', operand: undefined })}>{say('filter.add')}</Button>
        {depth < 2 && <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => add({ match: group.match === 'all' ? 'any' : 'all', items: [{ path: [], operator: '', operand: undefined }] })}>{say('filter.addGroup')}</Button>}
      </div>
    </div>
  );
}

function ConditionLine({ condition, fields, onChange }: { condition: Condition; fields: readonly FilterField[]; onChange: (condition: Condition) => void }): ReactNode {
  const { say } = useWords();
  const chosen = fields.find((one) => one.path.join('.') === condition.path.join('.'));
  const operator = shownOperator(condition);
  return (
    <div className="tg-condition">
      <Select
        aria-label={say('filter.field')}
        placeholder={say('filter.field')}
        value={chosen ? condition.path.join('.') : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        options={fields.map((one) => ({ value: one.path.join('.'), label: one.label }))}
        popupMatchSelectWidth={240}
        onChange={(path: string) => {
          const next = fields.find((one) => one.path.join('.') === path);
          if (next) onChange({ path: next.path, ...written(firstOperator(next.field), undefined) });
        }}
      />
      <Select
        aria-label={say('filter.operator')}
        value={operator || undefined}
        disabled={!chosen}
        options={chosen ? withCurrent(operatorsOf(chosen.field), operator).map((one) => ({ value: one, label: say(`operator.${one}` as WordKey) })) : []}
        popupMatchSelectWidth={false}
        onChange={(next: string) => onChange({ path: condition.path, ...written(next, keepsOperand(operator, next) ? condition.operand : undefined) })}
      />
      {chosen && <OperandInput field={chosen.field} operator={operator} operand={condition.operand} onChange={(operand) => onChange({ ...condition, operand })} />}
    </div>
  );
}

function withCurrent(operators: readonly string[], current: string): readonly string[] {
  return current && !operators.includes(current) ? [...operators, current] : operators;
}

function shownOperator({ operator, operand }: Condition): string {
  return operator === 'isEmpty' && operand === false ? 'isNotEmpty' : operator;
}

/** Emptiness is one operator of the API with yes or no behind it. */
function written(operator: string, operand: unknown): Pick<Condition, 'operator' | 'operand'> {
  if (operator === 'isEmpty') return { operator, operand: true };
  if (operator === 'isNotEmpty') return { operator: 'isEmpty', operand: false };
  return { operator, operand };
}

const lists: ReadonlySet<string> = new Set(['in', 'notIn', 'hasAny', 'hasAll']);

function keepsOperand(before: string, after: string): boolean {
  const kind = (operator: string): string => (lists.has(operator) ? 'list' : ['during', 'between', 'isEmpty', 'isNotEmpty'].includes(operator) ? operator : 'one');
  return kind(before) === kind(after);
}
