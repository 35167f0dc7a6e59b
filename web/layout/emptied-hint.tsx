// Says below a field that its value was taken out, because what decides over it no longer leaves it.
import type { ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { choiceLabel } from '../field-types/picklist-choices';
import { useWords } from '../words/words';
import styles from './layout.module.css';

/** `emptied`: the value that stood there; `values`: what stands in the fields of the same record. */
export function EmptiedHint({ object, field, emptied, values }: { object: ObjectDescription; field: FieldDescription; emptied: string; values: Readonly<Record<string, unknown>> }): ReactNode {
  const { say } = useWords();
  const control = findField(object, field.dependsOn?.field ?? '');
  if (!control) return null;
  const choice = values[control.name];
  const words = { value: choiceLabel(field, emptied), control: control.label };
  return <div className={styles.emptied} role="status">{typeof choice === 'string' && choice !== '' ? say('picks.emptied', { ...words, choice: choiceLabel(control, choice) }) : say('picks.emptiedNone', words)}</div>;
}
