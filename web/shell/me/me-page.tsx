// One's own sign-in: password, second factor, where one is signed in, keys for programs.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import type { ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { useApp } from '../../describe/use-description';
import { Failed, Loading } from '../../widgets/page-state';
import { PageTitle } from '../../widgets/page-title';
import { useWords } from '../../words/words';
import { MyKeys } from './my-keys';
import { MyNotices } from './my-notices';
import { MySessions } from './my-sessions';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';
import './me.css';

/** What the server says of one's own sign-in. */
export interface MySecurity { readonly secondFactor: boolean; readonly recoveryCodesLeft: number; readonly secondFactorRequired: boolean; readonly passwordLength: number; readonly passwordMix: boolean }
const securityDocument = parse('query MySecurity { mySecurity { secondFactor recoveryCodesLeft secondFactorRequired passwordLength passwordMix } }');

/** The page behind /me. */
export function MePage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { data, error, refetch } = useQuery<{ mySecurity: MySecurity }>(securityDocument, { fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const changed = (): void => void refetch();
  return (
    <div className="tg-page tg-me-page">
      <PageTitle parts={[say('me.title')]} />
      <header><h1>{say('me.title')}</h1><p>{app.viewer.name} · {app.viewer.login}</p></header>
      <section><h2>{say('me.password')}</h2><PasswordForm security={data.mySecurity} /></section>
      <section><h2>{say('me.factor')}</h2><SecondFactor security={data.mySecurity} changed={changed} /></section>
      <section><h2>{say('notice.settings')}</h2><MyNotices /></section>
      <section><h2>{say('me.sessions')}</h2><MySessions /></section>
      <section><h2>{say('me.keys')}</h2><MyKeys /></section>
    </div>
  );
}
