// The states every page knows besides its content: loading, empty, failed, not there, not allowed.
import { ReloadOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { failureWords, offline, type Failure } from '../data/failure';
import { useWords } from '../words/words';
import { addresses, linkTo } from './navigation';
import { Tangram } from './tangram';

/** Grey lines in the place of content. */
export function Loading({ rows = 8 }: { rows?: number }): ReactNode {
  const { say } = useWords();
  return <div role="status" aria-label={say('state.loading')} className="tg-loading"><Skeleton active title={{ width: 220 }} paragraph={{ rows, width: '100%' }} /></div>;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, hint, action, small }: { title: string; hint?: string; action?: ReactNode; small?: boolean }): ReactNode {
  return (
    <div className={`tg-empty${small ? ' tg-empty-small' : ''}`}>
      {!small && <Tangram size={64} quiet />}
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  );
}

/** A failed request: what happened in words, and a way on. */
export function Failed({ failure, retry, small }: { failure: Failure; retry?: () => void; small?: boolean }): ReactNode {
  const { say } = useWords();
  if (failure.code === 'NOT_FOUND') return <NotFound />;
  if (failure.code === 'FORBIDDEN') return <Forbidden message={failure.message} />;
  const title = failureWords(failure, say);
  return (
    <div role="alert">
      <Empty
        title={title}
        small={small}
        hint={failure.code === offline ? say('failure.offlineHint') : failure.requestId ? say('failure.request', { id: failure.requestId }) : undefined}
        action={retry && <Button icon={<ReloadOutlined />} onClick={retry}>{say('action.retry')}</Button>}
      />
    </div>
  );
}

/** No such page or record. */
export function NotFound(): ReactNode {
  const { say } = useWords();
  return <Empty title={say('state.notFound')} hint={say('state.notFoundHint')} action={<Button type="primary" {...linkTo(addresses.home)}>{say('action.home')}</Button>} />;
}

/** Known, but not for this viewer. */
export function Forbidden({ message }: { message?: string }): ReactNode {
  const { say } = useWords();
  return <Empty title={say('state.forbidden')} hint={message || say('state.forbiddenHint')} action={<Button type="primary" {...linkTo(addresses.home)}>{say('action.home')}</Button>} />;
}
