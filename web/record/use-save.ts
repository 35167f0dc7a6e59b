// Saves a form and puts whatever goes wrong where it belongs: at the field, on the form, or in the conflict dialog.
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { failureOf, type Failure } from '../data/failure';
import { problemsOf } from '../layout/cell-state';
import type { RuleContext } from '../layout/form-rules';
import { formInput, placeOfProblem } from '../layout/form-values';
import type { FormController, Problems } from '../layout/use-form';
import { useWords } from '../words/words';
import { attemptFor, createRecord, updateRecord, type SaveAttempt, type SavedRecord } from './save-record';

export interface Saving {
  readonly saving: boolean;
  /** The last failure that belongs to no field. */
  readonly failure: Failure | null;
  /** The record was changed by somebody else meanwhile. */
  readonly conflict: boolean;
  readonly save: (version?: number | null) => Promise<SavedRecord | null>;
  readonly closeConflict: () => void;
}

/** How the form of one record is saved; `id` is null for a new one. */
export function useSave(controller: FormController, context: RuleContext, record: { readonly id: string | null; readonly version: number | null }): Saving {
  const client = useApolloClient();
  const { say } = useWords();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [conflict, setConflict] = useState(false);
  const attempt = useRef<SaveAttempt | null>(null);
  const running = useRef(false);
  const { id } = record;
  const save = useCallback(async (version: number | null = record.version): Promise<SavedRecord | null> => {
    if (running.current) return null;
    const found = problemsOf(controller, context, (label) => say('problem.required', { label }));
    if (Object.keys(found).length > 0) {
      controller.act({ kind: 'problems', problems: found });
      focusFirst(found);
      return null;
    }
    const input = formInput(controller.state.content, { fields: controller.fields, lineFields: controller.lineFields, awaited: controller.state.awaited, isNew: controller.isNew });
    attempt.current = attemptFor({ id, input, version }, attempt.current);
    running.current = true;
    setSaving(true);
    setFailure(null);
    try {
      const { key } = attempt.current;
      const saved = id === null ? await createRecord(client, controller.object, { input, key }) : await updateRecord(client, controller.object, { id, version, input, key });
      attempt.current = null;
      return saved;
    } catch (error) {
      const problem = failureOf(error);
      const places = placesOf(problem, controller);
      controller.act({ kind: 'problems', problems: places });
      focusFirst(places);
      if (problem.code === 'CONFLICT' && id !== null) setConflict(true);
      else setFailure(Object.keys(places).length > 0 ? null : problem);
      // An answer of the server ends the attempt; after silence the same key is sent again.
      if (problem.code !== 'OFFLINE') attempt.current = null;
      return null;
    } finally {
      running.current = false;
      setSaving(false);
    }
  }, [client, controller, context, say, id, record.version]);
  return { saving, failure, conflict, save, closeConflict: () => setConflict(false) };
}

function placesOf(failure: Failure, controller: FormController): Problems {
  const problems: Record<string, string> = {};
  const shown = new Set(controller.fields.map((field) => field.name));
  for (const field of failure.fields) {
    const place = placeOfProblem(field.path, controller.state.content, controller.lineFields);
    // A problem of a field that is not on this form is said above it.
    const at = place.includes('.') || shown.has(place) ? place : '';
    problems[at] = problems[at] ? `${problems[at]} ${field.message}` : field.message;
  }
  return problems;
}

function focusFirst(problems: Problems): void {
  const [place] = Object.keys(problems).filter((name) => name !== '');
  if (place === undefined) return;
  window.requestAnimationFrame(() => {
    const parts = place.split('.');
    const target = parts.length === 1 ? document.querySelector(`.tg-form [data-field="${parts[0] ?? ''}"]`) : document.getElementById(`l-${parts.join('-')}`);
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    (target?.matches('input, textarea') ? (target as HTMLElement) : target?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]'))?.focus({ preventScroll: true });
  });
}
