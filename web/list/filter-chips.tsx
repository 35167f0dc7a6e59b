// The filter in force, in words, each part with a way to drop it.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import { choiceLabel } from '../field-types/picklist-choices';
import { filterEditorOf, pageOf } from '../field-types/field-types';
import { useShownIn } from '../field-types/use-shown-in';
import { fieldAt, type Descriptions } from '../layout/shown-fields';
import { useWords } from '../words/words';
import type { WordKey } from '../words/zh-cn';
import { countConditions, isGroup, isOpaque, type Condition, type ConditionGroup } from './conditions';
import { periodKey } from './operand-input';
import { useReferences } from '../field-types/reference-names';

export interface FilterChipsProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly group: ConditionGroup; readonly onChange: (group: ConditionGroup) => void; readonly hide?: ReadonlySet<string> }

/** A chip for each condition that no quick filter shows already. */
export function FilterChips({ object, objects, group, onChange, hide }: FilterChipsProps): ReactNode {
  const { say } = useWords();
  const drop = (index: number): void => onChange({ ...group, items: group.items.filter((_, at) => at !== index) });
  const chips = group.items.map((item, index) => {
    if (!isGroup(item) && !isOpaque(item) && item.path.length === 1 && hide?.has(item.path[0] ?? '')) return null;
    return (
      <Tag key={index} closable={{ 'aria-label': say('filter.remove') }} onClose={(event) => { event.preventDefault(); drop(index); }}>
        {isGroup(item) ? say('filter.group', { count: countConditions(item) }) : isOpaque(item) ? say('filter.special') : <ConditionWords object={object} objects={objects} condition={item} />}
      </Tag>
    );
  }).filter((chip) => chip !== null);
  return chips.length === 0 ? null : <div className="tg-chips">{chips}</div>;
}

function ConditionWords({ object, objects, condition }: { object: ObjectDescription; objects: Descriptions; condition: Condition }): ReactNode {
  const { say } = useWords();
  const shown = useShownIn();
  const field = fieldAt(object, condition.path, objects);
  const editor = field ? filterEditorOf(field) : 'none';
  const operands = Array.isArray(condition.operand) ? (condition.operand as unknown[]) : [condition.operand];
  const references = useReferences(field?.targets ?? [], editor === 'reference' ? operands.filter((one): one is string => typeof one === 'string') : []);
  if (!field) return condition.path.join('.');
  const label = condition.path.length > 1 ? `${object.fields.find((one) => one.name === condition.path[0])?.label ?? ''} · ${field.label}` : field.label;
  if (condition.operator === 'isEmpty') return `${label} ${say(condition.operand === false ? 'operator.isNotEmpty' : 'operator.isEmpty')}`;
  if (condition.operator === 'during') {
    const { period = '', n } = condition.operand as { period?: string; n?: number };
    return `${label}: ${say(periodKey(period), { n: n ?? 0 })}`;
  }
  const words = editor === 'reference' ? references.map((reference) => reference.name)
    : editor === 'choice' ? operands.map((one) => choiceLabel(field, String(one)))
      : editor === 'boolean' ? operands.map((one) => say(one === true ? 'value.yes' : 'value.no'))
        : operands.map((one) => textOf(field, one, shown));
  const sign = condition.operator === 'in' || condition.operator === 'eq' ? ':' : ` ${say(`operator.${condition.operator}` as WordKey)}`;
  return `${label}${sign} ${words.join(condition.operator === 'between' ? ' – ' : ', ')}`;
}

function textOf(field: Parameters<typeof pageOf>[0] & ObjectDescription['fields'][number], operand: unknown, shown: ReturnType<typeof useShownIn>): string {
  const page = pageOf(field);
  const value = page.read ? page.read(operand, field) : operand;
  return value === null || value === undefined ? '' : page.text(value, field, shown);
}
