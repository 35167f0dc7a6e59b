// What a permission set says of the fields of one object; a field of which nothing is said follows the object.
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { useObjectSetup } from '../setup-data';
import { RightSelect, type RightChoice } from './right-select';
import { fieldRightOf, others, rightsOn, withFields, type FieldRight, type ObjectRights } from './rights';

/** Opened below the object's row. */
export function FieldRights({ object, rights, before, onChange }: { object: string; rights: ObjectRights; before: ObjectRights; onChange: (rights: ObjectRights) => void }): ReactNode {
  const { say, language } = useWords();
  const setup = useObjectSetup(object);
  const [words, setWords] = useState('');
  if (!setup) return null;
  const own = rightsOn(rights, object);
  const was = rightsOn(before, object);
  const fields = setup.fields.filter(({ body }) => !body.off).map(({ name, body }) => ({ name, label: labelIn(setup, { key: `fields.${name}`, written: body.label, language }) }));
  const shown = fields.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(words.trim().toLowerCase()));
  const choices: readonly RightChoice[] = [
    { value: '', label: say('people.field.follow') }, { value: 'none', label: say('people.field.none') }, { value: 'read', label: say('people.field.read') }, { value: 'edit', label: say('people.field.edit') },
  ];
  const put = (names: readonly string[], value: string): void => onChange(withFields(rights, object, { fields: names, right: value === '' ? undefined : value as FieldRight }));
  const cell = (name: string, label: string): ReactNode => (
    <li key={name}>
      <span className="tg-ellipsis" title={name}>{label}</span>
      <RightSelect value={fieldRightOf(own, name) ?? ''} changed={fieldRightOf(own, name) !== fieldRightOf(was, name)} choices={choices} label={label} onChange={(value) => put([name], value)} />
    </li>
  );
  return (
    <div className="tg-field-rights">
      <div className="tg-setup-tools">
        <Input allowClear size="small" className="tg-setup-find" prefix={<SearchOutlined />} placeholder={say('setup.findField')} aria-label={say('setup.findField')} value={words} onChange={(event) => setWords(event.target.value)} />
        <select className="tg-right tg-right-bulk" aria-label={say('people.setFields')} value="-" onChange={(event) => put(shown.map(({ name }) => name), event.target.value)}>
          <option value="-" disabled>{say('people.setFields')}</option>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      </div>
      <ul>
        {words.trim() === '' && cell(others, say('people.otherFields'))}
        {shown.map(({ name, label }) => cell(name, label))}
      </ul>
      {shown.length === 0 && <p className="tg-setup-why">{say('setup.noField')}</p>}
    </div>
  );
}
