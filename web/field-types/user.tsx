// A colleague, with a face (the first letter of the name on a colour of their own).
import type { ReactNode } from 'react';
import { Avatar } from '../widgets/avatar';
import { fieldTypePage, type DisplayProps, type InputProps } from './field-type';
import { oneReference, ReferenceInput } from './lookup';
import type { Reference } from './reference';
import { ReferenceLink } from './reference-link';

/** The page of `user`. */
export const user = fieldTypePage<Reference>({ ...oneReference, Input: UserInput, Display: UserDisplay });

function UserInput(props: InputProps<Reference>): ReactNode {
  return <ReferenceInput {...props} draw={(reference) => <Person reference={reference} />} />;
}

function UserDisplay(props: DisplayProps<Reference>): ReactNode {
  return <span className="tg-person"><Avatar name={props.value.name} id={props.value.id} size={20} /><ReferenceLink {...props} /></span>;
}

function Person({ reference }: { reference: Reference }): ReactNode {
  return <span className="tg-person"><Avatar name={reference.name} id={reference.id} size={20} /><span className="tg-ellipsis">{reference.name}</span></span>;
}
