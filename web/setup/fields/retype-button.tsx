// Offers other types for a field that has values: a list begins with the values that are there, everything else is said by the preview.
import { SwapOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button, Dropdown } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { FieldTypeName, PicklistValue } from '../../../metadata/language/types';
import { shortName, useWords } from '../../words/words';
import type { ObjectSetup, SetupField } from '../setup-data';
import { convertible } from './retype';
import { TypeIcon } from './type-icon';
import type { FieldDraft } from './use-field-draft';

const valuesDocument = parse('query ValuesIn($object: String!, $field: String!) { setup { valuesIn(object: $object, field: $field, first: 200) { value records } } }');
const lists: ReadonlySet<string> = new Set(['picklist', 'multiPicklist']);
const texts: ReadonlySet<string> = new Set(['text', 'email', 'phone', 'url', 'barcode']);

/** A menu of types; the one the field has now takes the change back. */
export function Retype({ setup, draft, field }: { setup: ObjectSetup; draft: FieldDraft; field: SetupField }): ReactNode {
  const { say, language } = useWords();
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const one = shortName(language);
  const choose = async (type: FieldTypeName): Promise<void> => {
    if (!lists.has(type) || !texts.has(field.body.type)) return draft.retype(type);
    setBusy(true);
    const found = await client.query<{ setup: { valuesIn: readonly { value: string }[] } }>({ query: valuesDocument, variables: { object: setup.name, field: field.name }, fetchPolicy: 'no-cache' }).catch(() => null);
    setBusy(false);
    draft.retype(type, (found?.data?.setup.valuesIn ?? []).filter(({ value }) => value.length <= 100).map(({ value }): PicklistValue => ({ value, label: value })));
  };
  return (
    <Dropdown autoFocus trigger={['click']} menu={{
      items: convertible.map((type) => ({ key: type, label: fieldTypes[type].label[one], icon: <TypeIcon icon={fieldTypes[type].icon} />, disabled: type === draft.type })),
      onClick: ({ key }) => void choose(key as FieldTypeName), style: { maxHeight: 360, overflow: 'auto' },
    }}>
      <Button size="small" type="link" loading={busy} icon={<SwapOutlined />}>{say('changes.retype')}</Button>
    </Dropdown>
  );
}
