// Rows that are put in order by dragging, or with buttons.
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import styles from '../layouts/designers.module.css';
import { moved } from './columns';

export interface SortableRowsProps<T> {
  readonly rows: readonly T[]; readonly idOf: (row: T) => string; readonly labelOf: (row: T) => string;
  readonly onChange: (rows: readonly T[]) => void;
  readonly children: (row: T) => ReactNode;
  readonly label: string;
}

/** The rows in order. */
export function SortableRows<T>({ rows, idOf, labelOf, onChange, children, label }: SortableRowsProps<T>): ReactNode {
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const ids = rows.map(idOf);
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={{ container: typeof document === 'undefined' ? undefined : document.body }} onDragEnd={({ active, over }) => { if (over) onChange(moved(rows, ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))); }}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={styles.rows} aria-label={label}>
          {rows.map((row, index) => (
            <SortableRow key={ids[index]} id={ids[index]!} label={labelOf(row)} first={index === 0} last={index === rows.length - 1} step={(steps) => onChange(moved(rows, index, index + steps))}>{children(row)}</SortableRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function SortableRow({ id, label, first, last, step, children }: { id: string; label: string; first: boolean; last: boolean; step: (steps: 1 | -1) => void; children: ReactNode }): ReactNode {
  const { say } = useWords();
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  return (
    <li ref={setNodeRef} data-row={id} className={styles.row} style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition, zIndex: isDragging ? 2 : undefined, boxShadow: isDragging ? '0 4px 16px rgb(0 0 0 / 12%)' : undefined }}>
      <span {...listeners} className={styles.handle} aria-hidden><HolderOutlined /></span>
      <div className={styles.rowBody}>{children}</div>
      <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={first} aria-label={say('design.move.up', { label })} onClick={() => step(-1)} />
      <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={last} aria-label={say('design.move.down', { label })} onClick={() => step(1)} />
    </li>
  );
}
