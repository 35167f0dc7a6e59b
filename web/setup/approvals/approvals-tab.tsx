// The approvals of an object: for which records each is and whom it goes to; adding, changing, switching on and off, deleting.
import { useApolloClient } from '@apollo/client/react';
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import type { ApprovalDefinition } from '../../../metadata/language/types';
import { failureOf, failureWords } from '../../data/failure';
import { navigate, useAddress } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import type { ObjectSetup } from '../setup-data';
import { ThingRow, ThingsTable } from '../things-table';
import { ApprovalEditor } from './approval-editor';
import { approvalsOf, withApproval, withoutApproval } from './approval-changes';

const runningDocument = parse('query RunningApprovals($object: String!, $approval: String!) { setup { runningApprovals(object: $object, approval: $approval) } }');
const stopDocument = parse('mutation StopApprovals($object: String!, $approval: String!) { stopApprovals(object: $object, approval: $approval) }');

/** The table, or the approval that stands in the address. */
export function ApprovalsTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const approvals = approvalsOf(setup);
  const opened = approvals.find(({ name }) => name === query.get('approval'));
  const close = (): void => navigate(path);
  if (opened || query.has('new')) return <ApprovalEditor key={opened?.name ?? ''} setup={setup} {...(opened ? { approval: opened } : {})} close={close} />;
  return (
    <ThingsTable how={say('approvals.how')} none={say('approvals.none')} label={say('approvals.label')} heads={[say('approvals.when'), say('approvals.steps')]} add={<Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('approvals.add')}</Button>}>
      {approvals.map((approval) => <ApprovalLine key={approval.name} setup={setup} approval={approval} label={labelIn(setup, { key: `approvals.${approval.name}`, written: approval.label, language })} address={`${path}?approval=${approval.name}`} />)}
    </ThingsTable>
  );
}

function ApprovalLine({ setup, approval, label, address }: { setup: ObjectSetup; approval: ApprovalDefinition; label: string; address: string }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const publish = usePublish();
  const { message } = App.useApp();
  const [waiting, setWaiting] = useState(0);
  const turn = async (on: boolean, stop = false): Promise<unknown> => {
    setWaiting(0);
    const { off: _off, ...rest } = approval;
    if (stop) await client.mutate({ mutation: stopDocument, variables: { object: setup.name, approval: approval.name } }).catch((error: unknown) => void message.error(failureWords(failureOf(error), say)));
    return publish({ changes: withApproval(setup, on ? rest : { ...rest, off: true }), why: say(on ? 'approvals.whyOn' : 'approvals.whyOff', { object: setup.object.label, approval: approval.label }), safe: true });
  };
  const flip = async (on: boolean): Promise<unknown> => {
    if (on) return turn(true);
    const running = await client.query<{ setup: { runningApprovals: number } }>({ query: runningDocument, variables: { object: setup.name, approval: approval.name }, fetchPolicy: 'no-cache' }).then(({ data }) => data!.setup.runningApprovals, () => 0);
    return running > 0 ? setWaiting(running) : turn(false);
  };
  return (
    <ThingRow
      name={approval.name} label={label} address={address} on={!approval.off} turn={flip}
      remove={{
        title: say('approvals.deleteTitle', { approval: label }), body: say('approvals.deleteBody'),
        go: () => publish({ changes: withoutApproval(setup, approval), why: say('approvals.whyDelete', { object: setup.object.label, approval: approval.label }), safe: true }),
      }}
      beside={waiting > 0 && (
          <Modal open title={say('approvals.offTitle', { approval: label })} onCancel={() => setWaiting(0)} footer={<><Button onClick={() => setWaiting(0)}>{say('action.cancel')}</Button><Button danger onClick={() => void turn(false, true)}>{say('approvals.offStop')}</Button><Button type="primary" onClick={() => void turn(false)}>{say('approvals.offFinish')}</Button></>}>
            {say('approvals.offBody', { count: waiting })}
          </Modal>
        )}
    >
      <td className="tg-setup-some">{approval.when ? <code>{approval.when}</code> : say('approvals.all')}</td>
      <td className="tg-setup-some">{approval.steps.map((step) => labelIn(setup, { key: `approvals.${approval.name}.steps.${step.name}`, written: step.label, language })).join(' → ')}</td>
    </ThingRow>
  );
}
