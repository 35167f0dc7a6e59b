// One column of a board: its value, how many and how much stand in it, its cards, more where there are more.
import { useDroppable } from '@dnd-kit/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import { pageOf } from '../../field-types/field-types';
import { useShownIn } from '../../field-types/use-shown-in';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import type { BoardColumn } from './board-columns';
import type { ColumnCards } from './board-source';
import styles from './board.module.css';

export interface ColumnProps {
  readonly column: BoardColumn; readonly cards: ColumnCards; readonly sum: FieldDescription | undefined;
  /** null: nothing is dragged; else whether it may be dropped here. */
  readonly takes: boolean | null;
  readonly loading: boolean;
  readonly more: () => void;
  readonly children: ReactNode;
}

/** The column with its cards as children. */
export function BoardColumnView({ column, cards, sum, takes, loading, more, children }: ColumnProps): ReactNode {
  const { say, language } = useWords();
  const shown = useShownIn();
  const drop = useDroppable({ id: `to:${column.value ?? ''}`, disabled: takes !== true });
  return (
    <section className={styles.column} ref={drop.setNodeRef} aria-label={column.label} data-over={drop.isOver ? '' : undefined} data-takes={takes === null ? undefined : takes} style={column.color ? { ['--board-color' as string]: column.color } : undefined}>
      <header>
        <h2 className="tg-ellipsis" title={column.label}>{column.label}</h2>
        <span className="tg-count" aria-label={say('list.total', { count: cards.count })}>{formatDecimal(cards.count, language)}</span>
        {sum && cards.sum !== null && <span className={`${styles.sum} tg-number`} title={sum.label}>{pageOf(sum).text(cards.sum, sum, shown)}</span>}
      </header>
      <ul className={styles.cards}>
        {children}
        {cards.count === 0 && <li className={styles.none}>{say('board.none')}</li>}
        {!cards.last && <li><Button block type="text" loading={loading} onClick={more}>{say('list.more')}</Button></li>}
      </ul>
    </section>
  );
}
