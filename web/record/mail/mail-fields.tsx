// The fields of a mail that is being written, and how it will look.
import { Button, Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FieldDescription } from '../../../metadata/language/description';
import { RichTextEditor } from '../../field-types/rich-text-editor';
import layout from '../../layout/layout.module.css';
import { useWords } from '../../words/words';
import type { MailForm, MailPreview, MailTemplate } from './mail-data';
import styles from './mail.module.css';

export interface MailFieldsProps {
  /** To many: recipients are not entered. */
  readonly many?: boolean;
  readonly form: MailForm; readonly setForm: (form: MailForm) => void;
  readonly templates: readonly MailTemplate[]; readonly take: (template: MailTemplate | undefined) => void;
  readonly preview: MailPreview | null; readonly look: (on: boolean) => void;
  readonly problemOf: (field: string) => string | undefined;
}

/** Words are edited with their merge fields, and shown without. */
export function MailFields({ many, form, setForm, templates, take, preview, look, problemOf }: MailFieldsProps): ReactNode {
  const { say } = useWords();
  const [hasCc, setHasCc] = useState(form.cc !== '');
  const line = (name: 'to' | 'cc' | 'subject', extra?: ReactNode): ReactNode => (
    <Row id={`mail-${name}`} label={say(`mail.${name}`)} problem={problemOf(name)}>
      <div className={styles['line']}>
        <Input id={`mail-${name}`} value={form[name]} status={problemOf(name) ? 'error' : undefined} placeholder={name === 'subject' ? undefined : say('mail.toHint')} maxLength={name === 'subject' ? 200 : 1000} onChange={(event) => setForm({ ...form, [name]: event.target.value })} />
        {extra}
      </div>
    </Row>
  );
  return (
    <>
      {!many && line('to', hasCc ? undefined : <Button type="link" onClick={() => setHasCc(true)}>{say('mail.addCc')}</Button>)}
      {!many && hasCc && line('cc')}
      {templates.length > 0 && (
        <Row id="mail-template" label={say('mail.template')}>
          <Select
            id="mail-template" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('mail.noTemplate')} value={form.template} onChange={(id: string | undefined) => take(templates.find((template) => template.id === id))}
            options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Row>
      )}
      <div className={styles['switch']}>
        <Segmented aria-label={say('mail.preview')} value={preview ? 'preview' : 'edit'} onChange={(value) => look(value === 'preview')} options={[{ value: 'edit', label: say('mail.edit') }, { value: 'preview', label: say('mail.preview') }]} />
        {!preview && <small>{say('mail.fields', { example: '{{name}}' })}</small>}
      </div>
      {preview ? <Look preview={preview} to={many ? null : form.to} /> : (
        <>
          {line('subject')}
          <Row id="mail-body" label={say('mail.body')} problem={problemOf('body')}>
            <RichTextEditor field={{ ...bodyField, label: say('mail.body') }} value={form.body} id="mail-body" others={{}} invalid={problemOf('body') !== undefined} onChange={(body) => setForm({ ...form, body })} />
          </Row>
        </>
      )}
    </>
  );
}

function Look({ preview, to }: { preview: MailPreview; to: string | null }): ReactNode {
  const { say } = useWords();
  return (
    <article className={styles['look']} aria-label={say('mail.preview')}>
      {to !== null && <p><span>{say('mail.to')}</span> {to}</p>}
      <p><span>{say('mail.subject')}</span> <strong>{preview.subject}</strong></p>
      {/* A page of its own that may not run anything: the words have not been cleaned yet. */}
      <iframe title={say('mail.body')} sandbox="" srcDoc={`<body style="font:14px/1.6 sans-serif;margin:12px;color:#1f1f1f">${preview.body}</body>`} />
    </article>
  );
}

function Row({ id, label, problem, children }: { id: string; label: string; problem?: string | undefined; children: ReactNode }): ReactNode {
  return (
    <div className={styles['row']}>
      <label className={layout['label']} htmlFor={id}>{label}</label>
      <div className={styles['input']}>
        {children}
        {problem && <div className={layout['problem']} role="alert">{problem}</div>}
      </div>
    </div>
  );
}

const bodyField: FieldDescription = {
  name: 'body', label: '', help: null, type: 'richText', required: false, unique: false, system: false, readOnly: false, sortable: false, operators: [], default: null, values: [], dependsOn: null, targets: [],
  inverse: null, settings: {}, returns: null,
};
