// The bar of every designer: undo, redo, what is not published yet, publish. Its messages stand below it.
import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { DefinitionProblem } from '../publish/publish-requests';
import { usePublish, type PublishRequest } from '../publish/use-publish';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import styles from './designers.module.css';
import type { Designer } from './use-designer';

export interface DesignerBarProps {
  readonly designer: Pick<Designer<unknown>, 'undo' | 'redo' | 'dirty' | 'kept' | 'moved' | 'keepMine' | 'reset'>;
  readonly request: () => PublishRequest;
  /** Something here would be refused: it must be mended first. */
  readonly wrong?: string | null;
  /** Where a problem of the server is, in words. */
  readonly placeOf?: (problem: DefinitionProblem) => string;
  /** Brings together what is here with what somebody else published; without it the person chooses one of the two. */
  readonly merging?: ReactNode;
  readonly children?: ReactNode;
}

/** `children` are the designer's own buttons. */
export function DesignerBar({ designer, request, wrong, placeOf, merging, children }: DesignerBarProps): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly DefinitionProblem[]>([]);
  const ready = designer.dirty && !designer.moved && !wrong;
  const save = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    try {
      const outcome = await publish(request());
      setProblems(outcome.state === 'refused' ? outcome.problems : []);
    } finally {
      setBusy(false);
    }
  };
  useSaveKey(save);
  return (
    <div className={styles.top}>
      <div className={styles.bar} role="toolbar" aria-label={say('design.bar')}>
        <Button type="text" icon={<UndoOutlined />} disabled={!designer.undo} aria-label={say('action.undo')} title={`${say('action.undo')} Ctrl+Z`} onClick={() => designer.undo?.()} />
        <Button type="text" icon={<RedoOutlined />} disabled={!designer.redo} aria-label={say('action.redo')} title={`${say('action.redo')} Ctrl+Shift+Z`} onClick={() => designer.redo?.()} />
        {children}
        <span className={styles.state} role="status">{designer.dirty ? say(designer.kept === 'saved' ? 'design.unpublishedKept' : designer.kept === 'offline' ? 'design.unpublishedHere' : 'design.unpublished') : ''}</span>
        {designer.dirty && <Button onClick={() => { setProblems([]); designer.reset(); }}>{say('design.discard')}</Button>}
        <Button type="primary" disabled={!ready} loading={busy} onClick={() => void save()}>{say('design.publish')}</Button>
      </div>
      {wrong && <Alert type="error" showIcon title={wrong} />}
      {designer.moved && (merging ?? (
        <Alert
          type="warning"
          showIcon
          title={say('design.moved')}
          action={<><Button size="small" onClick={designer.keepMine}>{say('design.keepMine')}</Button><Button size="small" type="primary" onClick={designer.reset}>{say('design.takeTheirs')}</Button></>}
        />
      ))}
      {problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          closable={{ onClose: () => setProblems([]) }}
          title={say('design.refused')}
          description={<ul className={styles.problems}>{problems.map((problem, index) => <li key={index}>{placeOf?.(problem)}{problem.message}</li>)}</ul>}
        />
      )}
    </div>
  );
}
