// A department, picked from the tree of departments.
import { useApolloClient } from '@apollo/client/react';
import { TreeSelect } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { listDocument } from '../data/document';
import { findField, useObject } from '../describe/use-description';
import { fieldTypePage, type InputProps } from './field-type';
import { oneReference } from './lookup';
import { nameAlias, type Reference } from './reference';

/** The page of `department`. */
export const department = fieldTypePage<Reference>({ ...oneReference, Input: DepartmentInput });

interface Branch { readonly value: string; readonly title: string; readonly parent: string | null }

function DepartmentInput(props: InputProps<Reference>): ReactNode {
  const target = props.field.targets[0];
  return target ? <DepartmentTree {...props} target={target} /> : null;
}

function DepartmentTree({ field, value, onChange, id, invalid, inTable, target }: InputProps<Reference> & { target: ObjectSummary }): ReactNode {
  const branches = useBranches(target);
  const known = value && !branches.some((branch) => branch.value === value.id) ? [...branches, { value: value.id, title: value.name, parent: null }] : branches;
  return (
    <TreeSelect
      id={id}
      value={value?.id}
      treeData={known.map(({ value: key, title, parent }) => ({ id: key, pId: parent ?? '', value: key, title }))}
      treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: '' }}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear={!field.required}
      status={invalid ? 'error' : undefined}
      variant={inTable ? 'borderless' : 'outlined'}
      style={{ width: '100%' }}
      popupMatchSelectWidth={260}
      aria-label={field.label}
      onChange={(next: string | undefined) => {
        const branch = known.find((one) => one.value === next);
        onChange(branch ? { id: branch.value, name: branch.title, object: target.name } : null);
      }}
    />
  );
}

/** Every department with the one above it: the field of the department that points at departments. */
function useBranches(target: ObjectSummary): readonly Branch[] {
  const client = useApolloClient();
  const object = useObject(target.name);
  const [branches, setBranches] = useState<readonly Branch[]>([]);
  const above = object.fields.find((field) => !field.system && field.targets.some((one) => one.name === target.name))?.name;
  const hasAbove = above !== undefined && findField(object, above) !== undefined;
  useEffect(() => {
    let current = true;
    const selection = `id ${nameAlias(target)}${hasAbove ? ` above: ${above} { id }` : ''}`;
    client.query<{ list: { nodes: { id: string; refName: string; above?: { id: string } | null }[] } }>({
      query: listDocument(target, selection, { total: false }), variables: { first: 1000 }, fetchPolicy: 'no-cache',
    }).then(({ data }) => {
      const nodes = data?.list.nodes ?? [];
      const ids = new Set(nodes.map((node) => node.id));
      if (current) setBranches(nodes.map((node) => ({ value: node.id, title: String(node.refName), parent: node.above && ids.has(node.above.id) ? node.above.id : null })));
    }, () => undefined);
    return () => {
      current = false;
    };
  }, [client, target, above, hasAbove]);
  return branches;
}
