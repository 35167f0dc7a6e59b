// The approval of a record above its page: what it needs or where it stands, whose turn it is, and what the viewer may do about it; below, the trail.
import { CheckOutlined, DownOutlined, LockOutlined, RollbackOutlined, SendOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Dropdown, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { onRecordsChanged } from '../../data/changes';
import { useApp } from '../../describe/use-description';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { ActDialog } from './act-dialog';
import { approvalDocument, type ApprovalAct, type RecordApproval, type Request } from './approval-requests';
import styles from './approvals.module.css';
import { Trail } from './trail';

export interface ApprovalBarProps { readonly object: ObjectDescription; readonly id: string; readonly version: number | null; readonly name: string; readonly locked: boolean }

/** Nothing where the record needs no approval and never had one. */
export function ApprovalBar({ object, id, version, name, locked }: ApprovalBarProps): ReactNode {
  const { say, language } = useWords();
  const { timeZone } = useApp();
  const { data, refetch } = useQuery<{ approval: RecordApproval }>(approvalDocument, { variables: { record: id }, fetchPolicy: 'cache-and-network' });
  useEffect(() => onRecordsChanged((changed) => { if (changed === object.name) void refetch(); }), [object.name, refetch]);
  // The label of a step is the server's, in the viewer's language; and a write may make another approval needed.
  useEffect(() => void refetch().catch(() => undefined), [language, version, refetch]);
  const [act, setAct] = useState<ApprovalAct | null>(null);
  const [open, setOpen] = useState(false);
  const approval = data?.approval;
  if (!approval || (!approval.needed && approval.requests.length === 0)) return null;
  const last = approval.requests[0];
  const { may } = approval;
  const now = last?.state === 'pending' ? last.steps.find((step) => step.state === 'now') : undefined;
  const turn = now?.people.filter(({ state }) => state === 'open') ?? [];
  const due = turn.flatMap((one) => one.due ?? []).sort()[0];
  const begin = (next: ApprovalAct): (() => void) => () => setAct(next);
  return (
    <section className={styles.bar} aria-label={say('approval.title')} data-state={last?.state ?? 'none'}>
      <div className={styles.line}>
        <span className={styles.state}>
          {last && <StateTag request={last} />}
          {locked && <span className={styles.lock}><LockOutlined aria-hidden /> {say('approval.locked')}</span>}
          {may.submit && approval.needed && <span>{say('approval.needs', { approval: approval.needed.label })}</span>}
          {now && <span>{say('approval.at', { step: now.label, people: turn.map(({ person }) => person.name).join('、') })}</span>}
          {due && <span className={Date.parse(due) < Date.now() ? styles.late : styles.fact}>{Date.parse(due) < Date.now() ? say('approval.overdue') : say('approval.due', { at: formatMoment(due, timeZone) })}</span>}
          {last?.state === 'pending' && last.wanted && <span className={styles.fact}>{say('approval.wanted', { value: last.wanted })}</span>}
        </span>
        <span className={styles.actions}>
          {may.submit && <Button type="primary" size="small" icon={<SendOutlined />} onClick={begin('submit')}>{say('approval.submit')}</Button>}
          {may.decide && (
            <>
              <Button type="primary" size="small" icon={<CheckOutlined />} onClick={begin('approve')}>{say('approval.approve')}</Button>
              <Button danger size="small" icon={<RollbackOutlined />} onClick={begin('return')}>{say('approval.return')}</Button>
              <Dropdown trigger={['click']} menu={{ items: [{ key: 'pass', label: say('approval.pass'), onClick: begin('pass') }, { key: 'add', label: say('approval.add'), onClick: begin('add') }] }}>
                <Button size="small" icon={<DownOutlined />} aria-label={say('action.more')} />
              </Dropdown>
            </>
          )}
          {may.recall && <Button size="small" onClick={begin('recall')}>{say('approval.recall')}</Button>}
          {may.reopen && <Button size="small" type="text" onClick={begin('reopen')}>{say('approval.reopen')}</Button>}
          {last && <Button size="small" type="text" aria-expanded={open} icon={open ? <UpOutlined /> : <DownOutlined />} onClick={() => setOpen(!open)}>{say('approval.trail')}</Button>}
        </span>
      </div>
      {open && <Trail object={object} approval={approval} />}
      {act && <ActDialog act={act} name={name} object={object.name} on={{ record: id, turn: approval.turn, request: last?.id, ifVersion: version }} hint={act === 'submit' ? approval.needed?.help : null} close={() => setAct(null)} done={() => void refetch()} />}
    </section>
  );
}

const colors: Readonly<Record<Request['state'], string>> = { pending: 'processing', approved: 'success', returned: 'error', recalled: 'default', stopped: 'default', reopened: 'warning' };

function StateTag({ request }: { readonly request: Request }): ReactNode {
  const { say } = useWords();
  return <Tag color={colors[request.state]}>{request.label} · {say(`approval.state.${request.state}`)}</Tag>;
}
