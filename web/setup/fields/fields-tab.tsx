// The fields of an object: what each is called, what it holds and what a new record starts with.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { fieldTypes } from '../../../metadata/language/field-types';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import type { ObjectSetup } from '../setup-data';

/** The table of fields. */
export function FieldsTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  return (
    <div className="tg-setup-table">
      <table>
        <thead><tr><th>{say('setup.field')}</th><th>{say('setup.apiName')}</th><th>{say('setup.type')}</th><th>{say('setup.required')}</th><th>{say('setup.default')}</th></tr></thead>
        <tbody>
          {setup.fields.map(({ name, body }) => (
            <tr key={name} data-off={body.off || undefined}>
              <td>{labelIn(setup, { key: `fields.${name}`, written: body.label, language })}{body.off && <Tag>{say('setup.off')}</Tag>}</td>
              <td><code>{name}</code></td>
              <td>{fieldTypes[body.type].label[language === 'en' ? 'en' : 'zh']}</td>
              <td>{body.required ? say('value.yes') : ''}</td>
              <td>{body.default === undefined ? '' : JSON.stringify(body.default)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
