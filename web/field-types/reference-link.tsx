// A record's name that leads to its page.
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../widgets/navigation';
import type { DisplayProps } from './field-type';
import type { Reference } from './reference';

/** Link to the record a field points at. */
export function ReferenceLink({ value }: DisplayProps<Reference>): ReactNode {
  if (!value.object) return value.name;
  return <a {...linkTo(addresses.record({ name: value.object }, value.id))} title={value.name}>{value.name}</a>;
}
