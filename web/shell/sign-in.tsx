// The sign-in page.
import { ApolloProvider, useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Input } from 'antd';
import { parse } from 'graphql';
import { useEffect, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { createClient } from '../data/client';
import { failureOf, failureWords, type Failure } from '../data/failure';
import { PageTitle } from '../widgets/page-title';
import { Tangram } from '../widgets/tangram';
import { useWords } from '../words/words';
import { LanguageSwitch } from './language-switch';
import { Enrol } from './me/enrol';
import './me/me.css';
import { Providers } from './providers';

const signInDocument = parse('mutation SignIn($login: String!, $password: String!, $code: String) { signIn(login: $login, password: $password, code: $code) { expiresAt secondFactorNeeded viewer { id name } } }');
const securityDocument = parse('query OwedFactor { mySecurity { secondFactor } }');
const proveDocument = parse('mutation ProveSecondFactor($code: String!) { proveSecondFactor(code: $code) }');
const nothing = (): void => undefined;

/** Login and password; where one came from is where one goes on. */
export function SignIn(): ReactNode {
  const client = useMemo(() => createClient({ signedOut: nothing, version: nothing }), []);
  return <Providers><ApolloProvider client={client}><SignInForm /></ApolloProvider></Providers>;
}

function SignInForm(): ReactNode {
  const { say } = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [going, setGoing] = useState(false);
  const [code, setCode] = useState('');
  /** Login and password; then a code; or setting up what makes codes. `prove`: signed in by a link, and owing the code. */
  const [step, setStep] = useState<'password' | 'code' | 'prove' | 'enrol'>('password');
  const client = useApolloClient();
  const [signIn, { loading }] = useMutation(signInDocument);
  const query = new URLSearchParams(window.location.search);
  const reason = query.get('reason');
  useEffect(() => {
    if (reason !== 'factor') return;
    client.query<{ mySecurity: { secondFactor: boolean } }>({ query: securityDocument, fetchPolicy: 'no-cache' }).then(({ data }) => setStep(data!.mySecurity.secondFactor ? 'prove' : 'enrol'), () => undefined);
  }, [client, reason]);
  const goOn = (): void => {
    setGoing(true);
    window.location.assign(safeNext(query.get('next')));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (step === 'password' && (!login.trim() || !password)) {
      setFailure({ code: 'EMPTY', message: say('signIn.empty'), requestId: null, fields: [], extra: {} });
      return;
    }
    setFailure(null);
    try {
      if (step === 'prove') {
        await client.mutate({ mutation: proveDocument, variables: { code } });
        return goOn();
      }
      const { data } = await signIn({ variables: { login: login.trim(), password, code: step === 'code' ? code : null } });
      if ((data as { signIn: { secondFactorNeeded: boolean } }).signIn.secondFactorNeeded) setStep('enrol');
      else goOn();
    } catch (error) {
      const found = failureOf(error);
      // That a code is wanted is no failure.
      if (step === 'password' && found.extra['codeNeeded'] === true) setStep('code');
      else setFailure(found);
    }
  };
  const message = failure && (failure.fields[0]?.message ?? failureWords(failure, say));
  if (step === 'enrol') {
    return (
      <main className="tg-sign-in">
        <PageTitle parts={[say('me.factor'), say('tangram.name')]} />
        <div className="tg-sign-in-card"><div className="tg-sign-in-mark"><Tangram size={44} /><h1>{say('me.factor')}</h1></div><p>{say('signIn.enrol')}</p><Enrol done={goOn} /></div>
      </main>
    );
  }
  return (
    <main className="tg-sign-in">
      <PageTitle parts={[say('signIn.title'), say('tangram.name')]} />
      <div className="tg-sign-in-language"><LanguageSwitch /></div>
      <form className="tg-sign-in-card" onSubmit={(event) => void submit(event)} noValidate>
        <div className="tg-sign-in-mark"><Tangram size={44} /><h1>{say('tangram.name')}</h1></div>
        <p>{say('signIn.welcome')}</p>
        {!failure && query.get('reason') === 'link' && <Alert type="warning" showIcon title={say('signIn.linkUsed')} />}
        {!failure && reason === 'idle' && <Alert type="info" showIcon title={say('idle.ended')} />}
        {!failure && reason === 'ended' && <Alert type="info" showIcon title={say('signIn.ended')} />}
        {message && <Alert type="error" showIcon title={message} role="alert" />}
        {step === 'password' && <>
          <label htmlFor="login">{say('signIn.login')}</label>
          <Input id="login" size="large" autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} status={failure ? 'error' : undefined} onChange={(event) => setLogin(event.target.value)} />
          <label htmlFor="password">{say('signIn.password')}</label>
          <Input.Password id="password" size="large" autoComplete="current-password" value={password} status={failure ? 'error' : undefined} onChange={(event) => setPassword(event.target.value)} />
        </>}
        {(step === 'code' || step === 'prove') && <>
          <label htmlFor="code">{say('signIn.code')}</label>
          <Input id="code" size="large" autoFocus autoComplete="one-time-code" value={code} status={failure ? 'error' : undefined} onChange={(event) => setCode(event.target.value)} />
          <small>{say('signIn.codeHelp')}</small>
        </>}
        <Button type="primary" size="large" block htmlType="submit" loading={loading || going}>{say('signIn.go')}</Button>
        <small>{say('signIn.hint')}</small>
      </form>
    </main>
  );
}

/** Only addresses of this product: never another site. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
