// The second factor of one's own sign-in: on with a QR code that is drawn here, off with password and code.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Input, Tag } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { useWords } from '../../words/words';
import { Enrol } from './enrol';
import type { MySecurity } from './me-page';

const removeDocument = parse('mutation RemoveSecondFactor($password: String!, $code: String!) { removeSecondFactor(password: $password, code: $code) }');

/** State, and the way to change it. */
export function SecondFactor({ security, changed }: { security: MySecurity; changed: () => void }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const [step, setStep] = useState<'none' | 'enrol' | 'remove'>('none');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const end = (): void => {
    setStep('none');
    setPassword('');
    setCode('');
    setProblem(null);
    changed();
  };
  const remove = async (): Promise<void> => {
    try {
      await client.mutate({ mutation: removeDocument, variables: { password, code } });
      end();
    } catch (failed) {
      const failure = failureOf(failed);
      setProblem(failure.fields[0]?.message || failureWords(failure, say));
    }
  };
  if (step === 'enrol') return <Enrol done={end} cancel={() => setStep('none')} />;
  if (!security.secondFactor) {
    return (
      <div className="tg-me-form">
        <span><Tag>{say('me.factorOff')}</Tag>{security.secondFactorRequired && <Tag color="orange">{say('me.factorRequired')}</Tag>}</span>
        <small>{say('me.factorHelp')}</small>
        <Button type="primary" onClick={() => setStep('enrol')}>{say('me.factorBegin')}</Button>
      </div>
    );
  }
  return (
    <div className="tg-me-form">
      <span><Tag color="green">{say('me.factorOn')}</Tag><small>{say('me.factorCodesLeft', { count: security.recoveryCodesLeft })}</small></span>
      {step === 'remove' ? (
        <>
          <Input.Password aria-label={say('me.passwordCurrent')} placeholder={say('me.passwordCurrent')} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          <Input aria-label={say('me.code')} placeholder={say('me.code')} autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />
          {problem && <Alert type="error" showIcon title={problem} role="alert" />}
          <span><Button danger disabled={!password || !code} onClick={() => void remove()}>{say('me.factorRemove')}</Button> <Button type="text" onClick={() => setStep('none')}>{say('action.cancel')}</Button></span>
        </>
      ) : !security.secondFactorRequired && <Button onClick={() => setStep('remove')}>{say('me.factorRemove')}</Button>}
    </div>
  );
}
