// Moves a record to another day in one save and offers to undo it.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { useCallback } from 'react';
import type { CalendarDescription, ObjectDescription } from '../../../metadata/language/description';
import { newKey } from '../../data/client';
import { failureOf, fullFailureWords } from '../../data/failure';
import { updateRecord } from '../../record/save-record';
import { UndoOffer } from '../../widgets/undo-offer';
import { useWords } from '../../words/words';
import { dayOf, movedBy } from './days';
import type { Entry } from './use-dated';

/** Start and end go along by `days`; what is refused stays where it is, and why is said. */
export function useShift(object: ObjectDescription, { start, end }: CalendarDescription, timeZone: string): (entry: Entry, days: number) => Promise<void> {
  const client = useApolloClient();
  const { say } = useWords();
  const { message } = App.useApp();
  return useCallback(async (entry, days) => {
    if (days === 0) return;
    const { id, name } = entry;
    const before = { [start]: entry.start, ...(end === null ? {} : { [end]: entry.end }) };
    const after = Object.fromEntries(Object.entries(before).map(([field, value]) => [field, value === null ? null : movedBy(value, days, timeZone)]));
    const key = `shifted-${id}`;
    try {
      const saved = await updateRecord(client, object, { id, version: entry.version, input: after, key: newKey() });
      const undo = async (): Promise<void> => {
        message.destroy(key);
        try {
          await updateRecord(client, object, { id, version: saved.version, input: before, key: newKey() });
          void message.success(say('calendar.undone', { name, day: dayOf(entry.start, timeZone) }));
        } catch (error) {
          void message.error(fullFailureWords(failureOf(error), say), 6);
        }
      };
      void message.success({ key, duration: 8, content: <UndoOffer what={say('calendar.moved', { name, day: dayOf(String(after[start]), timeZone) })} undo={() => void undo()} /> });
    } catch (error) {
      void message.error(fullFailureWords(failureOf(error), say), 6);
    }
  }, [client, end, message, object, say, start, timeZone]);
}
