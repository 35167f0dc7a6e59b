// The columns of a list, related list or table of lines: which, in which order, how wide.
import { CloseOutlined, PushpinFilled, PushpinOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import type { Descriptions } from '../../layout/shown-fields';
import { useWords } from '../../words/words';
import styles from '../layouts/designers.module.css';
import { addColumn, changeColumn, removeColumn, type Columns } from './columns';
import { fieldChoices, labelOfPath, mayBeColumn } from './field-choices';
import { FieldSelect } from './field-select';
import { SortableRows } from './sortable-rows';

export interface ColumnsEditorProps {
  readonly columns: Columns; readonly onChange: (columns: Columns) => void; readonly object: ObjectDescription; readonly objects: Descriptions;
  /** No widths, no fixed columns. */
  readonly small?: boolean;
}

/** Rows, and a box to add one. */
export function ColumnsEditor({ columns, onChange, object, objects, small }: ColumnsEditorProps): ReactNode {
  const { say } = useWords();
  const groups = useMemo(() => fieldChoices(object, objects, mayBeColumn), [object, objects]);
  return (
    <div className={styles.columns}>
      <SortableRows rows={columns} idOf={({ field }) => field} labelOf={({ field }) => labelOfPath(groups, field)} label={say('design.listColumns')} onChange={onChange}>
        {(column) => (
          <>
            <span className="tg-ellipsis" title={column.field}>{labelOfPath(groups, column.field)}</span>
            {!small && <InputNumber className={styles.width} size="small" min={40} max={1000} step={10} controls={false} value={column.width ?? null} placeholder={say('design.widthAuto')} aria-label={say('design.widthOf', { label: labelOfPath(groups, column.field) })} suffix="px" onChange={(width) => onChange(changeColumn(columns, column.field, { width }))} />}
            {!small && <Button size="small" type="text" icon={column.fixed ? <PushpinFilled /> : <PushpinOutlined />} aria-pressed={column.fixed === true} aria-label={say('design.fixedOf', { label: labelOfPath(groups, column.field) })} title={say('design.fixed')} onClick={() => onChange(changeColumn(columns, column.field, { fixed: !column.fixed }))} />}
            <Button size="small" type="text" icon={<CloseOutlined />} disabled={columns.length < 2} aria-label={say('design.removeColumn', { label: labelOfPath(groups, column.field) })} onClick={() => onChange(removeColumn(columns, column.field))} />
          </>
        )}
      </SortableRows>
      <FieldSelect groups={groups} without={new Set(columns.map(({ field }) => field))} label={say('design.addColumn')} onAdd={(path) => onChange(addColumn(columns, path))} />
    </div>
  );
}
