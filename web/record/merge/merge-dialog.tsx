// Makes one record of several: which one stays, and of which each differing value is. What belonged to the others then belongs to it.
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Modal, Radio } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { recordsChanged } from '../../data/changes';
import { newKey } from '../../data/client';
import { listDocument, mergeDocument } from '../../data/document';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { pageOf } from '../../field-types/field-types';
import { FieldValue } from '../../field-types/field-value';
import { nameAlias } from '../../field-types/reference';
import { readValues } from '../../layout/form-values';
import { addresses, linkTo } from '../../widgets/navigation';
import { Failed, Loading } from '../../widgets/page-state';
import { UndoOffer } from '../../widgets/undo-offer';
import { useWords } from '../../words/words';
import { restoreRecords } from '../save-record';
import './merge.css';
import { differingFields, firstChoice, mostMerged, takenInput, type MergeChoice, type MergedRecord } from './merge-choice';

/** `ids`: two to `mostMerged`. `close(true)` after the merge. */
export function MergeDialog({ object, ids, close }: { object: ObjectDescription; ids: readonly string[]; close: (merged: boolean) => void }): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const client = useApolloClient();
  const fields = useMemo(() => mergedFields(object), [object]);
  const { records, failure } = useRecords(object, { ids, fields });
  const differing = useMemo(() => (records ? differingFields(fields, records) : []), [fields, records]);
  const [chosen, setChosen] = useState<MergeChoice | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  // The oldest stays unless somebody says otherwise: others know it longest.
  const choice = chosen ?? (records?.length ? firstChoice(differing, records, records[0]!.id) : null);
  const merge = async (): Promise<void> => {
    if (!records || !choice) return;
    setBusy(true);
    setRefused(null);
    try {
      const losers = records.map(({ id }) => id).filter((id) => id !== choice.winner);
      await client.mutate({ mutation: mergeDocument(object), variables: { winner: choice.winner, losers, take: takenInput(differing, records, choice) }, context: { idempotencyKey: key } });
      recordsChanged(object.name);
      const name = records.find(({ id }) => id === choice.winner)!.name;
      const undo = async (): Promise<void> => {
        message.destroy('merged');
        try {
          await restoreRecords(client, object, losers);
          void message.success(say('merge.undone'));
        } catch (error) {
          void message.error(failureWords(failureOf(error), say), 6);
        }
      };
      const done = <>{say('merge.done', { count: records.length, name })} <a {...linkTo(addresses.record(object, choice.winner))}>{say('action.open')}</a></>;
      void message.success({ key: 'merged', duration: 10, content: <UndoOffer what={done} undo={() => void undo()} /> });
      close(true);
    } catch (error) {
      const problem = failureOf(error);
      setRefused(problem);
      // An answer ends the attempt; after silence the same merge is sent again, not another one.
      if (problem.code !== 'OFFLINE') setKey(newKey());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open width={Math.min(1200, 260 + ids.length * 240)} title={say('merge.title', { object: object.label })} onCancel={() => close(false)} mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={() => close(false)}>{say('action.cancel')}</Button>,
        <Button key="go" type="primary" loading={busy} disabled={!records || records.length < 2} onClick={() => void merge()}>{say('merge.action')}</Button>,
      ]}
    >
      {failure && <Failed failure={failure} small />}
      {!records && !failure && <Loading rows={5} />}
      {refused && <Alert type="error" showIcon role="alert" title={failureWords(refused, say)} description={refused.fields.length > 0 ? <ul>{refused.fields.map((one) => <li key={one.path}>{one.message}</li>)}</ul> : undefined} style={{ marginBottom: 12 }} />}
      {records && records.length < 2 && <Alert type="info" showIcon title={say('merge.gone')} />}
      {records && choice && records.length > 1 && (
        <>
          <p className="tg-merge-how">{say('merge.how')}</p>
          <div className="tg-merge">
            <table>
              <thead>
                <tr><th scope="row">{say('merge.stays')}</th>{records.map((record) => (
                  <th key={record.id} scope="col" data-winner={record.id === choice.winner || undefined}>
                    <Radio name="winner" checked={record.id === choice.winner} onChange={() => setChosen(firstChoice(differing, records, record.id))}>{record.name}</Radio>
                  </th>
                ))}</tr>
              </thead>
              <tbody>
                {differing.map((field) => (
                  <tr key={field.name}>
                    <th scope="row">{field.label}</th>
                    {records.map((record) => (
                      <td key={record.id} data-taken={choice.from[field.name] === record.id || undefined}>
                        <Radio name={`merge-${field.name}`} aria-label={`${field.label}: ${record.name}`} checked={choice.from[field.name] === record.id} onChange={() => setChosen({ ...choice, from: { ...choice.from, [field.name]: record.id } })}>
                          <FieldValue field={field} value={record.values[field.name]} />
                        </Radio>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {differing.length === 0 && <p>{say('merge.same')}</p>}
        </>
      )}
    </Modal>
  );
}

/** What is entered, and is one value of the record itself. */
function mergedFields(object: ObjectDescription): readonly FieldDescription[] {
  return object.fields.filter((field) => !field.system && !field.readOnly && pageOf(field).Input && field.type !== 'manyToMany');
}

function useRecords(object: ObjectDescription, { ids, fields }: { readonly ids: readonly string[]; readonly fields: readonly FieldDescription[] }): { records: readonly MergedRecord[] | null; failure: Failure | null } {
  const client = useApolloClient();
  const [state, setState] = useState<{ records: readonly MergedRecord[] | null; failure: Failure | null }>({ records: null, failure: null });
  const asked = ids.join(',');
  useEffect(() => {
    let left = false;
    const selection = ['id', nameAlias(object), ...fields.map((field) => pageOf(field).selection(field))].join(' ');
    client.query<{ list: { nodes: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[] } }>({
      query: listDocument(object, selection, { total: false }), variables: { filter: { id: { in: asked.split(',') } }, orderBy: [{ id: 'ASC' }], first: mostMerged }, fetchPolicy: 'no-cache',
    }).then(
      ({ data }) => { if (!left) setState({ failure: null, records: data!.list.nodes.map((node) => ({ id: node.id, name: String(node['refName'] ?? node.id), values: readValues(fields, node) })) }); },
      (error: unknown) => { if (!left) setState({ records: null, failure: failureOf(error) }); },
    );
    return () => { left = true; };
  }, [client, object, fields, asked]);
  return state;
}
