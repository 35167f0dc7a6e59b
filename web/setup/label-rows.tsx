// What a thing is called: in the first language of the application, and in the second where it has one.
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useApp } from '../describe/use-description';
import { useWords } from '../words/words';
import { languageName } from './labels';
import { SettingRow } from './setting-row';

export interface LabelRowsProps {
  /** Ids of the inputs begin with it. */
  readonly id: string;
  readonly label: string;
  readonly onLabel: (label: string) => void;
  readonly other: string;
  readonly onOther: (label: string) => void;
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
}

/** The rows of a setup form. */
export function LabelRows({ id, label, onLabel, other, onOther, autoFocus, onEnter }: LabelRowsProps): ReactNode {
  const { say, language } = useWords();
  const second = useApp().languages[1];
  return (
    <>
      <SettingRow name="label" id={`${id}-label`} label={say('setup.label')} required>
        <Input id={`${id}-label`} autoFocus={autoFocus} maxLength={200} value={label} onChange={(event) => onLabel(event.target.value)} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) onEnter?.(); }} />
      </SettingRow>
      {second && (
        <SettingRow name="other" id={`${id}-other`} label={say('setup.labelIn', { language: languageName(second, language) })}>
          <Input id={`${id}-other`} maxLength={200} value={other} onChange={(event) => onOther(event.target.value)} />
        </SettingRow>
      )}
    </>
  );
}
