// The rules of signing in: when sessions end, when an account is locked, passwords, who needs a second factor, from where.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Input, InputNumber, Select, Switch } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf, failureWords, type Failure } from '../../data/failure';
import { Failed, Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';

interface Policy {
  readonly idleMinutes: number; readonly absoluteHours: number; readonly freeTries: number; readonly lockAfter: number; readonly lockMinutes: number; readonly passwordLength: number;
  readonly passwordMix: boolean; readonly secondFactorRoles: readonly string[]; readonly addresses: Readonly<Record<string, readonly string[]>>;
}
interface Role { readonly code: string; readonly name: string }
const policyDocument = parse('query SecurityPolicy { securityPolicy roles(first: 500, orderBy: [{ name: ASC }]) { nodes { code name } } }');
const saveDocument = parse('mutation SaveSecurityPolicy($change: JSON!) { saveSecurityPolicy(change: $change) }');
type NumberRule = 'idleMinutes' | 'absoluteHours' | 'freeTries' | 'lockAfter' | 'lockMinutes' | 'passwordLength';
const groups: readonly { readonly title: WordKey; readonly rules: readonly (readonly [NumberRule, WordKey])[] }[] = [
  { title: 'security.sessions', rules: [['idleMinutes', 'security.idleMinutes'], ['absoluteHours', 'security.absoluteHours']] },
  { title: 'security.failures', rules: [['freeTries', 'security.freeTries'], ['lockAfter', 'security.lockAfter'], ['lockMinutes', 'security.lockMinutes']] },
  { title: 'security.passwords', rules: [['passwordLength', 'security.passwordLength']] },
];

/** The form; saved as a whole. */
export function RulesPage(): ReactNode {
  const { data, error, refetch } = useQuery<{ securityPolicy: Policy; roles: { nodes: readonly Role[] } }>(policyDocument, { fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Rules kept={data.securityPolicy} roles={data.roles.nodes} />;
}

function Rules({ kept, roles }: { kept: Policy; roles: readonly Role[] }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [policy, setPolicy] = useState(kept);
  const [saved, setSaved] = useState(kept);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Policy>): void => setPolicy({ ...policy, ...change });
  const problemOf = (name: string): string | undefined => failure?.fields.find((problem) => problem.path === name)?.message;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await client.mutate<{ saveSecurityPolicy: Policy }>({ mutation: saveDocument, variables: { change: policy } });
      setPolicy(answer.data!.saveSecurityPolicy);
      setSaved(answer.data!.saveSecurityPolicy);
      setFailure(null);
      void message.success(say('security.saved'));
    } catch (failed) {
      setFailure(failureOf(failed));
    } finally {
      setBusy(false);
    }
  };
  const roleChoices = [{ value: '*', label: say('security.everybody') }, ...roles.map((role) => ({ value: role.code, label: role.name }))];
  return (
    <div className="tg-security-rules">
      {groups.map((group) => (
        <section key={group.title}>
          <h2>{say(group.title)}</h2>
          {group.rules.map(([name, label]) => (
            <div key={name}>
              <label htmlFor={name}>{say(label)}</label>
              <InputNumber id={name} precision={0} value={policy[name]} status={problemOf(name) ? 'error' : undefined} onChange={(value) => { if (typeof value === 'number') set({ [name]: value }); }} />
              {problemOf(name) && <small role="alert">{problemOf(name)}</small>}
            </div>
          ))}
          {group.title === 'security.passwords' && <div><label htmlFor="passwordMix">{say('security.passwordMix')}</label><Switch id="passwordMix" checked={policy.passwordMix} onChange={(passwordMix) => set({ passwordMix })} /></div>}
        </section>
      ))}
      <section>
        <h2>{say('security.factor')}</h2>
        <div><label htmlFor="secondFactorRoles">{say('security.factorRoles')}</label><Select id="secondFactorRoles" mode="multiple" className="tg-security-wide" value={[...policy.secondFactorRoles]} options={roleChoices} onChange={(secondFactorRoles: string[]) => set({ secondFactorRoles })} /></div>
      </section>
      <section>
        <h2>{say('security.addresses')}</h2>
        <p><small>{say('security.addressesHelp')}</small></p>
        {roles.map((role) => (
          <div key={role.code}>
            <label htmlFor={`addresses-${role.code}`}>{role.name}</label>
            <Input
              id={`addresses-${role.code}`} className="tg-security-wide" placeholder={say('security.anywhere')} value={(policy.addresses[role.code] ?? []).join(' ')} status={problemOf(`addresses.${role.code}`) ? 'error' : undefined}
              onChange={(event) => set({ addresses: { ...policy.addresses, [role.code]: event.target.value.split(/[\s,，]+/).filter((each, index, all) => each !== '' || index === all.length - 1) } })}
              onBlur={() => set({ addresses: { ...policy.addresses, [role.code]: (policy.addresses[role.code] ?? []).filter(Boolean) } })}
            />
            {problemOf(`addresses.${role.code}`) && <small role="alert">{problemOf(`addresses.${role.code}`)}</small>}
          </div>
        ))}
      </section>
      {failure && failure.fields.length === 0 && <Alert type="error" showIcon title={failureWords(failure, say)} role="alert" />}
      <Button type="primary" loading={busy} disabled={JSON.stringify(policy) === JSON.stringify(saved)} onClick={() => void save()}>{say('action.save')}</Button>
    </div>
  );
}
