// Every publish: who, when, why, what changed in words; and the way back.
import { HistoryOutlined, SearchOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button, Input, Tag } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { navigate, useAddress } from '../../widgets/navigation';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { ImpactList } from '../publish/publish-dialogs';
import type { ChangeImpact } from '../publish/publish-requests';
import { useRefreshSetup } from '../setup-data';
import { makerOf, VersionFilters } from './version-filters';
import { usePeople, versionFields, type Version } from './version-rows';
import './versions.css';

const versionsDocument = parse(`query SetupVersions { setup { version versions(first: 200) { ${versionFields} } } }`);
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
  const { path, query } = useAddress();
  const [words, setWords] = useState('');
  const versions = data?.setup.versions ?? [];
  const people = usePeople(versions);
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
          void message.error(failureWords(failureOf(failed), say), 8);
        }
      },
    });
  };
  const [object, name, by] = [query.get('object'), query.get('name'), query.get('by')];
  const filter = (key: 'object' | 'by', value: string | undefined): void => {
    const next = new URLSearchParams(query);
    // A name is one of that object's.
    if (key === 'object') next.delete('name');
    if (value === undefined) next.delete(key);
    else next.set(key, value);
    navigate(next.size > 0 ? `${path}?${next}` : path, { replace: true });
  };
  const wanted = words.trim().toLowerCase();
  const concerns = (change: ChangeImpact): boolean => (object === null || change.object === object) && (name === null || change.name === name);
  const shown = versions.filter((version) => (object === null || version.changes.some(concerns)) && (by === null || makerOf(version) === by)
    && [version.why, people.get(version.by ?? '') ?? '', ...version.changes.map((change) => change.message)].some((text) => text.toLowerCase().includes(wanted)));
  return (
    <>
    <div className="tg-setup-tools">
      <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('changes.findVersion')} aria-label={say('changes.findVersion')} value={words} onChange={(event) => setWords(event.target.value)} />
      <VersionFilters versions={versions} people={people} object={object} by={by} onChange={filter} />
      {name !== null && <Tag closable onClose={() => filter('object', object ?? undefined)}>{say('changes.versionsOf', { what: [object, name].filter(Boolean).join('.') })}</Tag>}
    </div>
    {shown.length === 0 && <Empty small title={say('search.nothing')} />}
    <ol className="tg-setup-versions">
      {shown.map((version) => (
        <li key={version.number}>
          <header>
            <span className="tg-number tg-setup-number">{version.number}</span>
            <span className="tg-setup-version-why">
              <strong>{version.source === 'files' ? say('setup.sourceFilesWhy') : version.why || say('setup.noWhy')}</strong>
              <small>{version.by ? people.get(version.by) ?? version.by : say('history.system')} · {formatMoment(version.at, app.timeZone)}</small>
            </span>
            <Tag>{sources[version.source] ? say(sources[version.source]!) : version.source}</Tag>
            {version.changes.length > 0 && <Button size="small" type="text" aria-expanded={open === version.number} onClick={() => setOpen(open === version.number ? null : version.number)}>{say('setup.changes', { count: version.changes.length })}</Button>}
            {version === versions[0] ? <Tag color="green">{say('setup.inForce')}</Tag> : <Button size="small" icon={<HistoryOutlined />} aria-label={say('setup.rollbackTo', { number: version.number })} onClick={() => roll(version)}>{say('setup.rollback')}</Button>}
          </header>
          {(open === version.number || object !== null) && <ImpactList impact={object === null ? version.changes : version.changes.filter(concerns)} />}
        </li>
      ))}
    </ol>
    </>
  );
}
