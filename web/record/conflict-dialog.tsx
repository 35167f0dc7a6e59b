// Shows what somebody else changed meanwhile beside what was typed here, and lets the viewer choose field by field.
import { useApolloClient } from '@apollo/client/react';
import { Button, Modal, Radio } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { failureOf, type Failure } from '../data/failure';
import { recordDocument } from '../data/document';
import { FieldValue } from '../field-types/field-value';
import { sameValue, type FormContent } from '../layout/form-values';
import { formSelection } from '../layout/shown-fields';
import type { FormController } from '../layout/use-form';
import { Failed, Loading } from '../widgets/page-state';
import { formatMoment } from '../words/format';
import { useApp } from '../describe/use-description';
import { useWords } from '../words/words';
import { resolveConflict } from './conflict';
import { recordContent } from './record-content';

export interface ConflictDialogProps {
  readonly controller: FormController; readonly id: string; readonly close: () => void;
  /** The content to go on with, and the version it is based on. */
  readonly resolve: (content: FormContent, version: number) => void;
}

interface Newest { readonly content: FormContent; readonly version: number; readonly by: string | null; readonly at: string | null }

/** Both versions of every field that was changed on both sides or only by them. */
export function ConflictDialog({ controller, id, close, resolve }: ConflictDialogProps): ReactNode {
  const { say } = useWords();
  const { timeZone } = useApp();
  const { newest, failure } = useNewest(controller, id);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const mine = controller.state.content;
  const differing = newest ? controller.fields.filter((field) => !sameValue(field, newest.content.now[field.name], mine.before[field.name])) : [];
  const clashing = differing.filter((field) => !field.readOnly && !sameValue(field, mine.now[field.name], mine.before[field.name]) && !sameValue(field, mine.now[field.name], newest?.content.now[field.name]));
  const onlyTheirs = differing.filter((field) => !clashing.includes(field));
  const choose = (field: FieldDescription, side: 'mine' | 'theirs'): void => setTheirs((before) => {
    const next = new Set(before);
    if (side === 'theirs') next.add(field.name);
    else next.delete(field.name);
    return next;
  });
  return (
    <Modal
      open
      width={820}
      title={say('conflict.title')}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>{say('action.cancel')}</Button>,
        <Button key="go" type="primary" disabled={!newest} onClick={() => newest && resolve(resolveConflict(mine, newest.content, { fields: controller.fields, theirs }), newest.version)}>{say('conflict.take')}</Button>,
      ]}
    >
      {failure && <Failed failure={failure} small />}
      {!newest && !failure && <Loading rows={4} />}
      {newest && (
        <>
          <p>{newest.by && newest.at ? say('conflict.byAt', { by: newest.by, at: formatMoment(newest.at, timeZone) }) : say('conflict.body')}</p>
          {clashing.length > 0 && (
            <div className="tg-conflict" role="table" aria-label={say('conflict.title')}>
              <div role="row" className="tg-conflict-head"><span role="columnheader">{say('conflict.field')}</span><span role="columnheader">{say('conflict.mine')}</span><span role="columnheader">{say('conflict.theirs')}</span></div>
              {clashing.map((field) => (
                <Radio.Group key={field.name} value={theirs.has(field.name) ? 'theirs' : 'mine'} onChange={(event) => choose(field, event.target.value as 'mine' | 'theirs')} className="tg-conflict-row">
                  <strong>{field.label}</strong>
                  <Radio value="mine"><FieldValue field={field} value={mine.now[field.name]} /></Radio>
                  <Radio value="theirs"><FieldValue field={field} value={newest.content.now[field.name]} /></Radio>
                </Radio.Group>
              ))}
            </div>
          )}
          {onlyTheirs.length > 0 && (
            <div className="tg-conflict-others">
              <p>{say('conflict.onlyTheirs')}</p>
              <ul>{onlyTheirs.map((field) => <li key={field.name}>{field.label}: <FieldValue field={field} value={mine.before[field.name]} /> → <FieldValue field={field} value={newest.content.now[field.name]} /></li>)}</ul>
            </div>
          )}
          {clashing.length === 0 && <p>{say('conflict.none')}</p>}
        </>
      )}
    </Modal>
  );
}

function useNewest(controller: FormController, id: string): { newest: Newest | null; failure: Failure | null } {
  const client = useApolloClient();
  const [state, setState] = useState<{ newest: Newest | null; failure: Failure | null }>({ newest: null, failure: null });
  const { object, form, objects } = controller;
  useEffect(() => {
    let current = true;
    const by = object.fields.find((field) => field.name === 'updatedBy')?.targets[0];
    const selection = `${formSelection(object, form, objects)} updatedAt ${by ? `changedBy: updatedBy { id changedName: ${by.nameField} }` : ''}`;
    client.query<{ record: Record<string, unknown> | null }>({ query: recordDocument(object, selection), variables: { id }, fetchPolicy: 'no-cache' }).then(({ data }) => {
      const record = data?.record;
      if (!current || !record) return;
      const changed = record['changedBy'] as { changedName?: unknown } | null | undefined;
      setState({ failure: null, newest: { content: recordContent(object, form, { objects, record }), version: Number(record['version']), by: changed?.changedName ? String(changed.changedName) : null, at: typeof record['updatedAt'] === 'string' ? record['updatedAt'] : null } });
    }, (error: unknown) => current && setState({ newest: null, failure: failureOf(error) }));
    return () => {
      current = false;
    };
  }, [client, object, form, objects, id]);
  return state;
}
