// What was deleted and is kept with its data: who, when, how much it holds; back into use, or gone for good after a typed word.
import { DeleteOutlined, UndoOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Tag } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { allObjects, findObject, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { Empty } from '../../widgets/page-state';
import { formatDecimal, formatList, formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { useRefreshSetup, useSetupRead } from '../setup-data';
import { PurgeDialog } from './purge-dialog';

/** Something that was deleted, as the server tells it. */
export interface TrashItem {
  readonly path: string; readonly kind: string; readonly object: string | null; readonly name: string; readonly label: string;
  readonly at: string | null; readonly by: string | null; readonly values: number | null;
}
const trashDocument = parse('query SetupTrash { setup { trash { path kind object name label at by values } } }');
const restoreDocument = parse('mutation RestoreDeleted($paths: [ID!]!, $why: String!) { restoreDeleted(paths: $paths, why: $why) { version } }');
const emptyDocument = parse('mutation EmptyTrash($paths: [ID!]!, $values: Int!, $why: String!) { emptyTrash(paths: $paths, values: $values, why: $why) { version } }');

/** The last deleted first. */
export function TrashPage(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const refresh = useRefreshSetup();
  const { message } = App.useApp();
  const items = useSetupRead('trash', async () => (await client.query<{ setup: { trash: readonly TrashItem[] } }>({ query: trashDocument, fetchPolicy: 'no-cache' })).data!.setup.trash);
  const [purging, setPurging] = useState<readonly TrashItem[] | null>(null);
  const [busy, setBusy] = useState(false);
  const users = allObjects(app).filter((object) => object.name === 'user');
  const people = new Map(useReferences(users, [...new Set(items.flatMap(({ by }) => by ?? []))]).map((person) => [person.id, person.name]));
  const send = async (mutation: typeof restoreDocument, variables: Readonly<Record<string, unknown>>, done: string): Promise<boolean> => {
    setBusy(true);
    try {
      await client.mutate({ mutation, variables });
      refresh();
      void message.success(done);
      return true;
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 8);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const restore = (item: TrashItem): void => void send(restoreDocument, { paths: [item.path], why: say('changes.whyRestore', { what: item.label }) }, say('changes.restored', { what: item.label }));
  const purge = async (chosen: readonly TrashItem[]): Promise<void> => {
    const what = formatList(chosen.map(({ label }) => label).slice(0, 5), language);
    const done = await send(emptyDocument, { paths: chosen.map(({ path }) => path), values: chosen.reduce((sum, { values }) => sum + (values ?? 0), 0), why: say('changes.whyPurge', { what }) }, say('changes.purged', { what }));
    if (done) setPurging(null);
  };
  if (items.length === 0) return <Empty title={say('changes.trashEmpty')} hint={say('changes.trashHint')} />;
  return (
    <>
      <div className="tg-setup-tools">
        <span className="tg-setup-why">{say('changes.trashHint')}</span>
        <span className="tg-setup-tools-end"><Button danger icon={<DeleteOutlined />} onClick={() => setPurging(items)}>{say('changes.trashEmptyAll')}</Button></span>
      </div>
      <ol className="tg-setup-versions">
        {items.map((item) => (
          <li key={item.path} data-path={item.path}>
            <header>
              <Tag>{say(`changes.kind.${item.kind}` as WordKey)}</Tag>
              <span className="tg-setup-version-why">
                <strong>{placeOf(item, item.object === null ? undefined : findObject(app, item.object)?.label)} {item.name !== item.label && <code>{item.name}</code>}</strong>
                <small>{[item.by ? people.get(item.by) ?? item.by : say('history.system'), item.at && formatMoment(item.at, app.timeZone), item.values === null ? null : say(item.kind === 'object' ? 'changes.trashRecords' : 'changes.trashValues', { count: item.values, shown: formatDecimal(item.values, language) })].filter(Boolean).join(' · ')}</small>
              </span>
              <Button size="small" icon={<UndoOutlined />} disabled={busy} aria-label={say('changes.restoreOf', { what: item.label })} onClick={() => restore(item)}>{say('changes.restore')}</Button>
              <Button size="small" type="text" danger icon={<DeleteOutlined />} disabled={busy} aria-label={say('changes.purgeOf', { what: item.label })} onClick={() => setPurging([item])} />
            </header>
          </li>
        ))}
      </ol>
      {purging && <PurgeDialog items={purging} busy={busy} close={() => setPurging(null)} purge={() => void purge(purging)} />}
    </>
  );
}

/** A field says whose it is. */
function placeOf({ kind, label, object }: TrashItem, objectLabel: string | undefined): string {
  return kind === 'object' || object === null ? label : `${objectLabel ?? object} · ${label}`;
}
