// The fields offered as quick filters above the list, in their order.
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { useWords } from '../../words/words';
import styles from '../layouts/designers.module.css';
import { fieldChoices, labelOfPath } from './field-choices';
import { FieldSelect } from './field-select';
import { SortableRows } from './sortable-rows';

const most = 20;

export interface QuickFiltersEditorProps { readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void; readonly object: ObjectDescription; readonly may: (field: FieldDescription) => boolean }

/** Rows, and a box to add one. */
export function QuickFiltersEditor({ names, onChange, object, may }: QuickFiltersEditorProps): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(object, new Map(), may), [object, may]);
  return (
    <div className={styles.columns}>
      <SortableRows rows={names} idOf={(name) => name} labelOf={(name) => labelOfPath(groups, name)} label={say('design.quickFilters')} onChange={onChange}>
        {(name) => (
          <>
            <span className="tg-ellipsis" title={name}>{labelOfPath(groups, name)}</span>
            <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('design.removeFilter', { label: labelOfPath(groups, name) })} onClick={() => onChange(names.filter((one) => one !== name))} />
          </>
        )}
      </SortableRows>
      <FieldSelect groups={groups} without={new Set(names)} label={say('design.addFilter')} disabled={names.length >= most} onAdd={(name) => onChange([...names, name])} />
    </div>
  );
}
