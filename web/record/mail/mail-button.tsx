// The button that writes an e-mail about the record on screen.
import { MailOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useWords } from '../../words/words';

const MailDialog = lazy(() => import('./mail-dialog').then((module) => ({ default: module.MailDialog })));

export interface MailButtonProps { readonly record: { readonly id: string; readonly name: string }; readonly changed: () => void }

/** Only where the viewer may write mails and the object has an address. */
export function MailButton({ record, changed }: MailButtonProps): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<MailOutlined />} aria-label={say('mail.write')} onClick={() => setOpen(true)}><span className="tg-wide-only">{say('mail.write')}</span></Button>
      {open && <Suspense fallback={null}><MailDialog record={record} changed={changed} close={() => setOpen(false)} /></Suspense>}
    </>
  );
}
