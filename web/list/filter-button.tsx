// Opens the filter builder: beside its button, from below on narrow screens.
import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import type { Descriptions } from '../layout/shown-fields';
import { useWords } from '../words/words';
import { countConditions, type ConditionGroup } from './conditions';
import { FilterPanel } from './filter-panel';

export interface FilterButtonProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly group: ConditionGroup; readonly onChange: (group: ConditionGroup) => void; readonly narrow: boolean }

/** The button with the number of conditions; nothing changes until they are applied. */
export function FilterButton({ object, objects, group, onChange, narrow }: FilterButtonProps): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(group);
  const show = (next: boolean): void => {
    if (next) setDraft(group.items.length > 0 ? group : { match: 'all', items: [{ path: [], operator: '', operand: undefined }] });
    setOpen(next);
  };
  const apply = (): void => {
    onChange(draft);
    setOpen(false);
  };
  const button = <Badge count={countConditions(group)} size="small" color="var(--tg-accent)"><Button icon={<FilterOutlined />} onClick={narrow ? () => show(true) : undefined}>{say('filter.title')}</Button></Badge>;
  const foot = (
    <div className="tg-filter-foot">
      <Button type="text" onClick={() => setDraft({ match: 'all', items: [] })}>{say('filter.clear')}</Button>
      <Button type="primary" onClick={apply}>{say('filter.apply')}</Button>
    </div>
  );
  const panel = <FilterPanel object={object} objects={objects} group={draft} onChange={setDraft} />;
  if (narrow) return <>{button}<Drawer open={open} onClose={() => show(false)} title={say('filter.title')} placement="bottom" size="80%" footer={foot}>{panel}</Drawer></>;
  return <Popover open={open} onOpenChange={show} trigger="click" placement="bottomLeft" content={<div className="tg-filter-pop">{panel}{foot}</div>}>{button}</Popover>;
}
