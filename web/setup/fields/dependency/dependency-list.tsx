// The matrix on a narrow screen, or a very large one: a list of values for each deciding value, opened one by one.
import { Checkbox, Collapse } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../words/words';
import { isTicked, ticked } from './dependency';
import type { MatrixProps } from './dependency-grid';

/** The lists. */
export function DependencyList({ controls, values, ticks, tick }: MatrixProps): ReactNode {
  const { say } = useWords();
  const shown = values.map(({ value }) => value);
  return (
    <Collapse
      className="tg-depends-lists" accordion destroyOnHidden defaultActiveKey={controls[0]?.value}
      items={controls.map((control) => {
        const list = new Set(ticked(ticks, control.value));
        const own = { controls: [control.value], values: shown };
        return {
          key: control.value,
          label: control.label,
          extra: <small data-none={list.size === 0 || undefined}>{say('picks.offeredCount', { count: list.size })}</small>,
          children: (
            <div className="tg-depends-list" role="group" aria-label={control.label}>
              {values.length > 1 && <Checkbox checked={isTicked(ticks, own)} indeterminate={!isTicked(ticks, own) && shown.some((value) => list.has(value))} onChange={() => tick(own)}>{say('picks.all')}</Checkbox>}
              {values.map(({ value, label }) => <Checkbox key={value} checked={list.has(value)} onChange={() => tick({ controls: [control.value], values: [value] })}>{label}</Checkbox>)}
            </div>
          ),
        };
      })}
    />
  );
}
