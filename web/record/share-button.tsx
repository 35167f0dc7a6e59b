// The button that shares the record on screen; where it is shared already, a mark says so.
import { ShareAltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useWords } from '../words/words';

const ShareDialog = lazy(() => import('./share-dialog').then((module) => ({ default: module.ShareDialog })));

export interface ShareButtonProps {
  readonly record: { readonly id: string; readonly name: string };
  readonly may: { readonly share: boolean; readonly edit: boolean };
  readonly shared: boolean;
  readonly changed: () => void;
}

/** Nothing where the viewer may not share and nobody does. */
export function ShareButton({ record, may, shared, changed }: ShareButtonProps): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  if (!may.share && !shared) return null;
  return (
    <>
      <Button icon={<ShareAltOutlined />} className={shared ? 'tg-shared' : undefined} aria-label={say(shared ? 'share.mark' : 'share.action')} onClick={() => setOpen(true)}>
        <span className="tg-wide-only">{say(shared ? 'share.mark' : 'share.action')}</span>
      </Button>
      {open && <Suspense fallback={null}><ShareDialog record={record} may={may} changed={changed} close={() => setOpen(false)} /></Suspense>}
    </>
  );
}
