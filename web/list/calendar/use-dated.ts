// Reads the records of a stretch of days in one question, and reads them again after every change.
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CalendarDescription, ObjectDescription } from '../../../metadata/language/description';
import { onRecordsChanged } from '../../data/changes';
import { listDocument } from '../../data/document';
import { failureOf, type Failure } from '../../data/failure';
import { nameAlias } from '../../field-types/reference';
import { startOfDay } from '../../words/format';
import { allOf } from '../conditions';
import type { Row } from '../row-source';
import type { Filter } from '../view-address';
import { daysLater, type Dated } from './days';

/** A record on the calendar. */
export interface Entry extends Dated { readonly name: string; readonly version: number; readonly color: string | null; readonly mayMove: boolean }
export interface Stretch { readonly from: string; /** The last day. */ readonly to: string; readonly timeZone: string }

/** Most records that show at once. */
export const mostEntries = 500;

/** The records that touch the stretch; null: not read yet. `total` counts also those beyond the most that show. */
export function useDated(object: ObjectDescription, parts: CalendarDescription, asked: { readonly stretch: Stretch; readonly filter: Filter | undefined; readonly turn: number; readonly onTotal: (total: number) => void; readonly onFailure: (failure: Failure | null) => void }): { readonly entries: readonly Entry[] | null; readonly total: number } {
  const client = useApolloClient();
  const { stretch, filter, turn, onTotal, onFailure } = asked;
  const { from, to, timeZone } = stretch;
  const [read, setRead] = useState<{ readonly entries: readonly Entry[]; readonly total: number } | null>(null);
  const turns = useRef(0);
  const dates = object.fields.find(({ name }) => name === parts.start)?.type === 'date';
  const variables = useMemo(() => {
    const [first, after] = dates ? [from, daysLater(to, 1)] : [startOfDay(from, timeZone), startOfDay(daysLater(to, 1), timeZone)];
    const begins = { [parts.start]: { gte: first, lt: after } };
    const inside = parts.end === null ? begins : { or: [begins, { [parts.start]: { lt: first }, [parts.end]: dates ? { gte: first } : { gt: first } }] };
    return { filter: allOf([filter, inside]), orderBy: [{ [parts.start]: 'ASC' }], first: mostEntries, after: null, skip: null };
  }, [dates, from, to, timeZone, parts, filter]);
  const reread = useCallback(async (): Promise<void> => {
    const mine = ++turns.current;
    const selection = ['id version access { update }', nameAlias(object), ...[parts.start, parts.end, parts.allDay, parts.color].filter((name) => name !== null), object.fields.some(({ name }) => name === 'owner') ? 'owner { id }' : ''].join(' ');
    try {
      const { data } = await client.query<{ list: { readonly nodes: readonly Row[]; readonly totalCount: number } }>({ query: listDocument(object, selection), variables, fetchPolicy: 'no-cache' });
      if (mine !== turns.current) return;
      setRead({ entries: data!.list.nodes.map((row) => entryOf(object, parts, row)), total: data!.list.totalCount });
      onTotal(data!.list.totalCount);
      onFailure(null);
    } catch (error) {
      if (mine === turns.current) onFailure(failureOf(error));
    }
  }, [client, object, parts, variables, onTotal, onFailure]);
  useEffect(() => { void reread(); }, [reread, turn]);
  useEffect(() => onRecordsChanged((name) => { if (name === object.name) void reread(); }), [object.name, reread]);
  return { entries: read?.entries ?? null, total: read?.total ?? 0 };
}

function entryOf(object: ObjectDescription, { start, end, allDay, color }: CalendarDescription, row: Row): Entry {
  const value = color === null ? null : row[color];
  const field = object.fields.find(({ name }) => name === color);
  const readOnly = [start, end].some((name) => object.fields.find((one) => one.name === name)?.readOnly);
  return {
    id: row.id, name: String(row.refName ?? row.id), version: Number(row['version']), start: String(row[start]),
    end: end === null ? null : (row[end] as string | null), allDay: allDay !== null && row[allDay] === true, owner: (row['owner'] as { readonly id: string } | null | undefined)?.id ?? null,
    color: field?.values.find((one) => one.value === value)?.color ?? null,
    mayMove: !readOnly && (row['access'] as { readonly update: boolean }).update,
  };
}
