// One import on screen: read, followed while it is at work, changed; failures are told and change nothing.
import { useApolloClient } from '@apollo/client/react';
import type { DocumentNode } from 'graphql';
import { App } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { recordsChanged } from '../../data/changes';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { jobStarted } from '../../data/jobs';
import { useWords } from '../../words/words';
import { importDocument, progressDocument, type SpreadsheetImport } from './import-requests';

export interface ImportOnScreen {
  readonly data: SpreadsheetImport | undefined;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** Sends a mutation whose answer is the import; false where it failed. */
  send(mutation: DocumentNode, variables?: Readonly<Record<string, unknown>>): Promise<boolean>;
  reload(): Promise<void>;
}

const working: readonly SpreadsheetImport['state'][] = ['checking', 'running', 'undoing'];

/** Whether the server is at work on it. */
export function isWorking(data: SpreadsheetImport): boolean {
  return working.includes(data.state);
}

/** The import of an address. */
export function useImport(id: string): ImportOnScreen {
  const client = useApolloClient();
  const { message } = App.useApp();
  const { say } = useWords();
  const [data, setData] = useState<SpreadsheetImport>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback(async (query: DocumentNode): Promise<void> => {
    try {
      const answer = await client.query<{ import: SpreadsheetImport }>({ query, variables: { id }, fetchPolicy: 'no-cache' });
      setData((before) => ({ ...before, ...answer.data!.import }));
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }, [client, id]);
  useEffect(() => void read(importDocument), [read]);
  const state = data?.state;
  const done = data?.done;
  const object = data?.object;
  useEffect(() => {
    if (!data || !isWorking(data)) return undefined;
    const soon = setTimeout(() => void read(progressDocument), 700);
    return () => clearTimeout(soon);
  }, [data, done, read]);
  useEffect(() => { if (object && (state === 'done' || state === 'undone' || state === 'stopped')) recordsChanged(object); }, [object, state]);
  const send = useCallback(async (mutation: DocumentNode, variables: Readonly<Record<string, unknown>> = {}): Promise<boolean> => {
    setBusy(true);
    try {
      const answer = await client.mutate<{ import: SpreadsheetImport }>({ mutation, variables: { id, ...variables } });
      const { import: next } = answer.data!;
      setData((before) => ({ ...before, ...next }));
      if (isWorking(next)) jobStarted();
      return true;
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
      return false;
    } finally {
      setBusy(false);
    }
  }, [client, id, message, say]);
  return { data, failure, busy, send, reload: () => read(importDocument) };
}
