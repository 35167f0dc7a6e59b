// The numbers in the top bar, asked for in one request: looked at twice a minute, when the page comes back, and after everything this page does about them.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import { useEffect, type ReactNode } from 'react';
import { onApprovalsChanged } from '../record/approvals/approval-requests';
import { ApprovalBadge } from './approval-badge';
import { NoticeBell } from './notices/notice-bell';
import { onNoticesChanged } from './notices/notice-requests';

const every = 30_000;
const noticesPart = 'noticeCounts { unread }';
const noticesDocument = parse(`query Badges { ${noticesPart} }`);
const bothDocument = parse(`query Badges { ${noticesPart} approvalCounts { toDecide overdue } }`);
interface Counts { readonly noticeCounts: { readonly unread: number }; readonly approvalCounts?: { readonly toDecide: number; readonly overdue: number } }

/** What waits for a decision, where there are approvals, and what the viewer has not read. */
export function Badges({ approvals }: { readonly approvals: boolean }): ReactNode {
  const { data, refetch } = useQuery<Counts>(approvals ? bothDocument : noticesDocument, { fetchPolicy: 'no-cache', pollInterval: every, skipPollAttempt: () => document.hidden });
  useEffect(() => {
    const again = (): void => void refetch().catch(() => undefined);
    const look = (): void => { if (!document.hidden) again(); };
    const ends = [onApprovalsChanged(again), onNoticesChanged(again)];
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', look);
    };
  }, [refetch]);
  return (
    <>
      {approvals && <ApprovalBadge toDecide={data?.approvalCounts?.toDecide ?? 0} overdue={data?.approvalCounts?.overdue ?? 0} />}
      <NoticeBell unread={data?.noticeCounts.unread ?? 0} />
    </>
  );
}
