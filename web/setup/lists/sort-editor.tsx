// The sort order of a list: fields with a direction, most important first.
import { CloseOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import type { SortDefinition } from '../../../metadata/language/types';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import styles from '../layouts/designers.module.css';
import { fieldChoices, labelOfPath } from './field-choices';
import { FieldSelect } from './field-select';
import { SortableRows } from './sortable-rows';

const most = 5;

export interface SortEditorProps { readonly sort: readonly SortDefinition[]; readonly onChange: (sort: readonly SortDefinition[]) => void; readonly object: ObjectDescription; readonly objects: Descriptions }

/** Rows, and a box to add one. */
export function SortEditor({ sort, onChange, object, objects }: SortEditorProps): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(object, objects, maySort), [object, objects]);
  const turned = (field: string, direction: SortDefinition['direction']): readonly SortDefinition[] => sort.map((step) => (step.field === field ? { ...step, direction } : step));
  return (
    <div className={styles.columns}>
      <SortableRows rows={sort} idOf={({ field }) => field} labelOf={({ field }) => labelOfPath(groups, field)} label={say('design.sort')} onChange={onChange}>
        {(step) => (
          <>
            <span className="tg-ellipsis" title={step.field}>{labelOfPath(groups, step.field)}</span>
            <Segmented size="small" value={step.direction} options={[{ value: 'ASC', label: say('design.ascending') }, { value: 'DESC', label: say('design.descending') }]} onChange={(direction) => onChange(turned(step.field, direction as SortDefinition['direction']))} />
            <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('design.removeSort', { label: labelOfPath(groups, step.field) })} onClick={() => onChange(sort.filter(({ field }) => field !== step.field))} />
          </>
        )}
      </SortableRows>
      <FieldSelect groups={groups} without={new Set(sort.map(({ field }) => field))} label={say('design.addSort')} disabled={sort.length >= most} onAdd={(field) => onChange([...sort, { field, direction: 'ASC' }])} />
    </div>
  );
}

function maySort(field: FieldDescription): boolean {
  return field.sortable;
}
