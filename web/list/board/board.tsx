// The list as a board: what stands in each column, moved by dragging or from a menu, the same way as on the record's own page.
import { useApolloClient } from '@apollo/client/react';
import { DndContext, DragOverlay, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import type { Failure } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { readValues } from '../../layout/form-values';
import type { ShownColumn } from '../../layout/shown-fields';
import { environmentOf } from '../../layout/use-rule-context';
import { useStageMoves, type StagedRecord } from '../../record/stages/use-stage-moves';
import { Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { RowPainter } from '../row-colors';
import type { Row, RowSource } from '../row-source';
import { BoardCard, CardFace } from './board-card';
import { boardColumns, moveFields, processOfCard, type BoardColumn } from './board-columns';
import { BoardColumnView } from './board-column';
import { useBoard } from './use-board';
import styles from './board.module.css';

export interface BoardProps {
  readonly object: ObjectDescription; readonly field: FieldDescription; readonly sum: FieldDescription | undefined;
  /** Fields of a card. */
  readonly cards: readonly ShownColumn[];
  /** What is read of each card besides what a move needs. */
  readonly selection: (more: readonly FieldDescription[]) => string;
  readonly source: RowSource; readonly paint: RowPainter | undefined; readonly turn: number;
  readonly onTotal: (total: number) => void; readonly onFailure: (failure: Failure | null) => void;
}

/** The board. */
export function Board({ object, field, sum, cards, selection, source, paint, turn, onTotal, onFailure }: BoardProps): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const columns = useMemo(() => boardColumns(object, field, say('board.empty', { field: field.label })), [object, field, say]);
  const read = useMemo(() => moveFields(object, field, none), [object, field]);
  const question = useMemo(() => ({ object, field: field.name, sum: sum?.name ?? null, selection: `${selection(read)} version access { update }`, filter: source.filter, orderBy: source.orderBy }), [object, field, sum, selection, read, source]);
  const board = useBoard(client, question, { columns, turn, onTotal, onFailure });
  const [moving, setMoving] = useState<{ readonly id: string; readonly to: string } | null>(null);
  const [lifted, setLifted] = useState<Row | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  const moves = useStageMoves(object, ({ id }, to) => board.place(id, to.value));
  // The menu of a card that was moved from it goes on in the other column.
  useEffect(() => {
    if (focus.current === null || moving) return;
    frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(focus.current)}"] button`)?.focus();
    focus.current = null;
  }, [board.state, moving]);
  const recordOf = (row: Row): StagedRecord => {
    const values = readValues(read, row);
    return {
      id: row.id, version: Number(row['version']), name: String(row.refName ?? row.id), process: processOfCard(object, field, values),
      context: { object, objects: none, values, lines: noLines, environment: environmentOf(app) },
    };
  };
  const waysOf = (row: Row): readonly BoardColumn[] => {
    if (field.readOnly || !(row['access'] as { readonly update: boolean } | undefined)?.update) return [];
    const { process } = recordOf(row);
    const stages = new Set(process.stages.map(({ value }) => value));
    return columns.filter(({ value, past }) => value !== null && !past && stages.has(value) && value !== row[field.name]);
  };
  const move = async (row: Row, to: string): Promise<void> => {
    const record = recordOf(row);
    const stage = record.process.stages.find(({ value }) => value === to);
    if (!stage) return;
    setMoving({ id: row.id, to });
    await moves.begin(record, stage).finally(() => setMoving(null));
  };
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }));
  const face = (row: Row) => ({ object, row, fields: cards, paint, ways: waysOf(row), moving: moving?.id === row.id, move: (to: string) => { focus.current = row.id; void move(row, to); } });
  if (!board.state) return <Loading rows={10} />;
  const { state } = board;
  const takes = lifted && new Set(waysOf(lifted).map(({ value }) => value));
  // A card on its way shows where it goes; where it is refused, it is back.
  const onWay = moving && state.flatMap(({ rows }) => rows).find(({ id }) => id === moving.id);
  return (
    <DndContext
      sensors={sensors} collisionDetection={pointerWithin} accessibility={{ screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setLifted(state.flatMap(({ rows }) => rows).find(({ id }) => id === active.id) ?? null)} onDragCancel={() => setLifted(null)}
      onDragEnd={({ over }) => { setLifted(null); if (lifted && over) void move(lifted, String(over.id).slice('to:'.length)); }}
    >
      <div className={styles.board} ref={frame} data-board={field.name}>
        {columns.map((column, index) => {
          const there = state[index]!;
          if (column.past && there.count === 0) return null;
          const rows = [...(onWay && moving.to === column.value ? [onWay] : []), ...there.rows.filter(({ id }) => id !== moving?.id)];
          return (
            <BoardColumnView key={column.value ?? ''} column={column} cards={there} sum={sum} takes={takes && takes.has(column.value)} loading={board.loading === column.value} more={() => board.more(column.value)}>
              {rows.map((row) => <BoardCard key={row.id} {...face(row)} />)}
            </BoardColumnView>
          );
        })}
      </div>
      <DragOverlay dropAnimation={null}>{lifted && <div className={`${styles.card} ${styles.lifted}`}><CardFace {...face(lifted)} /></div>}</DragOverlay>
      {moves.dialogs}
    </DndContext>
  );
}

const none = new Map();
const noLines = Object.freeze({});
