// Many-to-many: any number of records of another object.
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import { fieldTypePage, type DisplayProps, type InputProps } from './field-type';
import { nameAlias, readReference, type Reference } from './reference';
import { ReferenceLink } from './reference-link';
import { ReferencePicker } from './reference-picker';

/** The page of `manyToMany`. What is sent says which records are linked and unlinked. */
export const manyToMany = fieldTypePage<readonly Reference[]>({
  Input: ManyToManyInput, Display: ManyToManyDisplay,
  selection: (field) => `${field.name}(first: 100) { nodes { id ${field.targets[0] ? nameAlias(field.targets[0]) : ''} } }`,
  read: readAll,
  toInput: (value, _field, before) => {
    const now = (value ?? []).map((reference) => reference.id);
    const then = (before ?? []).map((reference) => reference.id);
    return { connect: now.filter((id) => !then.includes(id)), disconnect: then.filter((id) => !now.includes(id)) };
  },
  toRule: () => null,
  text: (value) => value.map((reference) => reference.name).join(', '),
  filter: 'none', wide: true,
});

function ManyToManyInput({ field, value, onChange, id, invalid }: InputProps<readonly Reference[]>): ReactNode {
  return (
    <ReferencePicker id={id} label={field.label} targets={field.targets} value={value ?? []} multiple invalid={invalid} onChange={(next) => onChange(next.length === 0 ? null : next)} />
  );
}

function ManyToManyDisplay({ field, value }: DisplayProps<readonly Reference[]>): ReactNode {
  return <span className="tg-choices">{value.map((reference) => <ReferenceLink key={reference.id} field={field} value={reference} />)}</span>;
}

function readAll(raw: unknown, field: FieldDescription): readonly Reference[] | null {
  const nodes = (raw as { nodes?: unknown[] } | null)?.nodes ?? [];
  const references = nodes.flatMap((node) => readReference(node, field) ?? []);
  return references.length === 0 ? null : references;
}
