// Why a change set cannot be published, and where.
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import type { DefinitionProblem } from '../publish/publish-requests';

/** Every problem with its place. */
export function ProblemsDialog({ problems, name, close }: { problems: readonly DefinitionProblem[]; name: string; close: () => void }): ReactNode {
  const { say } = useWords();
  return (
    <Modal open width={640} title={say('design.refused')} onCancel={close} footer={<Button type="primary" onClick={close}>{say('action.cancel')}</Button>}>
      <p className="tg-setup-why">{name}</p>
      <ul className="tg-setup-impact">
        {problems.map((problem, index) => <li key={index}><span><code>{problem.path}{problem.pointer}</code> {problem.message}</span></li>)}
      </ul>
    </Modal>
  );
}
