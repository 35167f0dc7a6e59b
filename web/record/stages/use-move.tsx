// Moves a record to a stage in one save and offers to undo it.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { useCallback } from 'react';
import type { ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { barrierTo } from '../../../metadata/language/stages';
import { newKey } from '../../data/client';
import { failureOf, fullFailureWords, type Failure } from '../../data/failure';
import { UndoOffer } from '../../widgets/undo-offer';
import { useWords } from '../../words/words';
import { updateRecord } from '../save-record';

export interface Move {
  readonly id: string; readonly version: number | null; readonly name: string;
  readonly process: ProcessDescription; readonly from: StageDescription | undefined; readonly to: StageDescription;
  /** What else is saved with it, and what puts that back. */
  readonly input: Readonly<Record<string, unknown>>; readonly back: Readonly<Record<string, unknown>>;
}

/** Gives null where the record stands in the stage now, else what went wrong. */
export function useMove(object: ObjectDescription): (move: Move) => Promise<Failure | null> {
  const client = useApolloClient();
  const { say } = useWords();
  const { message } = App.useApp();
  return useCallback(async ({ id, version, name, process, from, to, input, back }) => {
    try {
      const saved = await updateRecord(client, object, { id, version, input: { ...input, [process.field]: to.value }, key: newKey() });
      const key = `moved-${id}`;
      const undo = async (): Promise<void> => {
        message.destroy(key);
        try {
          await updateRecord(client, object, { id, version: saved.version, input: { ...back, [process.field]: from?.value ?? null }, key: newKey() });
          void message.success(say('stages.undone', { stage: from?.label ?? say('stages.none') }));
        } catch (error) {
          void message.error(fullFailureWords(failureOf(error), say), 6);
        }
      };
      const reversible = !from || !barrierTo(process.stages, to, from);
      void message.success({
        key, duration: 8,
        content: <UndoOffer what={say('stages.moved', { name, stage: to.label })} {...(reversible ? { undo: () => void undo() } : {})} />,
      });
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }, [client, message, object, say]);
}
