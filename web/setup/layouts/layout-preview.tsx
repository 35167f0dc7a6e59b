// The designed page with a real record, drawn by the renderer that users get. Nothing that is typed here is saved.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Segmented, Select } from 'antd';
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FormDescription, ObjectDescription } from '../../../metadata/language/description';
import { listDocument, recordDocument } from '../../data/document';
import { failureOf } from '../../data/failure';
import { findField, useApp } from '../../describe/use-description';
import { FieldValue } from '../../field-types/field-value';
import { nameAlias } from '../../field-types/reference';
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
import styles from './designers.module.css';

export interface LayoutPreviewProps { readonly object: ObjectDescription; readonly objects: Descriptions; readonly form: FormDescription }
type Row = Readonly<Record<string, unknown>>;

/** The page on a wide or a narrow screen, with a record to choose. */
export function LayoutPreview(props: LayoutPreviewProps): ReactNode {
  const { say } = useWords();
  const [width, setWidth] = useState<1440 | 360>(1440);
  const { object, form } = props;
  const records = useRecords(object);
  const [picked, setPicked] = useState<string | null>(null);
  const creating = form.kind === 'quick-create';
  const id = creating ? null : picked ?? records?.[0]?.id ?? null;
  return (
    <div className={styles.preview}>
      <div className={styles.previewBar}>
        {!creating && <Select size="small" style={{ minWidth: 200 }} value={id} aria-label={say('design.previewRecord')} placeholder={say('design.previewRecord')} options={records?.map((row) => ({ value: row.id, label: String(row.refName ?? row.id) }))} onChange={(chosen: string) => setPicked(chosen)} />}
        <Segmented size="small" value={width} aria-label={say('design.previewWidth')} options={[{ value: 1440, label: say('design.wide') }, { value: 360, label: say('design.narrow') }]} onChange={(next) => setWidth(next as 1440 | 360)} />
        <small className={styles.hint}>{say('design.previewNote')}</small>
      </div>
      <div className={width === 360 ? styles.narrowPage : styles.widePage} data-preview={width}>
        <Suspense fallback={<Loading />}>
          {records === null ? <Loading /> : id === null ? <NewRecord {...props} /> : <ReadRecord key={id} {...props} id={id} />}
        </Suspense>
      </div>
    </div>
  );
}

function useRecords(object: ObjectDescription): readonly { id: string; refName: unknown }[] | null {
  const client = useApolloClient();
  const [rows, setRows] = useState<readonly { id: string; refName: unknown }[] | null>(null);
  useEffect(() => {
    let here = true;
    client.query<{ list: { nodes: readonly { id: string; refName: unknown }[] } }>({ query: listDocument(object, `id ${nameAlias(object)}`, { total: false }), variables: { first: 50, orderBy: [{ updatedAt: 'DESC' }] }, fetchPolicy: 'no-cache' })
      .then(({ data }) => { if (here) setRows(data?.list.nodes ?? []); }, () => { if (here) setRows([]); });
    return () => { here = false; };
  }, [client, object]);
  return rows;
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
