// A filter that is written for anybody who will look: beside people of one's choice it may name the one who looks, and his department.
import { Checkbox } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { useWords } from '../words/words';

/** true inside builders of such filters. */
export const ForAnybody = createContext(false);

/** What stands for the viewer in the filter of a field, where the builder offers it. */
export function useViewerSign(field: Pick<FieldDescription, 'type' | 'targets'>): '$me' | '$myDepartment' | undefined {
  const offered = useContext(ForAnybody);
  if (!offered) return undefined;
  const targets = field.targets.map(({ name }) => name);
  return targets.includes('user') ? '$me' : targets.includes('department') ? '$myDepartment' : undefined;
}

/** Ticked: the viewer is meant. */
export function ViewerBox({ sign, on, turn }: { readonly sign: '$me' | '$myDepartment'; readonly on: boolean; readonly turn: (on: boolean) => void }): ReactNode {
  const { say } = useWords();
  return <Checkbox checked={on} onChange={(event) => turn(event.target.checked)}>{say(sign === '$me' ? 'views.me' : 'views.myDepartment')}</Checkbox>;
}
