// Asks for what a stage needs before a record comes to it, in a small form that saves all of it at once.
import { Alert, Button, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { FieldDescription, ObjectDescription, StageDescription } from '../../../metadata/language/description';
import { failureWords, type Failure } from '../../data/failure';
import { isEmpty } from '../../field-types/field-type';
import { FormView } from '../../layout/form-view';
import { formInput, type Values } from '../../layout/form-values';
import { useForm } from '../../layout/use-form';
import { useRuleContext } from '../../layout/use-rule-context';
import { focusFirstField, useCloseOnEscape } from '../../widgets/dialog-keys';
import { useSaveKey } from '../../widgets/use-keys';
import { useWords } from '../../words/words';
import { missingForm } from './stage-fields';

export interface MoveDialogProps {
  readonly object: ObjectDescription; readonly to: StageDescription; readonly fields: readonly FieldDescription[];
  /** The record's values as far as the page knows them, with the stage it is to come to. */
  readonly values: Values;
  /** Nothing comes back from this stage. */
  readonly final: boolean;
  readonly close: () => void;
  readonly move: (input: Readonly<Record<string, unknown>>, back: Readonly<Record<string, unknown>>) => Promise<Failure | null>;
}

/** The dialog; without fields it only asks whether one is sure. */
export function MoveDialog({ object, to, fields, values, final, close, move }: MoveDialogProps): ReactNode {
  const { say } = useWords();
  const form = useMemo(() => missingForm(say('stages.needs'), fields), [fields, say]);
  const content = useMemo(() => {
    const now = Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? null]));
    return { before: now, now, lines: {} };
  }, [fields, values]);
  const controller = useForm({ object, form, objects: none, isNew: false, content });
  const all = useMemo(() => ({ ...values, ...controller.state.content.now }), [values, controller.state.content.now]);
  const context = useRuleContext(object, { objects: none, values: all, lines: noLines });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (busy) return;
    const shown = new Set(fields.map((field) => field.name));
    // Rules may look at fields that this page never read: they are the server's.
    const found = Object.fromEntries(fields.filter((field) => isEmpty(all[field.name]) || all[field.name] === false).map((field) => [field.name, say('problem.required', { label: field.label })]));
    controller.act({ kind: 'problems', problems: found });
    if (Object.keys(found).length > 0) return;
    const state = controller.state.content;
    const parts = { fields: controller.fields, lineFields: controller.lineFields, isNew: false };
    setBusy(true);
    const refused = await move(formInput(state, parts), formInput({ ...state, before: state.now, now: state.before }, parts));
    setBusy(false);
    if (!refused) return close();
    const at = Object.fromEntries(refused.fields.filter((field) => shown.has(field.path)).map((field) => [field.path, field.message]));
    controller.act({ kind: 'problems', problems: at });
    const others = refused.fields.filter((field) => !shown.has(field.path)).map((field) => field.message);
    setFailure(others.length > 0 ? others.join(' ') : Object.keys(at).length > 0 ? null : failureWords(refused, say));
  };
  useSaveKey(save, { enter: true });
  const inside = useRef<HTMLDivElement>(null);
  useCloseOnEscape(inside, close);
  useEffect(() => { if (fields.length > 0) focusFirstField(inside)(true); }, [fields]);
  return (
    <Modal open keyboard={false} footer={null} width={480} onCancel={close} mask={{ closable: false }} destroyOnHidden styles={{ body: { padding: 0 } }} title={say('stages.moveTitle', { stage: to.label })}>
      <div className="tg-quick" ref={inside}>
        {failure && <Alert type="error" showIcon title={failure} style={{ marginBottom: 12 }} />}
        {final && <Alert type="warning" showIcon title={say('stages.finalNote', { stage: to.label })} style={{ marginBottom: 12 }} />}
        {fields.length > 0 && <div className="tg-quick-body"><FormView controller={controller} context={context} /></div>}
        <div className="tg-quick-foot">
          <Button onClick={close}>{say('action.cancel')}</Button>
          <Button type="primary" loading={busy} autoFocus={fields.length === 0} onClick={() => void save()}>{say('stages.move')}</Button>
        </div>
      </div>
    </Modal>
  );
}

const none = new Map();
const noLines = Object.freeze({});
