// Work in progress: what admins are designing and which change sets are open; go on with it, look at what it would do, or throw it away.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { allObjects, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { linkTo } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { UndoOffer } from '../../widgets/undo-offer';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { PreviewDialog } from '../publish/publish-dialogs';
import { previewChangeSet, publishChangeSet, type Preview } from '../publish/publish-requests';
import { useRefreshSetup } from '../setup-data';
import { ProblemsDialog } from './problems-dialog';
import { discardDraft, discardSet, reopenSet, restoreDraft, workInProgress, type DraftRow, type OpenChangeSet, type WorkInProgress } from './draft-requests';

interface Shown { readonly set: OpenChangeSet; readonly preview: Preview }

/** Drafts and change sets of all admins, the last changed first. */
export function DraftsPage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const refresh = useRefreshSetup();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery<{ setup: WorkInProgress }>(workInProgress, { fetchPolicy: 'no-cache' });
  const [shown, setShown] = useState<Shown | null>(null);
  const { drafts = [], changeSets = [] } = data?.setup ?? {};
  const users = allObjects(app).filter((object) => object.name === 'user');
  const people = new Map(useReferences(users, [...new Set([...drafts.map(({ user }) => user), ...changeSets.flatMap(({ by }) => by ?? [])])]).map((person) => [person.id, person.name]));
  useEffect(() => void refetch(), [app.version, refetch]);
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (drafts.length + changeSets.length === 0) return <Empty title={say('setup.noDraft')} />;

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (failed) {
      void message.error(failureWords(failureOf(failed), say), 8);
      return false;
    } finally {
      void refetch();
    }
  };
  const discard = async (name: string, away: () => Promise<void>, back: () => Promise<void>): Promise<void> => {
    if (!(await attempt(away))) return;
    const key = `discarded-${name}-${Date.now()}`;
    void message.success({ key, duration: 10, content: <UndoOffer what={say('setup.draftDiscarded', { name })} undo={() => { message.destroy(key); void attempt(back); }} /> });
  };
  const look = (set: OpenChangeSet): Promise<boolean> => attempt(async () => setShown({ set, preview: await previewChangeSet(client, set.id) }));
  const answer = (go: boolean): void => {
    const asked = shown;
    setShown(null);
    if (!go || !asked) return;
    void attempt(() => publishChangeSet(client, asked.set.id, asked.set.name)).then((done) => {
      if (!done) return;
      void message.success(say('setup.published', { what: nameOf(asked.set) }));
      refresh();
    });
  };
  const nameOf = (set: OpenChangeSet): string => set.name || say('setup.noWhy');
  const who = (id: string | null): string => (id ? people.get(id) ?? id : say('history.system'));
  return (
    <>
      <ol className="tg-setup-versions">
        {drafts.map((draft: DraftRow) => (
          <li key={`${draft.user} ${draft.place}`}>
            <header>
              <span className="tg-setup-version-why">
                <strong>{draft.title}</strong>
                <small>{who(draft.user)} · {formatMoment(draft.changedAt, app.timeZone)}</small>
              </span>
              <Tag>{say('setup.draft')}</Tag>
              {draft.user === app.viewer.id && <Button size="small" type="primary" {...linkTo(draft.link)}>{say('setup.draftGoOn')}</Button>}
              <Button size="small" onClick={() => void discard(draft.title, () => discardDraft(client, draft), () => restoreDraft(client, draft))}>{say('design.discard')}</Button>
            </header>
          </li>
        ))}
        {changeSets.map((set) => (
          <li key={set.id}>
            <header>
              <span className="tg-setup-version-why">
                <strong>{nameOf(set)}</strong>
                <small>{who(set.by)} · {formatMoment(set.changedAt, app.timeZone)}</small>
              </span>
              <Tag color="blue">{say('setup.changeSet', { count: set.definitions.length + set.remove.length })}</Tag>
              <Button size="small" type="primary" disabled={set.definitions.length + set.remove.length === 0} onClick={() => void look(set)}>{say('setup.changeSetLook')}</Button>
              <Button size="small" onClick={() => void discard(nameOf(set), () => discardSet(client, set.id), () => reopenSet(client, set.id))}>{say('design.discard')}</Button>
            </header>
          </li>
        ))}
      </ol>
      {shown && (shown.preview.problems.length === 0
        ? <PreviewDialog preview={shown.preview} why={nameOf(shown.set)} answer={answer} />
        : <ProblemsDialog problems={shown.preview.problems} name={nameOf(shown.set)} close={() => setShown(null)} />)}
    </>
  );
}
