// What waits for the viewer's decision, in the top bar: a number that is looked at twice a minute and after everything this page decides.
import { AuditOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Badge, Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { countsDocument, onApprovalsChanged } from '../record/approvals/approval-requests';
import { addresses, linkTo } from '../widgets/navigation';
import { useWords } from '../words/words';

const every = 30_000;

/** A link to the box. */
export function ApprovalBadge(): ReactNode {
  const { say } = useWords();
  const { data, refetch } = useQuery<{ approvalCounts: { toDecide: number; overdue: number } }>(countsDocument, { fetchPolicy: 'no-cache', pollInterval: every, skipPollAttempt: () => document.hidden });
  useEffect(() => onApprovalsChanged(() => void refetch().catch(() => undefined)), [refetch]);
  useEffect(() => {
    const look = (): void => { if (!document.hidden) void refetch().catch(() => undefined); };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refetch]);
  const { toDecide = 0, overdue = 0 } = data?.approvalCounts ?? {};
  const label = toDecide > 0 ? say('approval.badge', { count: toDecide }) : say('approval.badgeNone');
  return (
    <Button type="text" aria-label={label} title={label} {...linkTo(addresses.approvals())} icon={<Badge count={toDecide} size="small" color={overdue > 0 ? undefined : 'var(--tg-accent)'} overflowCount={99}><AuditOutlined /></Badge>} />
  );
}
