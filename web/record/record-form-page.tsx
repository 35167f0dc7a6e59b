// The page that creates or edits a record: the edit layout, one save for everything on it, a draft that survives anything.
import { LockOutlined } from '@ant-design/icons';
import { App, Alert, Button, Select } from 'antd';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FormDescription, ObjectDescription } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { recordDocument } from '../data/document';
import { findField, useApp, useObject, useObjects } from '../describe/use-description';
import { dropDraft, draftKey, keepDraft, readDraft, type Draft } from '../layout/draft';
import { FormView } from '../layout/form-view';
import type { FormContent, Values } from '../layout/form-values';
import { formSelection, lineObjectNames } from '../layout/shown-fields';
import { useForm } from '../layout/use-form';
import { useRuleContext } from '../layout/use-rule-context';
import { addresses, goBack, linkTo, navigate, setLeaveGuard, useAddress } from '../widgets/navigation';
import { Failed, Forbidden, Loading } from '../widgets/page-state';
import { PageTitle } from '../widgets/page-title';
import { useKeys, useSaveKey } from '../widgets/use-keys';
import { useLeaveGuard } from '../widgets/use-leave-guard';
import { UndoOffer } from '../widgets/undo-offer';
import { formatMoment } from '../words/format';
import { useWords } from '../words/words';
import { chooseLayout } from './choose-layout';
import { ConflictDialog } from './conflict-dialog';
import { newContent } from './new-content';
import { DuplicateNotice } from './duplicates/duplicate-notice';
import { useDuplicates } from './duplicates/use-duplicates';
import { PageHeader } from './page-header';
import { recordContent } from './record-content';
import { offeredStages } from './stages/stage-fields';
import { useSave } from './use-save';

/** A new record, with values from the address filled in. */
export function CreatePage({ objectName }: { objectName: string }): ReactNode {
  const object = useObject(objectName);
  const { query } = useAddress();
  const { viewer } = useApp();
  const chosen = query.get('type') ?? object.recordTypes.find((type) => type.default)?.name ?? object.recordTypes[0]?.name ?? null;
  const form = chooseLayout(object, 'edit', chosen);
  const objects = useObjects(lineObjectNames(object, form));
  const given = query.get('values');
  const content = useMemo(() => newContent({ object, form, objects, viewer, values: { ...givenValues(given, object), ...(chosen && findField(object, 'recordType') ? { recordType: chosen } : {}) } }), [object, form, objects, given, chosen, viewer]);
  if (!object.may.create) return <Forbidden />;
  return <RecordForm key={`${objectName}-${chosen ?? ''}`} object={object} recordType={chosen} content={content} record={null} />;
}

/** An existing record. */
export function EditPage({ objectName, id }: { objectName: string; id: string }): ReactNode {
  const object = useObject(objectName);
  const [recordType, setRecordType] = useState<string | null>(null);
  const form = chooseLayout(object, 'edit', recordType);
  const objects = useObjects(lineObjectNames(object, form));
  const document = recordDocument(object, formSelection(object, form, objects));
  // What is edited is read once: an answer that comes later must not overwrite what is typed.
  const { data: answer, previousData, error, refetch } = useQuery<{ record: Record<string, unknown> | null }>(document, { variables: { id }, fetchPolicy: 'no-cache' });
  // A layout that changes meanwhile asks anew: the form and what is typed in it stay on screen.
  const data = answer ?? previousData;
  const record = data?.record ?? null;
  const type = record?.['recordType'];
  useEffect(() => {
    if (typeof type === 'string') setRecordType(type);
  }, [type]);
  const allowed = useMemo(() => withoutLocked(object, record), [object, record]);
  const shown = useMemo(() => (isLocked(record) ? withoutLines(form) : form), [form, record]);
  const content = useMemo(() => (record ? recordContent(allowed, shown, { objects, record }) : null), [allowed, shown, objects, record]);
  if (error) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (data && !record) return <Failed failure={{ code: 'NOT_FOUND', message: '', requestId: null, fields: [], extra: {} }} />;
  if (!record || !content) return <Loading />;
  if ((record['access'] as { update?: boolean } | undefined)?.update === false) return <Forbidden />;
  return <RecordForm key={`${id}-${form.kind}-${form.recordType ?? ''}`} object={allowed} recordType={recordType} content={content} record={record} />;
}

/** Fields that the viewer may not change on this very record are shown, not entered. */
function withoutLocked(object: ObjectDescription, record: Readonly<Record<string, unknown>> | null): ObjectDescription {
  const { fields = [] } = (record?.['access'] ?? {}) as { fields?: readonly { name: string; update: boolean }[] };
  const locked = new Set(fields.filter((field) => !field.update).map((field) => field.name));
  return object.fields.some((field) => locked.has(field.name) && !field.readOnly) ? { ...object, fields: object.fields.map((field) => (locked.has(field.name) ? { ...field, readOnly: true } : field)) } : object;
}

/** An approval locks it. */
function isLocked(record: Readonly<Record<string, unknown>> | null): boolean {
  return (record?.['access'] as { locked?: boolean } | undefined)?.locked === true;
}

/** The lines of a locked record are not entered: those that stay open have pages of their own. */
function withoutLines(form: FormDescription): FormDescription {
  return { ...form, sections: form.sections.map((section) => ({ ...section, rows: section.rows.filter((row) => !row.some((cell) => cell?.lines)) })).filter((section) => section.rows.length > 0) };
}

interface RecordFormProps { readonly object: ObjectDescription; readonly recordType: string | null; readonly content: FormContent; readonly record: Readonly<Record<string, unknown>> | null }

function RecordForm({ object, recordType, content, record }: RecordFormProps): ReactNode {
  const { say } = useWords();
  const { message, modal } = App.useApp();
  const app = useApp();
  const id = record ? String(record['id']) : null;
  const [version, setVersion] = useState(record ? Number(record['version']) : null);
  const chosen = chooseLayout(object, 'edit', recordType);
  const locked = isLocked(record);
  const form = useMemo(() => (locked ? withoutLines(chosen) : chosen), [chosen, locked]);
  const objects = useObjects(lineObjectNames(object, form));
  const controller = useForm({ object, form, objects, isNew: id === null, content });
  const { act, dirty } = controller;
  const begun = useRef(content);
  useEffect(() => {
    if (begun.current === content) return;
    begun.current = content;
    // Published meanwhile: a new record on which nobody has entered anything begins with the defaults of now.
    if (id === null && !dirty) act({ kind: 'load', content });
  }, [act, content, dirty, id]);
  const { content: typed } = controller.state;
  const context = useRuleContext(object, { objects, values: typed.now, lines: typed.lines });
  const saving = useSave(controller, context, { id, version });
  const duplicates = useDuplicates(controller, id);
  const key = draftKey(app.viewer.id, object.name, id);
  const draft = useDraft(key, { version, dirty: controller.dirty, content: typed });
  const leave = id === null ? addresses.list(object) : addresses.record(object, id);
  const name = String(record?.['refName'] ?? '');
  const offered = useMemo(() => ({ ...object.recordTypes.find((type) => type.name === recordType)?.picklists, ...offeredStages(object, { ...typed.now, recordType }) }), [object, recordType, typed.now]);
  useLeaveGuard(controller.dirty, (go) => {
    modal.confirm({ title: say('leave.title'), content: say('leave.body'), okText: say('leave.stay'), cancelText: say('leave.go'), onCancel: go });
  });
  const save = async (how: { another?: boolean; version?: number | null } = {}): Promise<void> => {
    if (!(await duplicates.mayGo())) return;
    const saved = await saving.save(how.version ?? version);
    if (!saved) return;
    draft.drop();
    setLeaveGuard(null);
    void message.success(say(id === null ? 'record.created' : 'record.saved', { name: String(saved.refName ?? saved.id) }));
    if (how.another) {
      controller.act({ kind: 'load', content });
      window.scrollTo(0, 0);
    } else navigate(addresses.record(object, saved.id), { replace: true });
  };
  const cancel = (): void => {
    draft.drop();
    setLeaveGuard(null);
    const undo = (): void => {
      keepDraft(window.localStorage, key, { now: typed.now, lines: typed.lines, version, at: new Date().toISOString() });
      message.destroy('dropped');
      navigate(id === null ? addresses.create(object) : addresses.edit(object, id));
    };
    if (controller.dirty) void message.info({ content: <UndoOffer what={say('leave.dropped')} undo={undo} />, key: 'dropped', duration: 8 });
    if (id === null) goBack(leave);
    else navigate(leave, { replace: true });
  };
  useSaveKey(save, { enter: true });
  useKeys({ Escape: () => { if (!document.querySelector('.ant-modal-wrap')) cancel(); } });
  return (
    <div className="tg-page">
      <PageTitle parts={[id === null ? say('record.newTitle', { object: object.label }) : say('record.editTitle', { name }), app.label]} />
      <PageHeader
        object={object}
        title={id === null ? say('record.newTitle', { object: object.label }) : say('record.editTitle', { name })}
        crumbs={[{ label: object.pluralLabel, ...linkTo(addresses.list(object)) }]}
        sticky
        actions={(
          <>
            <Button onClick={cancel}>{say('action.cancel')}</Button>
            {id === null && <Button className="tg-wide-only" loading={saving.saving} onClick={() => void save({ another: true })}>{say('record.saveAnother')}</Button>}
            <Button type="primary" loading={saving.saving} onClick={() => void save()}>{say('action.save')}</Button>
          </>
        )}
      />
      {saving.failure && (
        <Alert type="error" showIcon style={{ marginBottom: 12 }} title={failureWords(saving.failure, say)} description={saving.failure.code === 'OFFLINE' ? say('failure.kept') : undefined} action={<Button size="small" onClick={() => void save()}>{say('action.retry')}</Button>} />
      )}
      {draft.found && (
        <Alert
          type={draft.found.version !== version ? 'warning' : 'info'}
          showIcon
          style={{ marginBottom: 12 }}
          title={say(draft.found.version !== version ? 'draft.older' : 'draft.found', { at: formatMoment(draft.found.at, app.timeZone) })}
          action={(
            <>
              <Button size="small" type="primary" onClick={() => { controller.act({ kind: 'load', content: { before: typed.before, now: { ...typed.now, ...draft.found?.now }, lines: draft.found?.lines ?? typed.lines }, touched: true }); draft.seen(); }}>{say('draft.restore')}</Button>
              <Button size="small" type="text" onClick={draft.drop}>{say('draft.discard')}</Button>
            </>
          )}
        />
      )}
      {id === null && object.recordTypes.length > 1 && (
        <div className="tg-record-type">
          <span>{say('record.type')}</span>
          <Select value={recordType} aria-label={say('record.type')} options={object.recordTypes.map((type) => ({ value: type.name, label: type.label }))} onChange={(type: string) => { setLeaveGuard(null); navigate(addresses.create(object, `type=${type}`), { replace: true }); }} />
        </div>
      )}
      {locked && <Alert type="info" showIcon icon={<LockOutlined />} style={{ marginBottom: 12 }} title={say('approval.lockedForm')} />}
      <FormView controller={controller} context={context} offered={offered} />
      <DuplicateNotice check={duplicates} />
      {saving.conflict && id !== null && (
        <ConflictDialog
          controller={controller}
          id={id}
          close={saving.closeConflict}
          resolve={(resolved, newest) => {
            saving.closeConflict();
            setVersion(newest);
            controller.act({ kind: 'load', content: resolved, touched: true });
            void message.info(say('conflict.ready'));
          }}
        />
      )}
    </div>
  );
}

interface DraftState { readonly found: Draft | null; readonly seen: () => void; readonly drop: () => void }

/** Keeps what is typed half a second after the last key, and finds what an earlier visit left. */
function useDraft(key: string, form: { readonly version: number | null; readonly dirty: boolean; readonly content: FormContent }): DraftState {
  const [found, setFound] = useState<Draft | null>(() => readDraft(window.localStorage, key, new Date()));
  const stopped = useRef(false);
  const { version, dirty, content } = form;
  useEffect(() => {
    if (!dirty || stopped.current) return undefined;
    const timer = window.setTimeout(() => {
      // A save may be done before the last keystroke was kept: what is saved is no draft.
      if (!stopped.current) keepDraft(window.localStorage, key, { now: content.now, lines: content.lines, version, at: new Date().toISOString() });
    }, 400);
    return () => window.clearTimeout(timer);
  }, [key, dirty, content, version]);
  return {
    found,
    seen: () => setFound(null),
    drop: () => {
      stopped.current = true;
      window.setTimeout(() => { stopped.current = false; }, 500);
      dropDraft(window.localStorage, key);
      setFound(null);
    },
  };
}

function givenValues(text: string | null, object: ObjectDescription): Values {
  if (!text) return {};
  try {
    const values = JSON.parse(text) as Values;
    return Object.fromEntries(Object.entries(values).filter(([name]) => findField(object, name)));
  } catch {
    return {};
  }
}
