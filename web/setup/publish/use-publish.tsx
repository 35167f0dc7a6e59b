// Publishes what a setup screen changed: checked and previewed first, at once where it is safe, after a look at the preview where it is not.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { UndoOffer } from '../../widgets/undo-offer';
import { useWords, type Language } from '../../words/words';
import { useRefreshSetup } from '../setup-data';
import { bodyAt, sameBody, undoOf, type ChangedDefinition } from './changed-definition';
import { ConflictDialog, PreviewDialog } from './publish-dialogs';
import { discardChangeSet, openChangeSet, previewChangeSet, publishChangeSet, readDefinitions, type DefinitionProblem, type Preview } from './publish-requests';

export interface PublishRequest {
  readonly changes: readonly ChangedDefinition[];
  /** The change in a sentence: it stands in the list of versions and in the message with "undo". */
  readonly why: string;
  /** Published without asking, unless the preview says that something is taken away. What the server finds to be words and order only never asks. */
  readonly safe: boolean;
  /** What takes it back, where that is not simply what stood there before. */
  readonly back?: readonly ChangedDefinition[];
}
/** `problems` belong to what the screen sent: `path` and `pointer` say where. `conflict`: somebody changed the same; the newest is loaded, nothing was published. */
export type PublishOutcome =
  | { readonly state: 'published'; readonly version: number }
  | { readonly state: 'cancelled' | 'conflict' | 'unchanged' }
  | { readonly state: 'refused'; readonly problems: readonly DefinitionProblem[] };
export type Publish = (request: PublishRequest) => Promise<PublishOutcome>;

const context = createContext<Publish | null>(null);

/** The one way setup screens change anything. */
export function usePublish(): Publish {
  const publish = useContext(context);
  if (!publish) throw new Error('no PublishProvider above this component');
  return publish;
}

interface Asked { readonly preview: Preview; readonly why: string; readonly answer: (go: boolean) => void }

/** Holds the dialogs of everything inside. */
export function PublishProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useApolloClient();
  const { say, language } = useWords();
  const { message } = App.useApp();
  const refresh = useRefreshSetup();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [moved, setMoved] = useState<(() => void) | null>(null);

  const ask = useCallback((preview: Preview, why: string): Promise<boolean> => new Promise((resolve) => {
    setAsked({ preview, why, answer: (go) => {
      setAsked(null);
      resolve(go);
    } });
  }), []);
  const tellConflict = useCallback((): Promise<void> => new Promise((resolve) => {
    setMoved(() => () => {
      setMoved(null);
      refresh();
      resolve();
    });
  }), [refresh]);

  const publish = useMemo(() => {
    const isMoved = async (changes: readonly ChangedDefinition[]): Promise<boolean> => {
      const now = await readDefinitions(client, changes.map(({ path }) => folderOf(path)));
      return changes.some(({ path, before }) => !sameBody(bodyAt(now, path), before));
    };
    const run = async (request: PublishRequest): Promise<PublishOutcome> => {
      const changes = request.changes.filter(({ body, before }) => !sameBody(body, before));
      if (changes.length === 0) return { state: 'unchanged' };
      if (await isMoved(changes)) {
        await tellConflict();
        return { state: 'conflict' };
      }
      const id = await openChangeSet(client, request.why, changes);
      const preview = await previewChangeSet(client, id);
      if (preview.problems.length > 0) {
        discardChangeSet(client, id);
        return { state: 'refused', problems: preview.problems };
      }
      if ((!(request.safe || preview.safe) || preview.impact.some((change) => change.contracting)) && !(await ask(preview, request.why))) {
        discardChangeSet(client, id);
        return { state: 'cancelled' };
      }
      // Whatever was published while the preview was read: what is about to be replaced must be what was seen.
      if (await isMoved(changes)) {
        discardChangeSet(client, id);
        await tellConflict();
        return { state: 'conflict' };
      }
      const version = await publishChangeSet(client, id, request.why);
      refresh();
      return { state: 'published', version };
    };
    const guarded = async (request: PublishRequest): Promise<PublishOutcome> => {
      try {
        return await run(request);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'CONFLICT') {
          await tellConflict();
          return { state: 'conflict' };
        }
        const problems = failure.extra['definitionProblems'];
        if (failure.fields.length > 0) return { state: 'refused', problems: Array.isArray(problems) ? problemsIn(problems as WrittenProblem[], language) : failure.fields.map(({ path, rule, message: text }) => ({ path, pointer: '', rule, message: text })) };
        void message.error(failureWords(failure, say), 6);
        return { state: 'cancelled' };
      }
    };
    const withUndo: Publish = async (request) => {
      const outcome = await guarded(request);
      if (outcome.state !== 'published') return outcome;
      const key = `published-${outcome.version}`;
      const undo = async (): Promise<void> => {
        message.destroy(key);
        const undone = await guarded({ changes: request.back ?? undoOf(request.changes.filter(({ body, before }) => !sameBody(body, before))), why: say('setup.undoOf', { what: request.why }), safe: true });
        if (undone.state === 'published') void message.success(say('setup.undone'));
        if (undone.state === 'refused') void message.error(undone.problems[0]?.message ?? say('failure.unknown'), 8);
      };
      void message.success({
        key, duration: 10,
        content: <UndoOffer what={say('setup.published', { what: request.why })} undo={() => void undo()} />,
      });
      return outcome;
    };
    return withUndo;
  }, [ask, client, language, message, refresh, say, tellConflict]);

  return (
    <context.Provider value={publish}>
      {children}
      {asked && <PreviewDialog preview={asked.preview} why={asked.why} answer={asked.answer} />}
      {moved && <ConflictDialog reload={moved} />}
    </context.Provider>
  );
}

interface WrittenProblem { readonly path: string; readonly pointer: string; readonly rule: string; readonly message: { readonly zh: string; readonly en: string } }

/** Problems as the server gives them whole, in both languages. */
function problemsIn(written: readonly WrittenProblem[], language: Language): readonly DefinitionProblem[] {
  return written.map(({ path, pointer, rule, message }) => ({ path, pointer, rule, message: language === 'en' ? message.en : message.zh }));
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
