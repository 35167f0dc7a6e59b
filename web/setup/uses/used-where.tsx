// "Where is this used": asked when it is opened, shown in the panel of what somebody is about to change.
import { useQuery } from '@apollo/client/react';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { addresses, linkTo } from '../../widgets/navigation';
import { Failed, Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { OperationList, operationFields, type SeenOperation } from './operation-list';
import { UseList, useFields, type Use } from './use-list';

/** An object, a field or a value of it; or a shared picklist, a value of it. */
export interface UsedSubject { readonly object?: string; readonly field?: string; readonly picklist?: string; readonly value?: string }

const usesDocument = parse(`query SetupUses($object: String, $field: String, $picklist: String, $value: String) { setup { uses(object: $object, field: $field, picklist: $picklist, value: $value) { ${useFields} } } }`);
const operationsDocument = parse(`query SetupOperations($object: String!, $field: String) { setup { operations(object: $object, field: $field) { ${operationFields} } } }`);

/** Folded away at first. */
export function UsedWhere({ subject }: { subject: UsedSubject }): ReactNode {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="tg-used-where" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('changes.usedWhere')}</summary>
      {open && <Uses subject={subject} />}
      {open && subject.object !== undefined && <p className="tg-uses-operations"><a {...linkTo(`${addresses.setup('versions')}?object=${subject.object}${subject.field === undefined ? '' : `&name=${subject.field}`}`)}>{say('changes.history')}</a></p>}
      {open && subject.object !== undefined && subject.value === undefined && <Operations object={subject.object} field={subject.field} />}
    </details>
  );
}

function Operations({ object, field }: { object: string; field: string | undefined }): ReactNode {
  const { say } = useWords();
  const { data } = useQuery<{ setup: { operations: readonly SeenOperation[] } }>(operationsDocument, { variables: { object, field }, fetchPolicy: 'no-cache' });
  if (!data || data.setup.operations.length === 0) return null;
  return <><p className="tg-uses-operations">{say('changes.operations')}</p><OperationList operations={data.setup.operations} /></>;
}

function Uses({ subject }: { subject: UsedSubject }): ReactNode {
  const { say } = useWords();
  const { data, error, refetch } = useQuery<{ setup: { uses: readonly Use[] } }>(usesDocument, { variables: subject, fetchPolicy: 'no-cache' });
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return data.setup.uses.length === 0 ? <p className="tg-uses-none">{say('changes.usedNowhere')}</p> : <UseList uses={data.setup.uses} />;
}
