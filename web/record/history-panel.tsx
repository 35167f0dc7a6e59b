// What became of a record: who changed what, when; read when the panel is opened.
import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Tag } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { failureOf } from '../data/failure';
import { findField, useApp } from '../describe/use-description';
import { FieldValue } from '../field-types/field-value';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { Failed, Loading } from '../widgets/page-state';
import { formatMoment } from '../words/format';
import { useWords } from '../words/words';
import type { WordKey } from '../words/zh-cn';
import { useReferences } from '../field-types/reference-names';

interface Change { readonly field: string; readonly label: string; readonly from: unknown; readonly to: unknown }
interface Entry { readonly version: number; readonly at: string; readonly by: string | null; readonly source: string; readonly action: string; readonly changes: readonly Change[] }

const historyDocument = parse('query History($id: ID!, $first: Int!, $before: Int) { recordHistory(id: $id, first: $first, before: $before) { version at by source action changes { field label from to } } }');
const page = 20;
const actions: Readonly<Record<string, WordKey>> = { create: 'history.create', update: 'history.update', delete: 'history.delete', restore: 'history.restore', merge: 'history.merge' };

/** What was done about its approval goes by the words of the trail. */
function wordOf(action: string): WordKey {
  return action.startsWith('approval.') ? (approvalWords[action] ?? 'history.approval') : actions[action] ?? 'history.update';
}
const approvalWords: Readonly<Record<string, WordKey>> = { 'approval.submit': 'approval.done.submit', 'approval.approve': 'approval.done.approve', 'approval.return': 'approval.done.return', 'approval.recall': 'approval.done.recall', 'approval.stop': 'approval.done.stop', 'approval.reopen': 'approval.done.reopen' };

/** A closed panel; opening it reads the newest writes. */
export function HistoryPanel({ object, id }: { object: ObjectDescription; id: string }): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <section className="tg-panel" aria-label={say('history.title')}>
      <header>
        <HistoryOutlined aria-hidden className="tg-icon" />
        <h2><button type="button" className="tg-plain-button" aria-expanded={open} onClick={() => setOpen(!open)}>{say('history.title')}</button></h2>
        <span className="tg-panel-actions"><Button size="small" type="text" onClick={() => setOpen(!open)}>{say(open ? 'action.hide' : 'action.show')}</Button></span>
      </header>
      {open && <Entries object={object} id={id} />}
    </section>
  );
}

function Entries({ object, id }: { object: ObjectDescription; id: string }): ReactNode {
  const { say } = useWords();
  const { timeZone } = useApp();
  const { data, error, refetch, fetchMore } = useQuery<{ recordHistory: readonly Entry[] }>(historyDocument, { variables: { id, first: page }, fetchPolicy: 'network-only' });
  const [older, setOlder] = useState<readonly Entry[]>([]);
  const entries = [...(data?.recordHistory ?? []), ...older];
  const users = findField(object, 'updatedBy')?.targets ?? [];
  const people = new Map(useReferences(users, [...new Set(entries.flatMap((entry) => entry.by ?? []))]).map((person) => [person.id, person.name]));
  if (error) return <Failed small failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  const last = entries.at(-1);
  const more = async (): Promise<void> => {
    const answer = await fetchMore({ variables: { id, first: page, before: last?.version }, updateQuery: (before) => before });
    setOlder([...older, ...(answer.data?.recordHistory ?? [])]);
  };
  return (
    <>
      <ol className="tg-history">
        {entries.map((entry, index) => (
          <li key={index}>
            <header>
              <strong>{entry.by ? people.get(entry.by) ?? entry.by : say('history.system')}</strong>
              <span>{say(wordOf(entry.action))}</span>
              <time dateTime={entry.at}>{formatMoment(entry.at, timeZone)}</time>
              {entry.source !== 'web' && <Tag>{entry.source}</Tag>}
            </header>
            {entry.action !== 'create' && entry.changes.length > 0 && (
              <dl>{entry.changes.map((change) => <ChangeLine key={change.field} change={change} field={findField(object, change.field)} />)}</dl>
            )}
          </li>
        ))}
      </ol>
      {last && last.version > 1 && entries.length >= page && <Button type="link" size="small" onClick={() => void more()}>{say('list.more')}</Button>}
    </>
  );
}

function ChangeLine({ change, field }: { change: Change; field: FieldDescription | undefined }): ReactNode {
  return (
    <div>
      <dt>{change.label}</dt>
      <dd><HistoryValue field={field} value={change.from} /> → <HistoryValue field={field} value={change.to} /></dd>
    </div>
  );
}

/** A value as history keeps it, plain: a reference is its id. */
export function HistoryValue({ field, value }: { field: FieldDescription | undefined; value: unknown }): ReactNode {
  const ids = field && field.targets.length > 0 && typeof value === 'string' ? [value] : [];
  const [reference] = useReferences(field?.targets ?? [], ids);
  if (!field || isEmpty(value)) return isEmpty(value) ? <span className="tg-none">{'—'}</span> : JSON.stringify(value);
  if (reference) return reference.name;
  if (typeof value === 'object' && !['multiPicklist', 'tags', 'address', 'currency', 'geolocation', 'file', 'image', 'json'].includes(field.type)) return JSON.stringify(value);
  const { read } = pageOf(field);
  return <FieldValue field={field} value={read ? read(value, field) : value} inRow />;
}
