// A small form in a dialog: makes a record without leaving the page.
import { Alert, App, Button, Modal } from 'antd';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { failureWords } from '../data/failure';
import { useApp, useObject, useObjects } from '../describe/use-description';
import { QuickCreateContext, type QuickCreate } from '../field-types/quick-create-context';
import type { Reference } from '../field-types/reference';
import { FormView } from '../layout/form-view';
import { fieldsOf, lineObjectNames } from '../layout/shown-fields';
import { useForm } from '../layout/use-form';
import { useRuleContext } from '../layout/use-rule-context';
import { addresses, linkTo, navigate } from '../widgets/navigation';
import { Loading } from '../widgets/page-state';
import { focusFirstField, useCloseOnEscape } from '../widgets/dialog-keys';
import { useSaveKey } from '../widgets/use-keys';
import { useWords } from '../words/words';
import { chooseLayout } from './choose-layout';
import { DuplicateNotice } from './duplicates/duplicate-notice';
import { useDuplicates } from './duplicates/use-duplicates';
import { newContent } from './new-content';
import { useSave } from './use-save';

export interface QuickCreateRequest {
  readonly object: string;
  /** Text already typed, for the name field. */
  readonly name?: string;
  /** Values filled in beforehand, as forms keep them. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly done: (made: Reference) => void;
}

/** Lets lookups inside open the small form. */
export function QuickCreateProvider({ children }: { children: ReactNode }): ReactNode {
  const [requests, setRequests] = useState<readonly QuickCreateRequest[]>([]);
  const open: QuickCreate = useCallback((request) => setRequests((before) => [...before, request]), []);
  const close = (): void => setRequests((before) => before.slice(0, -1));
  return (
    <QuickCreateContext.Provider value={open}>
      {children}
      {requests.map((request, index) => <QuickCreateDialog key={index} request={request} close={close} />)}
    </QuickCreateContext.Provider>
  );
}

/** The dialog with the small form. */
export function QuickCreateDialog({ request, close }: { request: QuickCreateRequest; close: () => void }): ReactNode {
  return (
    <Modal open keyboard={false} footer={null} width={720} onCancel={close} mask={{ closable: false }} destroyOnHidden styles={{ body: { padding: 0 } }} title={<QuickTitle object={request.object} />}>
      <Suspense fallback={<Loading rows={4} />}><QuickForm request={request} close={close} /></Suspense>
    </Modal>
  );
}

function QuickTitle({ object }: { object: string }): ReactNode {
  const { say } = useWords();
  const { label } = useObject(object);
  return say('record.newTitle', { object: label });
}

function QuickForm({ request, close }: { request: QuickCreateRequest; close: () => void }): ReactNode {
  const { say } = useWords();
  const { message } = App.useApp();
  const { viewer } = useApp();
  const object = useObject(request.object);
  const form = chooseLayout(object, 'quick-create', object.recordTypes.find((type) => type.default)?.name);
  const objects = useObjects(lineObjectNames(object, form));
  const content = useMemo(() => newContent({ object, form, objects, values: { ...(request.name ? { [object.nameField]: request.name } : {}), ...request.values }, viewer }), [object, form, objects, request, viewer]);
  const controller = useForm({ object, form, objects, isNew: true, content });
  const context = useRuleContext(object, { objects, values: controller.state.content.now, lines: controller.state.content.lines });
  const saving = useSave(controller, context, { id: null, version: null });
  const duplicates = useDuplicates(controller, null);
  const save = async (): Promise<void> => {
    if (!(await duplicates.mayGo())) return;
    const made = await saving.save();
    if (!made) return;
    close();
    const name = String(made.refName ?? made.id);
    void message.success({ content: <span>{say('record.created', { name })} <a {...linkTo(addresses.record(object, made.id))}>{say('action.open')}</a></span>, duration: 5 });
    request.done({ id: made.id, name, object: object.name });
  };
  useSaveKey(save, { enter: true });
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  // The form may arrive after the dialog: it takes the cursor itself.
  useEffect(() => focusFirstField(inside)(true), []);
  return (
    <div className="tg-quick" ref={inside}>
      {saving.failure && <Alert type="error" showIcon title={failureWords(saving.failure, say)} style={{ marginBottom: 12 }} />}
      <div className="tg-quick-body"><FormView controller={controller} context={context} /><DuplicateNotice check={duplicates} /></div>
      <div className="tg-quick-foot">
        {fieldsOf(object, chooseLayout(object, 'edit')).length > controller.fields.length && (
          <Button type="link" style={{ marginInlineEnd: 'auto', paddingInline: 0 }} onClick={() => { close(); navigate(addresses.create(object, `values=${encodeURIComponent(JSON.stringify(controller.state.content.now))}`)); }}>{say('record.fullForm')}</Button>
        )}
        <Button onClick={close}>{say('action.cancel')}</Button>
        <Button type="primary" loading={saving.saving} onClick={() => void save()}>{say('action.save')}</Button>
      </div>
    </div>
  );
}
