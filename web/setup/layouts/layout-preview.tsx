// The designed page with a real record, drawn by the renderer that users get. Nothing that is typed here is saved.
import { useQuery } from '@apollo/client/react';
import { useMemo, type ReactNode } from 'react';
import type { FormDescription, ObjectDescription } from '../../../metadata/language/description';
import { recordDocument } from '../../data/document';
import { failureOf } from '../../data/failure';
import { findField, useApp } from '../../describe/use-description';
import { FieldValue } from '../../field-types/field-value';
import { FormView } from '../../layout/form-view';
import { readValues, type FormContent } from '../../layout/form-values';
import { RecordView } from '../../layout/record-view';
import { fieldsOf, formSelection, type Descriptions } from '../../layout/shown-fields';
import { useForm } from '../../layout/use-form';
import { useRuleContext } from '../../layout/use-rule-context';
import { newContent } from '../../record/new-content';
import { recordContent } from '../../record/record-content';
import { Empty, Failed, Loading } from '../../widgets/page-state';
import { useWords } from '../../words/words';

export interface LayoutPreviewProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly form: FormDescription }
type Row = Readonly<Record<string, unknown>>;

/** The page with a record; a new one where `id` is null. */
export function LayoutPreview({ id, ...props }: LayoutPreviewProps & { id: string | null }): ReactNode {
  return id === null ? <NewRecord {...props} /> : <ReadRecord key={id} {...props} id={id} />;
}

function ReadRecord({ object, objects, form, id }: LayoutPreviewProps & { id: string }): ReactNode {
  const document = useMemo(() => recordDocument(object, formSelection(object, form, objects)), [object, form, objects]);
  const { data, previousData, error, refetch } = useQuery<{ record: Row | null }>(document, { variables: { id }, fetchPolicy: 'no-cache' });
  const record = data?.record ?? previousData?.record;
  if (error && !record) return <Failed small failure={failureOf(error)} retry={() => void refetch()} />;
  if (!record) return <Loading />;
  return form.kind === 'edit' ? <EditedRecord object={object} objects={objects} form={form} content={recordContent(object, form, { objects, record })} isNew={false} /> : <ViewedRecord object={object} objects={objects} form={form} record={record} />;
}

function ViewedRecord({ object, objects, form, record }: LayoutPreviewProps & { record: Row }): ReactNode {
  const values = useMemo(() => readValues(fieldsOf(object, form), record), [object, form, record]);
  const context = useRuleContext(object, { objects, values, lines: noLines });
  const header = form.header.flatMap((name) => findField(object, name) ?? []);
  return (
    <>
      {header.length > 0 && <dl className="tg-head-fields">{header.map((field) => <div key={field.name}><dt>{field.label}</dt><dd><FieldValue field={field} value={values[field.name]} /></dd></div>)}</dl>}
      <RecordView object={object} form={form} objects={objects} record={record} context={context} />
    </>
  );
}

function NewRecord({ object, objects, form }: LayoutPreviewProps): ReactNode {
  const { say } = useWords();
  const { viewer } = useApp();
  const content = useMemo(() => newContent({ object, form, objects, viewer, values: {} }), [object, form, objects, viewer]);
  if (form.kind === 'view' || form.kind === 'phone') return <Empty small title={say('design.previewEmpty')} />;
  return <EditedRecord object={object} objects={objects} form={form} content={content} isNew />;
}

const noLines = Object.freeze({});

function EditedRecord({ object, objects, form, content, isNew }: LayoutPreviewProps & { content: FormContent; isNew: boolean }): ReactNode {
  // Which fields a form holds is settled when it opens: another set is another form.
  return <Edited key={fieldsOf(object, form).map(({ name }) => name).join()} object={object} objects={objects} form={form} content={content} isNew={isNew} />;
}

function Edited({ object, objects, form, content, isNew }: LayoutPreviewProps & { content: FormContent; isNew: boolean }): ReactNode {
  const controller = useForm({ object, form, objects, isNew, content });
  const context = useRuleContext(object, { objects, values: controller.state.content.now, lines: controller.state.content.lines });
  return <FormView controller={controller} context={context} />;
}
