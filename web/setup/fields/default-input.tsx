// The initial value of a field: a value entered as on a form, or an expression that is computed for each new record.
import { FunctionOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import type { FieldTypeName, Json } from '../../../metadata/language/types';
import { pageOf } from '../../field-types/field-types';
import { readValue } from '../../layout/form-values';
import { expressionType } from '../../layout/form-rules';
import { useWords } from '../../words/words';
import { ExpressionOf } from '../expression/expression-input';
import { hasLiteralDefault } from './field-draft';

export interface DefaultInputProps {
  readonly id: string; readonly object: string; readonly field: FieldDescription; readonly value: Json | undefined; readonly invalid: boolean;
  readonly onChange: (value: Json | undefined) => void;
}

/** The field's own input, or a line of the rule language. */
export function DefaultInput({ id, object, field, value, invalid, onChange }: DefaultInputProps): ReactNode {
  const { say } = useWords();
  const { Input: FieldInput, toInput } = pageOf(field);
  const literal = hasLiteralDefault(field.type as FieldTypeName) && FieldInput !== undefined;
  const expression = expressionOf(value);
  const computed = expression !== undefined || !literal;
  const kind = expressionType(field)?.kind;
  const expected = useMemo(() => (kind ? [kind] : undefined), [kind]);
  const shown = readValue(field, computed ? null : value ?? null);
  return (
    <div className="tg-setup-default">
      {computed
        ? <ExpressionOf id={id} label={say('setup.default')} object={object} expected={expected} invalid={invalid} text={expression} onChange={(next) => onChange(next === undefined && !literal ? undefined : { expression: next ?? '' })} />
        : <span><FieldInput id={id} field={{ ...field, required: false }} value={shown} invalid={invalid} others={{}} onChange={(next) => onChange(empty((toInput ? toInput(next, field, shown) : next) as Json | undefined))} /></span>}
      {literal && (
        <Tooltip title={say(computed ? 'setup.defaultValue' : 'setup.defaultComputed')}>
          <Button type={computed ? 'primary' : 'default'} ghost={computed} icon={<FunctionOutlined />} aria-pressed={computed} aria-label={say('setup.defaultComputed')} onClick={() => onChange(computed ? undefined : { expression: '' })} />
        </Tooltip>
      )}
    </div>
  );
}

/** The text of a computed initial value. */
export function expressionOf(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return typeof value['expression'] === 'string' && Object.keys(value).length === 1 ? value['expression'] : undefined;
}

function empty(value: Json | undefined): Json | undefined {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
}
