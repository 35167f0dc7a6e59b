// The fields of an object: what each is called, what it holds and what a new record starts with; adding, changing, switching off.
import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { fieldTypes } from '../../../metadata/language/field-types';
import type { PicklistValue } from '../../../metadata/language/types';
import { FieldValue } from '../../field-types/field-value';
import { readValue } from '../../layout/form-values';
import { linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { shortName, useWords } from '../../words/words';
import { labelIn } from '../labels';
import { usePublish } from '../publish/use-publish';
import { RowMenu } from '../row-controls';
import { useApplicationSetup, type ObjectSetup, type SetupField } from '../setup-data';
import { expressionOf } from './default-input';
import { definitionOf, describeDraft, hasLiteralDefault, type FieldBody } from './field-draft';
import { FieldDrawer } from './field-drawer';
import { TypeIcon } from './type-icon';

/** The table of fields; the one that is open stands in the address. */
export function FieldsTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const { path, query } = useAddress();
  const [words, setWords] = useState('');
  const [withOff, setWithOff] = useState(false);
  const labelOf = (field: SetupField): string => labelIn(setup, { key: `fields.${field.name}`, written: field.body.label, language });
  const wanted = words.trim().toLowerCase();
  const found = setup.fields.filter((field) => [labelOf(field), field.body.label, field.name].some((text) => text.toLowerCase().includes(wanted)));
  const shown = found.filter((field) => withOff || !field.body.off);
  const hidden = setup.fields.filter((field) => field.body.off).length;
  const open = query.get('field');
  const opened = setup.fields.find((field) => field.name === open);
  const addressOf = (name: string): string => `${path}?field=${encodeURIComponent(name)}`;
  const close = (): void => navigate(path, { replace: true });
  return (
    <>
      <div className="tg-setup-tools">
        <Input allowClear className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('setup.findField')} aria-label={say('setup.findField')} value={words} onChange={(event) => setWords(event.target.value)} />
        {hidden > 0 && <Checkbox checked={withOff} onChange={(event) => setWithOff(event.target.checked)}>{say('setup.showOff', { count: hidden })}</Checkbox>}
        <span className="tg-setup-tools-end">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(`${path}?new`)}>{say('setup.newField')}</Button>
        </span>
      </div>
      {shown.length === 0 ? <Empty title={say('setup.noField')} /> : (
        <div className="tg-setup-table">
          <table>
            <thead><tr><th>{say('setup.field')}</th><th>{say('setup.apiName')}</th><th>{say('setup.type')}</th><th>{say('setup.required')}</th><th>{say('setup.default')}</th><th aria-label={say('action.more')} /></tr></thead>
            <tbody>
              {shown.map((field) => (
                <tr key={field.name} data-name={field.name} data-off={field.body.off || undefined} onClick={() => navigate(addressOf(field.name))}>
                  <td><a {...linkTo(addressOf(field.name))}>{labelOf(field)}</a>{field.name === setup.object.nameField && <Tag>{say('setup.nameField')}</Tag>}{field.body.off && <Tag>{say('setup.off')}</Tag>}</td>
                  <td><code>{field.name}</code></td>
                  <td><span className="tg-setup-name"><TypeIcon icon={fieldTypes[field.body.type].icon} />{fieldTypes[field.body.type].label[shortName(language)]}</span></td>
                  <td>{field.body.required ? say('value.yes') : ''}</td>
                  <td><InitialValue field={field} /></td>
                  <td className="tg-setup-right" onClick={(event) => event.stopPropagation()}><FieldMenu setup={setup} field={field} label={labelOf(field)} edit={addressOf(field.name)} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.has('new') && <FieldDrawer setup={setup} close={close} />}
      {opened && <FieldDrawer key={opened.name} setup={setup} field={opened} close={close} />}
    </>
  );
}

function FieldMenu({ setup, field, label, edit }: { setup: ObjectSetup; field: SetupField; label: string; edit: string }): ReactNode {
  const { say } = useWords();
  const publish = usePublish();
  const off = field.body.off === true;
  const turn = (): void => {
    const { off: _off, ...on } = field.body;
    void publish({
      changes: [{ path: field.path, body: off ? on : { ...field.body, off: true }, before: field.body }],
      why: say(off ? 'setup.whyFieldOn' : 'setup.whyFieldOff', { field: label, object: setup.object.label }), safe: off,
    });
  };
  return <RowMenu label={label} items={[
    { key: 'edit', label: say('action.edit'), onClick: () => navigate(edit) },
    { key: 'off', label: say(off ? 'setup.turnOn' : 'setup.turnOff'), disabled: field.name === setup.object.nameField, onClick: turn },
    { key: 'delete', label: say('action.delete'), danger: true, disabled: field.name === setup.object.nameField, onClick: () => void publish({ changes: [{ path: field.path, body: null, before: field.body }], why: say('changes.whyDeleteField', { field: label, object: setup.object.label }), safe: false }) },
  ]} />;
}

/** The initial value as the field shows it. */
function InitialValue({ field }: { field: SetupField }): ReactNode {
  const { picklists } = useApplicationSetup();
  const given = field.body.default;
  if (given === undefined) return null;
  const expression = expressionOf(given);
  if (expression !== undefined || !hasLiteralDefault(field.body.type)) return <code className="tg-ellipsis">{expression ?? JSON.stringify(given)}</code>;
  const body = field.body as unknown as FieldBody;
  const values = (picklists.find((one) => one.body.name === body['picklist'])?.body.values ?? body['values'] ?? []) as unknown as readonly PicklistValue[];
  const description = describeDraft(definitionOf(body) as unknown as FieldBody, { name: field.name, label: field.body.label, values, objects: [] });
  return <FieldValue field={description} value={readValue(description, given)} inRow />;
}
