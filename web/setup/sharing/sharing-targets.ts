// Whom a sharing rule can mean: departments and roles that have a code, and permission sets.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import { useWords } from '../../words/words';
import { useSets } from '../permissions/permission-data';
import type { SharingRule } from './sharing-changes';

export type TargetKind = 'department' | 'role' | 'permissionSet';
export interface Target { readonly value: string; readonly label: string }
interface Named { readonly name: string; readonly code: string | null }

const document = parse('query SharingTargets { departments(first: 1000, orderBy: [{ name: ASC }]) { nodes { id name code } } roles(first: 1000, orderBy: [{ name: ASC }]) { nodes { id name code } } }');

/** By kind; empty lists while they are read. */
export function useTargets(): Readonly<Record<TargetKind, readonly Target[]>> {
  const { data } = useQuery<{ departments: { nodes: readonly Named[] }; roles: { nodes: readonly Named[] } }>(document, { fetchPolicy: 'no-cache' });
  const sets = useSets();
  const coded = (nodes: readonly Named[] | undefined): readonly Target[] => (nodes ?? []).flatMap(({ name, code }) => (code ? [{ value: code, label: name }] : []));
  return { department: coded(data?.departments.nodes), role: coded(data?.roles.nodes), permissionSet: sets.map(({ body }) => ({ value: body.name, label: body.label })) };
}

/** Kind and code of what the rule means. */
export function targetOf({ with: { department, role, permissionSet } }: Pick<SharingRule, 'with'>): { readonly kind: TargetKind; readonly value: string | undefined } {
  return role !== undefined ? { kind: 'role', value: role } : permissionSet !== undefined ? { kind: 'permissionSet', value: permissionSet } : { kind: 'department', value: department };
}

/** Whom the rule means, in words. */
export function useTargetWords(): (rule: SharingRule) => string {
  const targets = useTargets();
  const { say } = useWords();
  return (rule) => {
    const { kind, value } = targetOf(rule);
    const name = targets[kind].find((target) => target.value === value)?.label ?? value ?? '';
    return kind === 'department' && rule.with.below ? say('share.withBelow', { name }) : name;
  };
}
