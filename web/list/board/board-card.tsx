// One record on a board: its name, a few fields, and the menu that moves it without a mouse.
import { useDraggable } from '@dnd-kit/core';
import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectSummary } from '../../../metadata/language/description';
import { isEmpty } from '../../field-types/field-type';
import { FieldValue } from '../../field-types/field-value';
import { columnValue, type ShownColumn } from '../../layout/shown-fields';
import { addresses, linkTo } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import type { RowPainter } from '../row-colors';
import type { Row } from '../row-source';
import type { BoardColumn } from './board-columns';
import styles from './board.module.css';

export interface CardProps {
  readonly object: ObjectSummary; readonly row: Row; readonly fields: readonly ShownColumn[]; readonly paint: RowPainter | undefined;
  /** Where the card may go; none: it may not be moved. */
  readonly ways: readonly BoardColumn[];
  /** On its way: its move is not yet answered. */
  readonly moving: boolean;
  readonly move: (to: string) => void;
}

/** The card in its column. */
export function BoardCard(props: CardProps): ReactNode {
  const { row, ways, moving } = props;
  const drag = useDraggable({ id: row.id, disabled: ways.length === 0 || moving });
  return (
    <li ref={drag.setNodeRef} {...drag.listeners} className={styles.card} data-card={row.id} data-state={moving ? 'moving' : drag.isDragging ? 'dragged' : undefined} data-movable={ways.length > 0 ? '' : undefined} aria-busy={moving} style={{ background: props.paint?.(row) }}>
      <CardFace {...props} />
    </li>
  );
}

/** What stands on a card; also what follows the pointer. */
export function CardFace({ object, row, fields, paint, ways, move }: CardProps): ReactNode {
  const { say } = useWords();
  const name = String(row.refName ?? row.id);
  const shown = fields.map((column) => ({ column, value: columnValue(row, column) })).filter(({ value }) => !isEmpty(value));
  return (
    <>
      <div className={styles.title}>
        <h3><a {...linkTo(addresses.record(object, row.id))} draggable={false}>{name}</a></h3>
        {/* The key that chooses must not go on into the dialog that opens: it would press the first button there. */}
        {ways.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: ways.map(({ value, label }) => ({ key: value ?? '', label })), onClick: ({ key, domEvent }) => { domEvent.preventDefault(); move(key); } }}>
            <Button type="text" size="small" icon={<EllipsisOutlined />} aria-label={say('board.moveOf', { name })} title={say('board.move')} />
          </Dropdown>
        )}
      </div>
      {shown.length > 0 && (
        <dl>
          {shown.map(({ column, value }) => (
            <div key={column.column.path} style={{ background: paint?.(row, column.column.path) }}><dt title={column.column.label}>{column.column.label}</dt><dd><FieldValue field={column.field} value={value} inRow /></dd></div>
          ))}
        </dl>
      )}
    </>
  );
}
