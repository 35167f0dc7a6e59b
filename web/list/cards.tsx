// The list on a narrow screen: a card for each record, more as one scrolls.
import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { onRecordsChanged } from '../data/changes';
import { failureOf, type Failure } from '../data/failure';
import { isEmpty } from '../field-types/field-type';
import { FieldValue } from '../field-types/field-value';
import { columnValue, type ShownColumn } from '../layout/shown-fields';
import { addresses, linkTo } from '../widgets/navigation';
import { Loading } from '../widgets/page-state';
import { useWords } from '../words/words';
import type { RowPainter } from './row-colors';
import type { Row, RowSource } from './row-source';

export interface CardsProps {
  readonly object: ObjectSummary; readonly columns: readonly ShownColumn[]; readonly source: RowSource; readonly turn: number; readonly paint?: RowPainter;
  readonly onTotal: (total: number) => void; readonly onFailure: (failure: Failure | null) => void;
}

const page = 30;

/** The cards. */
export function Cards({ object, columns, source, turn, paint, onTotal, onFailure }: CardsProps): ReactNode {
  const { say } = useWords();
  const [state, setState] = useState<{ rows: readonly Row[]; last: boolean; loading: boolean }>({ rows: [], last: false, loading: true });
  const end = useRef<HTMLDivElement>(null);
  const asked = useRef(0);
  const read = useCallback(async (start: number, before: readonly Row[]): Promise<void> => {
    const mine = ++asked.current;
    setState({ rows: before, last: false, loading: true });
    try {
      const block = await source.read(start, page);
      if (mine !== asked.current) return;
      if (block.total !== null) onTotal(block.total);
      onFailure(null);
      setState({ rows: [...before, ...block.rows], last: block.last, loading: false });
    } catch (error) {
      if (mine !== asked.current) return;
      onFailure(failureOf(error));
      setState({ rows: before, last: true, loading: false });
    }
  }, [source, onTotal, onFailure]);
  useEffect(() => { void read(0, []); }, [read, turn]);
  useEffect(() => onRecordsChanged((name) => { if (name === object.name) void read(0, []); }), [object.name, read]);
  useEffect(() => {
    const target = end.current;
    if (!target || state.last || state.loading) return undefined;
    const watch = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) void read(state.rows.length, state.rows); }, { rootMargin: '400px' });
    watch.observe(target);
    return () => watch.disconnect();
  }, [state, read]);
  return (
    <div className="tg-cards">
      {state.rows.map((row) => <Card key={row.id} row={row} object={object} columns={columns} paint={paint} />)}
      {state.loading && <Loading rows={state.rows.length === 0 ? 8 : 2} />}
      <div ref={end} />
      {!state.last && !state.loading && <Button block type="text" onClick={() => void read(state.rows.length, state.rows)}>{say('list.more')}</Button>}
    </div>
  );
}

function Card({ row, object, columns, paint }: { row: Row; object: ObjectSummary; columns: readonly ShownColumn[]; paint: RowPainter | undefined }): ReactNode {
  const [first, ...rest] = columns;
  const title = first && columnValue(row, first);
  const shown = rest.map((column) => ({ column, value: columnValue(row, column) })).filter(({ value }) => !isEmpty(value)).slice(0, 4);
  const name = first?.field.targets.length ? (title as { name?: string } | null)?.name : typeof title === 'string' ? title : undefined;
  return (
    <article className="tg-card" style={{ background: paint?.(row) }}>
      <h3><a {...linkTo(addresses.record(object, row.id))}>{name ?? String(row.refName ?? row.id)}</a></h3>
      <dl>
        {shown.map(({ column, value }) => (
          <div key={column.column.path}><dt>{column.column.label}</dt><dd style={{ background: paint?.(row, column.column.path) }}><FieldValue field={column.field} value={value} inRow /></dd></div>
        ))}
      </dl>
    </article>
  );
}
