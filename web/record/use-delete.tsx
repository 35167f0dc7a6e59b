// Deletes records at once and offers to undo it, instead of asking beforehand.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { useCallback } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { UndoOffer } from '../widgets/undo-offer';
import { useWords } from '../words/words';
import { deleteRecords, restoreRecords } from './save-record';

/** Gives a function that deletes and then shows "undo"; it answers false where nothing was deleted. */
export function useDelete(): (object: ObjectSummary, records: readonly { readonly id: string; readonly name: string }[]) => Promise<boolean> {
  const client = useApolloClient();
  const { say } = useWords();
  const { message } = App.useApp();
  return useCallback(async (object, records) => {
    const ids = records.map((record) => record.id);
    const key = `deleted-${ids[0] ?? ''}`;
    const undo = async (): Promise<void> => {
      message.destroy(key);
      try {
        await restoreRecords(client, object, ids);
        void message.success(say('delete.restored', { count: ids.length }));
      } catch (error) {
        void message.error(failureWords(failureOf(error), say));
      }
    };
    try {
      await deleteRecords(client, object, ids);
    } catch (error) {
      const failure = failureOf(error);
      void message.error(failureWords(failure, say), 6);
      return false;
    }
    const what = records.length === 1 ? say('delete.one', { name: records[0]?.name ?? '' }) : say('delete.many', { count: records.length, object: object.label });
    void message.success({
      key, duration: 8,
      content: <UndoOffer what={what} undo={() => void undo()} />,
    });
    return true;
  }, [client, message, say]);
}
