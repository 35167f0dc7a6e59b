// The two dialogs of publishing: what it would do, and that somebody else was faster.
import { WarningOutlined, PlusCircleOutlined, EditOutlined, MinusCircleOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import type { ChangeImpact, Preview } from './publish-requests';

/** The changes in words with counts; statements folded away. */
export function PreviewDialog({ preview, why, answer }: { preview: Preview; why: string; answer: (go: boolean) => void }): ReactNode {
  const { say } = useWords();
  const stricter = preview.impact.filter((change) => change.contracting);
  return (
    <Modal
      open
      width={640}
      title={say('setup.previewTitle')}
      onCancel={() => answer(false)}
      footer={[
        <Button key="cancel" onClick={() => answer(false)}>{say('action.cancel')}</Button>,
        <Button key="go" type="primary" danger={stricter.length > 0} autoFocus onClick={() => answer(true)}>{say('setup.publish')}</Button>,
      ]}
    >
      <p className="tg-setup-why">{why}</p>
      {preview.impact.length === 0 && <p>{say('setup.previewNothing')}</p>}
      <ImpactList impact={preview.impact} />
      {stricter.length > 0 && <p className="tg-setup-keeps">{say('setup.previewKeeps')}</p>}
      {preview.statements.length > 0 && (
        <details className="tg-setup-statements">
          <summary>{say('setup.statements', { count: preview.statements.length })}</summary>
          <pre tabIndex={0}>{preview.statements.join(';\n')}</pre>
        </details>
      )}
    </Modal>
  );
}

/** Changes one below the other. */
export function ImpactList({ impact }: { impact: readonly ChangeImpact[] }): ReactNode {
  const { say, language } = useWords();
  return (
    <ul className="tg-setup-impact">
      {impact.map((change, index) => (
        <li key={index} data-contracting={change.contracting || undefined}>
          {change.contracting ? <WarningOutlined aria-label={say('setup.stricter')} /> : iconOf(change.action)}
          <span>{change.message}</span>
          {change.records !== null && change.records > 0 && <b className="tg-number">{say('setup.records', { count: change.records, shown: formatDecimal(change.records, language) })}</b>}
        </li>
      ))}
    </ul>
  );
}

/** Somebody published a change of the same thing; what was typed stays in the screen. */
export function ConflictDialog({ reload }: { reload: () => void }): ReactNode {
  const { say } = useWords();
  return (
    <Modal open width={460} title={say('setup.conflictTitle')} closable={false} maskClosable={false} footer={<Button type="primary" autoFocus icon={<ReloadOutlined />} onClick={reload}>{say('setup.conflictReload')}</Button>}>
      <p>{say('setup.conflictBody')}</p>
    </Modal>
  );
}

function iconOf(action: string): ReactNode {
  if (action === 'added') return <PlusCircleOutlined aria-hidden />;
  return action === 'removed' ? <MinusCircleOutlined aria-hidden /> : <EditOutlined aria-hidden />;
}
