// One record on a day: its time, its name, its colour, and a mark where it overlaps another.
import { useDraggable } from '@dnd-kit/core';
import { WarningOutlined } from '@ant-design/icons';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ObjectSummary } from '../../../metadata/language/description';
import { addresses, linkTo } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import styles from './calendar.module.css';
import { dayOf, timeOf } from './days';
import type { Entry } from './use-dated';

export interface EntryProps {
  readonly object: ObjectSummary; readonly entry: Entry; readonly day: string; readonly timeZone: string;
  /** Names of what it overlaps. */
  readonly overlapping: readonly string[];
  readonly shift: (days: number) => void;
}

/** The record as a link; with Alt and an arrow it goes to another day. */
export function DayEntry({ object, entry, day, timeZone, overlapping, shift }: EntryProps): ReactNode {
  const { say } = useWords();
  const drag = useDraggable({ id: `${entry.id}@${day}`, data: { id: entry.id, day }, disabled: !entry.mayMove });
  // On its later days a record goes on.
  const time = entry.allDay ? '' : dayOf(entry.start, timeZone) === day ? timeOf(entry.start, timeZone) : '…';
  const warning = overlapping.length > 0 ? say('calendar.overlaps', { names: overlapping.join('、') }) : '';
  const keys = (event: KeyboardEvent): void => {
    const days = steps[event.key];
    if (!event.altKey || days === undefined || !entry.mayMove || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    shift(days);
  };
  return (
    <li ref={drag.setNodeRef} {...drag.listeners} className={styles.entry} data-entry={entry.id} data-state={drag.isDragging ? 'dragged' : undefined} style={entry.color ? { ['--entry-color' as string]: entry.color } : undefined}>
      <a {...linkTo(addresses.record(object, entry.id))} draggable={false} onKeyDown={keys} title={[time, entry.name, warning, entry.mayMove ? say('calendar.keys') : ''].filter(Boolean).join('\n')}>
        {time && <time className="tg-number">{time}</time>}
        <span>{entry.name}</span>
        {warning && <WarningOutlined role="img" aria-label={warning} className={styles.warning} />}
      </a>
    </li>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
