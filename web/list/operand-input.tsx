// What stands behind an operator of the filter builder: words, values, numbers, dates, periods or records.
import { DatePicker, Input, InputNumber, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { setting } from '../field-types/field-type';
import { filterEditorOf, pageOf } from '../field-types/field-types';
import { ReferencePicker } from '../field-types/reference-picker';
import { useViewerSign, ViewerBox } from './for-anybody';
import { useWords, type Say } from '../words/words';
import type { WordKey } from '../words/zh-cn';
import { rememberNames, useReferences } from '../field-types/reference-names';

export interface OperandProps { readonly field: FieldDescription; readonly operator: string; readonly operand: unknown; readonly onChange: (operand: unknown) => void }

/** Periods of dates, as the API names them; those with `_N_` take a number. */
export const periods = [
  'TODAY', 'YESTERDAY', 'TOMORROW', 'THIS_WEEK', 'LAST_WEEK', 'NEXT_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'NEXT_MONTH', 'THIS_QUARTER', 'LAST_QUARTER', 'NEXT_QUARTER',
  'THIS_YEAR', 'LAST_YEAR', 'NEXT_YEAR', 'PAST', 'FUTURE', 'LAST_N_DAYS', 'NEXT_N_DAYS',
] as const;

/** The editor of an operand. */
export function OperandInput({ field, operator, operand, onChange }: OperandProps): ReactNode {
  const { say } = useWords();
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return null;
  const editor = filterEditorOf(field);
  if (operator === 'during') return <PeriodInput operand={operand} onChange={onChange} label={field.label} say={say} />;
  if (editor === 'reference') return <References field={field} operand={operand} onChange={onChange} many={operator === 'in' || operator === 'notIn'} />;
  if (editor === 'choice' || editor === 'boolean') return <Choices field={field} operator={operator} operand={operand} onChange={onChange} say={say} />;
  if (operator === 'between') {
    const [from, to] = Array.isArray(operand) ? (operand as unknown[]) : [null, null];
    return (
      <Space.Compact block>
        <OneValue field={field} operand={from} onChange={(next) => onChange([next, to ?? null])} />
        <OneValue field={field} operand={to} onChange={(next) => onChange([from ?? null, next])} />
      </Space.Compact>
    );
  }
  if (operator === 'in' || operator === 'notIn') {
    return <Select mode="tags" style={{ width: '100%' }} aria-label={field.label} value={Array.isArray(operand) ? (operand as string[]) : []} open={false} suffixIcon={null} tokenSeparators={[',', '，', ';', '；']} onChange={(next: string[]) => onChange(next)} />;
  }
  return <OneValue field={field} operand={operand} onChange={onChange} />;
}

function OneValue({ field, operand, onChange }: Omit<OperandProps, 'operator'>): ReactNode {
  switch (filterEditorOf(field)) {
    case 'number': return <NumberOperand field={field} operand={operand} onChange={onChange} />;
    case 'date': return <DatePicker style={{ width: '100%' }} aria-label={field.label} value={typeof operand === 'string' ? dayjs(operand) : null} onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)} />;
    case 'dateTime': return <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} aria-label={field.label} value={typeof operand === 'string' ? dayjs(operand) : null} onChange={(next) => onChange(next ? next.toISOString() : null)} />;
    case 'time': {
      const Time = pageOf({ type: 'time' }).Input;
      return Time ? <Time field={field} id="" value={operand ?? null} invalid={false} others={{}} onChange={onChange} /> : null;
    }
    default: return <Input aria-label={field.label} value={typeof operand === 'string' ? operand : ''} onChange={(event) => onChange(event.target.value)} allowClear />;
  }
}

const whole: ReadonlySet<string> = new Set(['integer', 'rating', 'duration', 'version']);

function NumberOperand({ field, operand, onChange }: Omit<OperandProps, 'operator'>): ReactNode {
  const returns = field.type === 'formula' ? field.returns ?? '' : field.type === 'rollUp' ? field.returns ?? (setting(field, 'function') === 'count' ? 'integer' : 'decimal') : field.type;
  if (returns === 'percent') {
    const Percent = pageOf({ type: 'percent' }).Input;
    return Percent ? <Percent field={{ ...field, settings: {} }} id="" value={operand ?? null} invalid={false} others={{}} onChange={onChange} /> : null;
  }
  return (
    <InputNumber<string>
      stringMode
      controls={false}
      style={{ width: '100%' }}
      aria-label={field.label}
      value={operand === null || operand === undefined ? null : String(operand)}
      onChange={(next) => onChange(next === null || next === '' ? null : whole.has(returns) ? Math.trunc(Number(next)) : String(next))}
    />
  );
}

function Choices({ field, operator, operand, onChange, say }: OperandProps & { say: Say }): ReactNode {
  if (filterEditorOf(field) === 'boolean') {
    return <Select style={{ width: '100%' }} aria-label={field.label} value={typeof operand === 'boolean' ? String(operand) : undefined} options={[{ value: 'true', label: say('value.yes') }, { value: 'false', label: say('value.no') }]} onChange={(next: string) => onChange(next === 'true')} />;
  }
  const many = operator !== 'eq' && operator !== 'ne';
  return (
    <Select<string[] | string>
      mode={many ? (field.values.length > 0 ? 'multiple' : 'tags') : undefined}
      style={{ width: '100%' }}
      aria-label={field.label}
      maxTagCount="responsive"
      value={many ? (Array.isArray(operand) ? (operand as string[]) : []) : (operand as string | undefined)}
      showSearch={{ optionFilterProp: 'label' }}
      options={field.values.map((choice) => ({ value: choice.value, label: choice.label }))}
      onChange={(next) => onChange(next)}
    />
  );
}

function References({ field, operand, onChange, many }: Omit<OperandProps, 'operator'> & { many: boolean }): ReactNode {
  const sign = useViewerSign(field);
  const chosen = Array.isArray(operand) ? (operand as string[]) : typeof operand === 'string' ? [operand] : [];
  const ids = chosen.filter((id) => !id.startsWith('$'));
  const signs = chosen.filter((id) => id.startsWith('$'));
  const references = useReferences(field.targets, ids);
  const picker = (
    <ReferencePicker
      label={field.label}
      targets={field.targets}
      value={references}
      multiple={many}
      onChange={(next) => {
        rememberNames(next);
        onChange(many ? [...signs, ...next.map((reference) => reference.id)] : next.at(-1)?.id ?? null);
      }}
    />
  );
  if (!sign) return picker;
  const turn = (on: boolean): void => onChange(many ? [...(on ? [sign] : []), ...ids] : on ? sign : null);
  return <div className="tg-operand">{picker}<ViewerBox sign={sign} on={signs.includes(sign)} turn={turn} /></div>;
}

/** A period with its number, where it has one. */
function PeriodInput({ operand, onChange, label, say }: { operand: unknown; onChange: (operand: unknown) => void; label: string; say: Say }): ReactNode {
  const { period, n } = (operand ?? {}) as { period?: string; n?: number };
  return (
    <Space.Compact block>
      <Select style={{ width: '100%' }} aria-label={label} value={period} showSearch={{ optionFilterProp: 'label' }} options={periods.map((one) => ({ value: one, label: say(periodKey(one)) }))} onChange={(next: string) => onChange({ period: next, ...(next.includes('_N_') ? { n: n ?? 7 } : {}) })} />
      {period?.includes('_N_') && <InputNumber<number> min={1} max={3650} precision={0} style={{ width: 84 }} aria-label={say('filter.days')} value={n ?? 7} onChange={(next) => onChange({ period, n: next ?? 1 })} />}
    </Space.Compact>
  );
}

/** The words of a period. */
export function periodKey(period: string): WordKey {
  return `period.${period}` as WordKey;
}
