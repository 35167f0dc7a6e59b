// Every publish: who, when, why, what changed in words; and the way back.
import { HistoryOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Tag } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { allObjects, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { ImpactList } from '../publish/publish-dialogs';
import type { ChangeImpact } from '../publish/publish-requests';
import { useRefreshSetup } from '../setup-data';

interface Version { readonly number: number; readonly at: string; readonly by: string | null; readonly why: string; readonly source: string; readonly changes: readonly ChangeImpact[] }
const versionsDocument = parse('query SetupVersions { setup { version versions(first: 200) { number at by why source changes { subject action object name message contracting records } } } }');
const rollbackDocument = parse('mutation Rollback($to: Int!) { rollback(to: $to) { version } }');
const sources: Readonly<Record<string, WordKey>> = { files: 'setup.sourceFiles', publish: 'setup.sourcePublish', rollback: 'setup.sourceRollback' };

/** The versions, newest first. */
export function VersionsPage(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const refresh = useRefreshSetup();
  const { message, modal } = App.useApp();
  const { data, error, refetch } = useQuery<{ setup: { version: number; versions: readonly Version[] } }>(versionsDocument, { fetchPolicy: 'no-cache' });
  const [open, setOpen] = useState<number | null>(null);
  const versions = data?.setup.versions ?? [];
  const users = allObjects(app).filter((object) => object.name === 'user');
  const people = new Map(useReferences(users, [...new Set(versions.flatMap(({ by }) => by ?? []))]).map((person) => [person.id, person.name]));
  // Changes are told in words by the server, in the language it knows of.
  useEffect(() => void refetch(), [app.version, language, refetch]);
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (versions.length === 0) return <Empty title={say('setup.noVersion')} />;
  const roll = (version: Version): void => {
    modal.confirm({
      title: say('setup.rollbackTitle', { number: version.number }), content: say('setup.rollbackBody'), okText: say('setup.rollback'), cancelText: say('action.cancel'),
      onOk: async () => {
        try {
          const answer = await client.mutate<{ rollback: { version: number } }>({ mutation: rollbackDocument, variables: { to: version.number } });
          void message.success(say('setup.rolledBack', { number: version.number, version: answer.data!.rollback.version }), 6);
          refresh();
        } catch (failed) {
          void message.error(failureOf(failed).message || say('failure.offline'), 8);
        }
      },
    });
  };
  return (
    <ol className="tg-setup-versions">
      {versions.map((version, index) => (
        <li key={version.number}>
          <header>
            <span className="tg-number tg-setup-number">{version.number}</span>
            <span className="tg-setup-version-why">
              <strong>{version.source === 'files' ? say('setup.sourceFilesWhy') : version.why || say('setup.noWhy')}</strong>
              <small>{version.by ? people.get(version.by) ?? version.by : say('history.system')} · {formatMoment(version.at, app.timeZone)}</small>
            </span>
            <Tag>{sources[version.source] ? say(sources[version.source]!) : version.source}</Tag>
            {version.changes.length > 0 && <Button size="small" type="text" aria-expanded={open === version.number} onClick={() => setOpen(open === version.number ? null : version.number)}>{say('setup.changes', { count: version.changes.length })}</Button>}
            {index === 0 ? <Tag color="green">{say('setup.inForce')}</Tag> : <Button size="small" icon={<HistoryOutlined />} aria-label={say('setup.rollbackTo', { number: version.number })} onClick={() => roll(version)}>{say('setup.rollback')}</Button>}
          </header>
          {open === version.number && <ImpactList impact={version.changes} />}
        </li>
      ))}
    </ol>
  );
}
