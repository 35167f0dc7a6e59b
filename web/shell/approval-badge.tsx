// What waits for the viewer's decision, in the top bar: a number.
import { AuditOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../widgets/navigation';
import { useWords } from '../words/words';

/** A link to the box. */
export function ApprovalBadge({ toDecide, overdue }: { readonly toDecide: number; readonly overdue: number }): ReactNode {
  const { say } = useWords();
  const label = toDecide > 0 ? say('approval.badge', { count: toDecide }) : say('approval.badgeNone');
  return (
    <Button type="text" aria-label={label} title={label} {...linkTo(addresses.approvals())} icon={<Badge count={toDecide} size="small" color={overdue > 0 ? undefined : 'var(--tg-accent)'} overflowCount={99}><AuditOutlined /></Badge>} />
  );
}
