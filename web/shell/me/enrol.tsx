// Setting up a second factor: scan, type the first code, keep the recovery codes. Used on one's own page and at sign-in.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Input, QRCode } from 'antd';
import { parse } from 'graphql';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { useWords } from '../../words/words';

const beginDocument = parse('mutation BeginSecondFactor { beginSecondFactor { uri secret } }');
const confirmDocument = parse('mutation ConfirmSecondFactor($code: String!) { confirmSecondFactor(code: $code) }');

/** `done` is called once the recovery codes were seen. */
export function Enrol({ done, cancel }: { done: () => void; cancel?: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [enrolment, setEnrolment] = useState<{ readonly uri: string; readonly secret: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    client.mutate<{ beginSecondFactor: { uri: string; secret: string } }>({ mutation: beginDocument })
      .then(({ data }) => setEnrolment(data!.beginSecondFactor), (failed: unknown) => setFailure(failureOf(failed)));
  }, [client]);
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const { data } = await client.mutate<{ confirmSecondFactor: readonly string[] }>({ mutation: confirmDocument, variables: { code } });
      setCodes(data!.confirmSecondFactor);
    } catch (failed) {
      setFailure(failureOf(failed));
    }
  };
  if (codes) {
    return (
      <div className="tg-me-form">
        <Alert type="success" showIcon title={say('me.factorDone')} description={say('me.codesHelp')} />
        <ol className="tg-me-codes">{codes.map((each) => <li key={each}>{each}</li>)}</ol>
        <Button type="primary" onClick={done}>{say('me.codesKept')}</Button>
      </div>
    );
  }
  return (
    <form className="tg-me-enrol" onSubmit={(event) => void confirm(event)}>
      {enrolment && <QRCode value={enrolment.uri} size={168} type="svg" />}
      <div className="tg-me-form">
        <span>{say('me.scan')}</span>
        {enrolment && <code className="tg-me-secret">{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>}
        <label htmlFor="first-code">{say('me.code')}</label>
        <Input id="first-code" autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} onChange={(event) => setCode(event.target.value)} />
        {failure && <Alert type="error" showIcon title={failure.fields[0]?.message || failureWords(failure, say)} role="alert" />}
        <span><Button type="primary" htmlType="submit" disabled={!enrolment || code.trim().length < 6}>{say('me.factorConfirm')}</Button>{cancel && <Button type="text" onClick={cancel}>{say('action.cancel')}</Button>}</span>
      </div>
    </form>
  );
}
