// The list as a calendar: a month or an agenda, records moved from day to day, new ones made on a day.
import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { DndContext, DragOverlay, MouseSensor, pointerWithin, TouchSensor, useDroppable, useSensor, useSensors } from '@dnd-kit/core';
import { Button, Segmented, Space } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState, type ReactNode } from 'react';
import type { CalendarDescription, ObjectDescription } from '../../../metadata/language/description';
import type { Failure } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { QuickCreateDialog } from '../../record/quick-create';
import { Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { Filter, Span, ViewAddress } from '../view-address';
import styles from './calendar.module.css';
import { dayOf, daysBetween, daysLater, daysOf, monthDays, monthsLater, overlaps } from './days';
import { DayEntry } from './entry';
import { mostEntries, useDated, type Entry } from './use-dated';
import { useShift } from './use-shift';

export interface CalendarProps {
  readonly object: ObjectDescription; readonly parts: CalendarDescription; readonly filter: Filter | undefined; readonly turn: number;
  readonly on: string | null; readonly span: Span | null; readonly narrow: boolean;
  readonly go: (change: Partial<ViewAddress>) => void;
  readonly onTotal: (total: number) => void; readonly onFailure: (failure: Failure | null) => void;
}

/** Days an agenda shows at once. */
const agendaDays = 14;
/** Records a day of a month shows before it says how many more there are. */
const fewEntries = 4;

/** The calendar. */
export function Calendar({ object, parts, filter, turn, on, span: wanted, narrow, go, onTotal, onFailure }: CalendarProps): ReactNode {
  const { say, language } = useWords();
  const { timeZone } = useApp();
  const today = dayOf(new Date().toISOString(), timeZone);
  const day = on ?? today;
  const span = wanted ?? (narrow ? 'agenda' : 'month');
  const days = useMemo(() => (span === 'month' ? monthDays(day) : Array.from({ length: agendaDays }, (_, index) => daysLater(day, index))), [span, day]);
  const stretch = useMemo(() => ({ from: days[0]!, to: days.at(-1)!, timeZone }), [days, timeZone]);
  const { entries, total } = useDated(object, parts, { stretch, filter, turn, onTotal, onFailure });
  const shift = useShift(object, parts, timeZone);
  const [lifted, setLifted] = useState<Entry | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const byDay = useMemo(() => groupedByDay(entries ?? [], timeZone), [entries, timeZone]);
  const clashes = useMemo(() => overlaps(entries ?? []), [entries]);
  const names = useMemo(() => new Map(entries?.map(({ id, name }) => [id, name])), [entries]);
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 6 } }), useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }));
  const step = (by: 1 | -1): void => go({ on: span === 'month' ? monthsLater(day, by) : daysLater(day, by * agendaDays) });
  const title = span === 'month' ? new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(day)) : say('calendar.range', { from: days[0]!, to: days.at(-1)! });
  const entriesOf = (of: string, shown: readonly Entry[]): ReactNode => shown.map((entry) => (
    <DayEntry key={entry.id} object={object} entry={entry} day={of} timeZone={timeZone} overlapping={(clashes.get(entry.id) ?? []).map((id) => names.get(id) ?? '')} shift={(by) => void shift(entry, by)} />
  ));
  const add = (of: string): ReactNode => object.may.create && <Button className={styles.add} type="text" size="small" icon={<PlusOutlined />} aria-label={say('calendar.new', { day: of })} onClick={() => setMade(of)} />;
  return (
    <DndContext
      sensors={sensors} collisionDetection={pointerWithin} accessibility={{ screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => setLifted(entries?.find(({ id }) => id === active.data.current?.['id']) ?? null)} onDragCancel={() => setLifted(null)}
      onDragEnd={({ active, over }) => { setLifted(null); if (lifted && over) void shift(lifted, daysBetween(String(active.data.current?.['day']), String(over.id))); }}
    >
      <div className={styles.calendar} data-calendar={span}>
        <div className={styles.bar}>
          <Button onClick={() => go({ on: null })}>{say('calendar.today')}</Button>
          <Space.Compact>
            <Button icon={<LeftOutlined />} aria-label={say('calendar.earlier')} onClick={() => step(-1)} />
            <Button icon={<RightOutlined />} aria-label={say('calendar.later')} onClick={() => step(1)} />
          </Space.Compact>
          <h2 aria-live="polite">{title}</h2>
          <Segmented<Span> value={span} onChange={(next) => go({ span: next })} options={[{ value: 'month', label: say('calendar.month') }, { value: 'agenda', label: say('calendar.agenda') }]} />
        </div>
        {total > mostEntries && <div className={styles.note} role="status">{say('calendar.first', { count: mostEntries })}</div>}
        {!entries ? <Loading rows={8} /> : span === 'month' ? (
          <div className={styles.month}>
            {days.slice(0, 7).map((of) => <div key={of} className={styles.weekday} aria-hidden>{weekday(of, language)}</div>)}
            {days.map((of) => {
              const there = byDay.get(of) ?? [];
              const shown = there.length > fewEntries ? there.slice(0, fewEntries - 1) : there;
              return (
                <DayCell key={of} day={of} outside={of.slice(0, 7) !== day.slice(0, 7)} today={of === today}>
                  <div className={styles.head}><span className={styles.number}>{Number(of.slice(8))}</span>{add(of)}</div>
                  <ul className={styles.entries}>{entriesOf(of, shown)}</ul>
                  {there.length > shown.length && <Button type="link" size="small" onClick={() => go({ on: of, span: 'agenda' })}>{say('calendar.more', { count: there.length - shown.length })}</Button>}
                </DayCell>
              );
            })}
          </div>
        ) : (
          <div className={styles.agenda}>
            {days.map((of) => (
              <section key={of} className={styles.date} aria-label={of} data-today={of === today ? '' : undefined}>
                <h3><span className={styles.number}>{of.slice(5)}</span><span className={styles.quiet}>{weekday(of, language)}</span></h3>
                {byDay.get(of) ? <ul className={styles.entries}>{entriesOf(of, byDay.get(of)!)}</ul> : <span className={styles.quiet}>{of === today ? say('calendar.nothing') : ''}</span>}
                {add(of)}
              </section>
            ))}
          </div>
        )}
      </div>
      <DragOverlay dropAnimation={null}>{lifted && <div className={styles.lifted} style={lifted.color ? { ['--entry-color' as string]: lifted.color } : undefined}>{lifted.name}</div>}</DragOverlay>
      {made && <QuickCreateDialog request={{ object: object.name, values: valuesOn(object, parts, { day: made, timeZone }), done: () => undefined }} close={() => setMade(null)} />}
    </DndContext>
  );
}

function DayCell({ day, outside, today, children }: { readonly day: string; readonly outside: boolean; readonly today: boolean; readonly children: ReactNode }): ReactNode {
  const drop = useDroppable({ id: day });
  return <section ref={drop.setNodeRef} className={styles.day} aria-label={day} data-outside={outside ? '' : undefined} data-today={today ? '' : undefined} data-over={drop.isOver ? '' : undefined}>{children}</section>;
}

/** Records by each of their days, in the order they were read. */
function groupedByDay(entries: readonly Entry[], timeZone: string): ReadonlyMap<string, readonly Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { first, last } = daysOf(entry, timeZone);
    // A record of years shows on no more days than are looked at at once.
    const most = Math.min(daysBetween(first, last), 400);
    for (let at = 0; at <= most; at++) days.set(daysLater(first, at), [...(days.get(daysLater(first, at)) ?? []), entry]);
  }
  return days;
}

/** What a new record of a day begins with: the day, or an hour from nine. */
function valuesOn(object: ObjectDescription, { start, end }: CalendarDescription, { day, timeZone }: { readonly day: string; readonly timeZone: string }): Readonly<Record<string, unknown>> {
  const dates = object.fields.find(({ name }) => name === start)?.type === 'date';
  const at = (time: string): string => (dates ? day : dayjs.tz(`${day} ${time}`, timeZone).toISOString());
  return { [start]: at('09:00'), ...(end === null ? {} : { [end]: at('10:00') }) };
}

function weekday(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(new Date(day));
}
