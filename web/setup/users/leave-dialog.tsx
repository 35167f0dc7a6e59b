// Somebody leaves, or gives work away: what the person owns, to whom it goes, and what became of it.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { recordsChanged } from '../../data/changes';
import { findObject, useApp } from '../../describe/use-description';
import type { Reference } from '../../field-types/reference';
import { ReferencePicker } from '../../field-types/reference-picker';
import { addresses, linkTo } from '../../widgets/navigation';
import { Failed, Loading } from '../../widgets/page-state';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { SettingRow } from '../setting-row';
import { deactivateDocument, handOverDocument, holdingsDocument, type HandOverRow, type HoldingRow } from './users-data';

export interface LeaveDialogProps {
  readonly user: { readonly id: string; readonly name: string };
  /** The user is deactivated first. */
  readonly leaving: boolean;
  readonly changed: () => void;
  readonly close: () => void;
}

/** Nothing is lost: records stay with the leaver where nobody takes them. */
export function LeaveDialog({ user, leaving, changed, close }: LeaveDialogProps): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { data, error, refetch } = useQuery<{ userHoldings: readonly HoldingRow[] }>(holdingsDocument, { variables: { user: user.id }, fetchPolicy: 'no-cache' });
  const [to, setTo] = useState<readonly Reference[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<readonly HandOverRow[] | null>(null);
  const people = findObject(app, 'user');
  const held = data?.userHoldings ?? [];
  const total = held.reduce((sum, { count }) => sum + count, 0);
  const go = async (): Promise<void> => {
    if (busy) return;
    if (to[0]?.id === user.id) return setProblem(say('people.toSelf'));
    if (!leaving && !to[0]) return setProblem(say('people.toNobody'));
    setBusy(true);
    setProblem(null);
    try {
      if (leaving) await client.mutate({ mutation: deactivateDocument, variables: { user: user.id } });
      const handed = to[0] ? (await client.mutate<{ handOverRecords: readonly HandOverRow[] }>({ mutation: handOverDocument, variables: { from: user.id, to: to[0].id } })).data!.handOverRecords : [];
      for (const { object } of handed) recordsChanged(object);
      setDone(handed);
    } catch (thrown) {
      setProblem(failureWords(failureOf(thrown), say));
    } finally {
      setBusy(false);
      changed();
    }
  };
  const title = say(leaving ? 'people.deactivateTitle' : 'people.handOverTitle', { name: user.name });
  if (done) {
    return (
      <Modal open title={title} onCancel={close} footer={<Button type="primary" onClick={close}>{say('people.close')}</Button>}>
        <Alert type="success" showIcon title={say(leaving ? 'people.deactivated' : 'people.handedOver', { name: user.name })} />
        {done.length > 0 && <Counts rows={done.map(({ object, label, moved }) => ({ object, label, count: moved }))} />}
        {done.some(({ refused }) => refused.length > 0) && (
          <Alert type="warning" showIcon title={say('people.refused', { count: done.reduce((sum, { refused }) => sum + refused.length, 0) })}
            description={<ul className="tg-refused">{done.flatMap(({ object, refused }) => refused.slice(0, 20).map((one) => <li key={one.id}><a href={addresses.record({ name: object }, one.id)} target="_blank" rel="noreferrer">{one.id}</a> {one.message}</li>))}</ul>} />
        )}
      </Modal>
    );
  }
  return (
    <Modal open title={title} onCancel={close} onOk={() => void go()} confirmLoading={busy} okText={say(leaving ? 'people.deactivate' : 'people.handOverGo')} okButtonProps={{ danger: leaving, disabled: !data }} cancelText={say('action.cancel')} destroyOnHidden>
      {leaving && <p className="tg-setup-why">{say('people.deactivateHint')}</p>}
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 12 }} />}
      {error && !data ? <Failed failure={failureOf(error)} retry={() => void refetch()} /> : !data ? <Loading rows={3} /> : (
        <>
          <h3 className="tg-holdings-title">{total === 0 ? say('people.ownsNothing') : say('people.owns', { count: formatDecimal(total, language) })}</h3>
          <Counts rows={held} />
          {total > 0 && people && (
            <SettingRow name="to" id="hand-over-to" label={say('people.handOverTo')} help={say(leaving ? 'people.handOverLater' : 'people.handOverHelp')}>
              <ReferencePicker id="hand-over-to" label={say('people.handOverTo')} targets={[people]} value={to} onChange={setTo} />
            </SettingRow>
          )}
          {leaving && people && <p className="tg-setup-why"><a {...linkTo(addresses.record(people, user.id))} onClick={close}>{say('people.openUser')}</a></p>}
        </>
      )}
    </Modal>
  );
}

function Counts({ rows }: { rows: readonly HoldingRow[] }): ReactNode {
  const { language } = useWords();
  return <ul className="tg-holdings">{rows.map(({ object, label, count }) => <li key={object} data-object={object}><span>{label}</span><b className="tg-number">{formatDecimal(count, language)}</b></li>)}</ul>;
}
