// Gives many records the same value in one field.
import { Alert, Modal, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { formatDecimal } from '../words/format';
import { useWords } from '../words/words';

export interface BulkUpdateDialogProps {
  readonly object: ObjectDescription; readonly count: number;
  /** The field that is changed; absent: chosen in the dialog. */
  readonly fixed?: FieldDescription;
  readonly update: (field: FieldDescription, value: unknown) => void; readonly close: () => void;
}

const noOthers = Object.freeze({});

/** Fields that many records can be given alike. */
export function bulkFields(object: ObjectDescription): readonly FieldDescription[] {
  return object.fields.filter((field) => !field.readOnly && !field.unique && field.dependsOn === null && field.type !== 'masterDetail' && field.type !== 'manyToMany' && Boolean(pageOf(field).Input));
}

/** The dialog: field, value, and how many records will have it. */
export function BulkUpdateDialog({ object, count, fixed, update, close }: BulkUpdateDialogProps): ReactNode {
  const { say, language } = useWords();
  const [field, setField] = useState<FieldDescription | undefined>(fixed);
  const [value, setValue] = useState<unknown>(null);
  const Input = field && pageOf(field).Input;
  const empty = isEmpty(value);
  return (
    <Modal
      open title={say(fixed ? 'bulk.ownerTitle' : 'bulk.updateTitle', { count: formatDecimal(count, language), object: object.label })} width={480} onCancel={close} cancelText={say('action.cancel')}
      okText={say('bulk.updateGo', { count: formatDecimal(count, language) })} okButtonProps={{ disabled: !field || (empty && field.required) }} onOk={() => { if (field) update(field, value); }}
    >
      <div className="tg-bulk-form">
        {!fixed && (
          <label>
            <span>{say('bulk.field')}</span>
            <Select
              autoFocus showSearch={{ optionFilterProp: 'label' }} placeholder={say('bulk.chooseField')} aria-label={say('bulk.field')} value={field?.name}
              options={bulkFields(object).map(({ name, label }) => ({ value: name, label }))}
              onChange={(name: string) => { setField(object.fields.find((one) => one.name === name)); setValue(null); }}
            />
          </label>
        )}
        {field && Input && (
          <div data-field={field.name}>
            <label htmlFor={`bulk-${field.name}`}>{field.label}</label>
            <Input key={field.name} field={field} id={`bulk-${field.name}`} value={value} others={noOthers} invalid={false} onChange={setValue} />
          </div>
        )}
        {field && empty && !field.required && !fixed && <Alert type="warning" showIcon title={say('bulk.clears', { label: field.label })} />}
      </div>
    </Modal>
  );
}
