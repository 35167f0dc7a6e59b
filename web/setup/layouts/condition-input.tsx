// A condition on a layout: the expression input with its label, and the check that keeps what is wrong from being published.
import type { ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { checkExpression, problemText, type ExpressionScope, type TypeKind } from '../../../metadata/language/expression/expression';
import type { Descriptions } from '../../layout/shown-fields';
import { ExpressionInput } from '../expression/expression-input';
import styles from './designers.module.css';

export interface ConditionInputProps {
  readonly label: string; readonly text: string | undefined; readonly onChange: (text: string | undefined) => void;
  readonly object: ObjectDescription; readonly objects: Descriptions;
}

const condition: readonly TypeKind[] = ['boolean'];

/** The labelled input. */
export function ConditionInput({ label, ...props }: ConditionInputProps): ReactNode {
  return (
    <div className={styles.setting}>
      <span>{label}</span>
      <ExpressionInput label={label} expected={condition} {...props} />
    </div>
  );
}

/** What is wrong with a condition, in words; null where nothing is. */
export function problemOf(text: string | undefined, scope: ExpressionScope, language: 'zh' | 'en'): string | null {
  if (text === undefined || text.trim() === '') return null;
  const outcome = checkExpression(text, scope, condition);
  return 'problems' in outcome && outcome.problems[0] ? problemText(outcome.problems[0], language) : null;
}
