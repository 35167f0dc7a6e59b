// Who would have to agree: the approval as it stands in the editor, tried on a record that is chosen.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Modal, Tag } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import type { ApprovalDefinition } from '../../../metadata/language/types';
import { failureOf, fullFailureWords } from '../../data/failure';
import { findObject, useApp } from '../../describe/use-description';
import type { Reference } from '../../field-types/reference';
import { ReferencePicker } from '../../field-types/reference-picker';
import { useWords } from '../../words/words';

interface Trial { readonly needed: boolean; readonly steps: readonly { readonly name: string; readonly label: string; readonly asked: boolean; readonly people: readonly string[]; readonly problem: string | null }[] }
const document = parse('query TryApproval($object: String!, $approval: JSON!, $record: ID!) { setup { tryApproval(object: $object, approval: $approval, record: $record) { needed steps { name label asked people problem } } } }');

/** A dialog; nothing is changed. */
export function DryRun({ object, approval, close }: { readonly object: string; readonly approval: ApprovalDefinition; readonly close: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const target = findObject(useApp(), object);
  const [record, setRecord] = useState<readonly Reference[]>([]);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (chosen: readonly Reference[]): Promise<void> => {
    setRecord(chosen);
    setTrial(null);
    setProblem(null);
    if (!chosen[0]) return;
    try {
      const { data } = await client.query<{ setup: { tryApproval: Trial } }>({ query: document, variables: { object, approval, record: chosen[0].id }, fetchPolicy: 'no-cache' });
      setTrial(data!.setup.tryApproval);
    } catch (error) {
      setProblem(fullFailureWords(failureOf(error), say));
    }
  };
  return (
    <Modal open title={say('approvals.try')} onCancel={close} footer={null} destroyOnHidden>
      {target && <ReferencePicker autoFocus label={say('approvals.tryRecord')} placeholder={say('approvals.tryRecord')} targets={[{ ...target, may: { ...target.may, create: false } }]} value={record} onChange={(chosen) => void run(chosen)} />}
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginTop: 12 }} />}
      {trial && (trial.needed ? (
        <ol className="tg-approval-trial">
          {trial.steps.map((step) => (
            <li key={step.name}><strong>{step.label}</strong>{!step.asked ? <Tag>{say('approvals.trySkipped')}</Tag> : step.problem ? <span role="alert">{step.problem}</span> : <span>{step.people.join('、')}</span>}</li>
          ))}
        </ol>
      ) : <Alert type="info" showIcon title={say('approvals.tryNot')} style={{ marginTop: 12 }} />)}
    </Modal>
  );
}
