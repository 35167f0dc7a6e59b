// What a board shows: read at first, after every change of its records, and further down a column.
import type { ApolloClient } from '@apollo/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onRecordsChanged } from '../../data/changes';
import { failureOf, type Failure } from '../../data/failure';
import type { BoardColumn } from './board-columns';
import { pageOfColumn, readBoard, readMore, type BoardQuestion, type ColumnCards } from './board-source';

export interface BoardReading {
  /** Column by column; null: not read yet. */
  readonly state: readonly ColumnCards[] | null;
  /** The column more cards are read of; undefined: none. */
  readonly loading: string | null | undefined;
  readonly more: (value: string | null) => void;
  /** Shows a card where it stands now; what is counted is read again. */
  readonly place: (id: string, value: string) => void;
}
interface Told { readonly columns: readonly BoardColumn[]; readonly turn: number; readonly onTotal: (total: number) => void; readonly onFailure: (failure: Failure | null) => void }

/** The board's cards. A later reading goes before an earlier one that is still under way. */
export function useBoard(client: ApolloClient, question: BoardQuestion, { columns, turn, onTotal, onFailure }: Told): BoardReading {
  const [read, setRead] = useState<{ readonly question: BoardQuestion; readonly state: readonly ColumnCards[] } | null>(null);
  const [loading, setLoading] = useState<string | null | undefined>(undefined);
  const shown = useRef(read);
  shown.current = read;
  const turns = useRef(0);
  const reread = useCallback(async (): Promise<void> => {
    const mine = ++turns.current;
    const before = shown.current?.question === question ? shown.current.state : [];
    try {
      const state = await readBoard(client, question, columns.map(({ value }, index) => ({ value, first: Math.max(pageOfColumn, Math.min(before[index]?.rows.length ?? 0, 200)) })));
      if (mine !== turns.current) return;
      setRead({ question, state });
      onTotal(state.reduce((sum, { count }) => sum + count, 0));
      onFailure(null);
    } catch (error) {
      if (mine === turns.current) onFailure(failureOf(error));
    }
  }, [client, question, columns, onTotal, onFailure]);
  useEffect(() => { void reread(); }, [reread, turn]);
  useEffect(() => onRecordsChanged((name) => { if (name === question.object.name) void reread(); }), [question, reread]);
  const state = read && read.state.length === columns.length && read.question.object === question.object && read.question.field === question.field ? read.state : null;
  return {
    state, loading,
    more: (value) => {
      const at = columns.findIndex((column) => column.value === value);
      const cards = state?.[at];
      if (!cards || loading !== undefined) return;
      setLoading(value);
      const mine = turns.current;
      void readMore(client, question, { value, cards })
        .then((next) => { if (mine === turns.current) setRead((now) => now && { ...now, state: now.state.map((one, index) => (index === at ? next : one)) }); })
        .catch((error: unknown) => onFailure(failureOf(error))).finally(() => setLoading(undefined));
    },
    place: (id, value) => setRead((now) => {
      const row = now?.state.flatMap(({ rows }) => rows).find((one) => one.id === id);
      if (!now || !row) return now;
      const there = { ...row, [question.field]: value };
      return { ...now, state: now.state.map((one, index) => ({ ...one, rows: [...(columns[index]?.value === value ? [there] : []), ...one.rows.filter((other) => other.id !== id)] })) };
    }),
  };
}
