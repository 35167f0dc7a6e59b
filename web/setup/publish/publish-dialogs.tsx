// The two dialogs of publishing: what it would do, and that somebody else was faster.
import { WarningOutlined, PlusCircleOutlined, EditOutlined, MinusCircleOutlined, ReloadOutlined, TeamOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Tag } from 'antd';
import { useRef, type ReactNode } from 'react';
import { addresses } from '../../widgets/navigation';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { OperationList } from '../uses/operation-list';
import { UseList } from '../uses/use-list';
import './change-impact.css';
import type { ChangeImpact, Preview } from './publish-requests';

/** The changes in words with counts; statements folded away. */
export function PreviewDialog({ preview, why, answer }: { preview: Preview; why: string; answer: (go: boolean) => void }): ReactNode {
  const { say, language } = useWords();
  const stricter = preview.impact.filter((change) => change.contracting);
  // Who is moved to another layout says more than how many may read the object.
  const onlyLayouts = preview.otherLayouts.length > 0 && preview.impact.every(({ subject }) => subject === 'layout' || subject === 'translation');
  const go = useRef<HTMLButtonElement>(null);
  return (
    <Modal
      open
      width={640}
      title={say('setup.previewTitle')}
      onCancel={() => answer(false)}
      // A drawer below keeps the focus until the dialog is there: Enter agrees all the same.
      afterOpenChange={(open) => { if (open) go.current?.focus(); }}
      footer={[
        <Button key="cancel" onClick={() => answer(false)}>{say('action.cancel')}</Button>,
        <Button key="go" ref={go} type="primary" danger={stricter.length > 0} onClick={() => answer(true)}>{say('setup.publish')}</Button>,
      ]}
    >
      <p className="tg-setup-why">{why}</p>
      {preview.impact.length === 0 && <p>{say('setup.previewNothing')}</p>}
      <ImpactList impact={preview.impact} />
      {stricter.length > 0 && <p className="tg-setup-keeps">{say('setup.previewKeeps')}</p>}
      {preview.broken.length > 0 && <Alert className="tg-impact-broken" type="error" showIcon title={say('changes.broken', { count: preview.broken.length })} description={<OperationList operations={preview.broken} />} />}
      {preview.outdated.length > 0 && <Alert className="tg-impact-broken" type="info" showIcon title={say('changes.renameOutdated', { count: preview.outdated.length })} description={<OperationList operations={preview.outdated} />} />}
      {preview.users > 0 && !onlyLayouts && <p className="tg-impact-reach"><TeamOutlined aria-hidden /> {say('changes.users', { count: preview.users })}</p>}
      {preview.otherLayouts.length > 0 && <OtherLayouts others={preview.otherLayouts} />}
      {preview.touched.length > 0 && (
        <details className="tg-impact-touched" open={preview.touched.length <= 12}>
          <summary>{say('changes.touched', { count: preview.touched.length })}</summary>
          <UseList uses={preview.touched} />
        </details>
      )}
      {preview.statements.length > 0 && (
        <details className="tg-setup-statements">
          <summary>{say('setup.statements', { count: preview.statements.length })}</summary>
          <ul className="tg-impact-costs">
            {preview.costs.map((cost, index) => (
              <li key={index}>
                <Tag color={cost.kind === 'copy' ? 'warning' : cost.kind === 'inPlace' ? 'processing' : 'success'}>{say(costWords[cost.kind] ?? 'changes.costCopy')}</Tag>
                {cost.kind !== 'instant' && <span>{say('changes.costRows', { rows: formatDecimal(cost.rows, language), seconds: formatDecimal(cost.seconds, language) })}</span>}
                <pre tabIndex={0}>{cost.texts.join(';\n')}</pre>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Modal>
  );
}

/** Role by role which layout its users see, and which they would. */
function OtherLayouts({ others }: { others: Preview['otherLayouts'] }): ReactNode {
  const { say } = useWords();
  return (
    <section className="tg-impact-reach" aria-label={say('layouts.other')}>
      <TeamOutlined aria-hidden /> {say('layouts.other')}
      <ul className="tg-impact-others">
        {others.map((one, index) => (
          <li key={index}>
            <b>{say('layouts.otherUsers', { role: one.role, count: one.users })}</b>{' '}
            {say('layouts.usersSee', { page: [one.objectLabel, say(`design.kind.${one.kind}` as WordKey), ...(one.recordTypes.length > 0 ? [one.recordTypes.join(', ')] : [])].join(' · '), before: one.before ?? say('layouts.plain'), after: one.after ?? say('layouts.plain') })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Changes one below the other. */
export function ImpactList({ impact }: { impact: readonly ChangeImpact[] }): ReactNode {
  const { say } = useWords();
  return (
    <ul className="tg-setup-impact">
      {impact.map((change, index) => (
        <li key={index} data-contracting={change.contracting || undefined}>
          {change.contracting ? <WarningOutlined aria-label={say('setup.stricter')} /> : iconOf(change.action)}
          <span>{change.message}{change.samples && change.samples.length > 0 && <Samples change={change} />}</span>
        </li>
      ))}
    </ul>
  );
}

/** A few of the records a change concerns, each a link. */
function Samples({ change: { object, samples = [], records } }: { change: ChangeImpact }): ReactNode {
  const { say } = useWords();
  const more = (records ?? 0) - samples.length;
  return (
    <small className="tg-impact-samples">
      {say('changes.samples')}{' '}
      {samples.map(({ id, name, value }) => <span key={id}>{object === null ? name : <a href={addresses.record({ name: object }, id)} target="_blank" rel="noreferrer">{name || id}{value !== null && value !== name && <i>{value}</i>}</a>}</span>)}
      {more > 0 && say('changes.samplesMore', { count: more })}
    </small>
  );
}

const costWords: Readonly<Record<string, WordKey>> = { instant: 'changes.costInstant', inPlace: 'changes.costInPlace', copy: 'changes.costCopy' };

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
