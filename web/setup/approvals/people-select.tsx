// Chooses the people an approval names: managers, user fields of the record, roles, departments, single users.
import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { parse } from 'graphql';
import { useMemo, type ReactNode } from 'react';
import type { ApproverDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { fieldLabel } from '../rules/rules-tab';
import type { ObjectSetup } from '../setup-data';
import { personKey, personOf } from './approval-changes';

const document = parse(`query ApprovalPeople { departments(first: 1000, orderBy: [{ name: ASC }]) { nodes { id name code } } roles(first: 1000, orderBy: [{ name: ASC }]) { nodes { id name code } }
  users(first: 1000, filter: { active: { ne: false } }, orderBy: [{ name: ASC }]) { nodes { id name login } } }`);
interface Read { readonly departments: Nodes; readonly roles: Nodes; readonly users: { readonly nodes: readonly { readonly name: string; readonly login: string }[] } }
interface Nodes { readonly nodes: readonly { readonly name: string; readonly code: string | null }[] }

/** Every choice as one text, with its words. */
export function usePeople(setup: ObjectSetup): readonly { readonly value: string; readonly label: string }[] {
  const { say, language } = useWords();
  const { data } = useQuery<Read>(document);
  return useMemo(() => {
    const coded = (kind: 'role' | 'department', nodes: Nodes | undefined) => (nodes?.nodes ?? []).flatMap(({ name, code }) => (code ? [{ value: `${kind}:${code}`, label: say(`approvals.who.${kind}`, { label: name }) }] : []));
    return [
      ...(['department', 'owner'] as const).map((one) => ({ value: `managerOf:${one}`, label: say(`approvals.who.managerOf.${one}`) })),
      ...setup.fields.filter(({ body }) => body.type === 'user' && !body.off).map(({ name }) => ({ value: `field:${name}`, label: say('approvals.who.field', { label: fieldLabel(setup, name, language) }) })),
      ...coded('role', data?.roles), ...coded('department', data?.departments),
      ...(data?.users.nodes ?? []).map(({ name, login }) => ({ value: `user:${login}`, label: say('approvals.who.user', { label: name }) })),
    ];
  }, [data, language, say, setup]);
}

export interface PeopleSelectProps { readonly id: string; readonly setup: ObjectSetup; readonly value: readonly ApproverDefinition[]; readonly onChange: (people: ApproverDefinition[]) => void; readonly placeholder?: string; readonly invalid?: boolean }

/** The box. */
export function PeopleSelect({ id, setup, value, onChange, placeholder, invalid }: PeopleSelectProps): ReactNode {
  const choices = usePeople(setup);
  return <Select id={id} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} placeholder={placeholder} status={invalid ? 'error' : undefined} value={value.map(personKey)} options={[...choices]} onChange={(keys: string[]) => onChange(keys.map(personOf))} />;
}
