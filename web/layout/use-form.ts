// Holds what is typed on a form: values, lines, problems, and what may be undone; draws nothing.
import { useCallback, useMemo, useReducer } from 'react';
import type { FieldDescription, FormDescription, ObjectDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { settled } from './dependent-values';
import { isDirty, type FormContent, type Line, type LineSets, type Values } from './form-values';
import { useCopies } from './use-copies';
import { setting } from '../field-types/field-type';
import { fieldsOf, lineFields, linesOf, type Descriptions } from './shown-fields';

/** A message by place: a field's name, `list.key.field`, or `` for the whole form. */
export type Problems = Readonly<Record<string, string>>;

export interface FormState {
  readonly content: FormContent;
  readonly problems: Problems;
  readonly touched: ReadonlySet<string>;
  /** Places whose values are on their way with a record that was picked: a save before they are there leaves them to the server. */
  readonly awaited: ReadonlySet<string>;
  readonly attempted: boolean;
  /** Values of dependent picklists that no longer fitted and were taken out, by place; they come back with the choice they stood under. */
  readonly emptied: Readonly<Record<string, string>>;
}

export type FormAction =
  /** `brings`: fields that take values of the record that was picked; `beside`: the fields among which others may depend on this one. */
  | { readonly kind: 'value'; readonly name: string; readonly value: unknown; readonly brings?: readonly string[]; readonly beside?: readonly FieldDescription[] }
  | { readonly kind: 'lineValue'; readonly list: string; readonly key: string; readonly name: string; readonly value: unknown; readonly brings?: readonly string[]; readonly beside?: readonly FieldDescription[] }
  /** What the record picked in `lookup` brought: fields that were entered keep theirs. `key`: in this line of `list`. */
  | { readonly kind: 'copied'; readonly lookup: string; readonly picked: unknown; readonly brings: readonly string[]; readonly values: Values; readonly list?: string; readonly key?: string; readonly beside?: readonly FieldDescription[] }
  | { readonly kind: 'addLines'; readonly list: string; readonly lines: readonly Line[]; readonly after?: string }
  | { readonly kind: 'removeLine'; readonly list: string; readonly key: string }
  | { readonly kind: 'problems'; readonly problems: Problems }
  /** `touched`: the content holds something that is not saved yet (a draft). */
  | { readonly kind: 'load'; readonly content: FormContent; readonly touched?: boolean };

export interface FormController {
  readonly object: ObjectDescription;
  readonly form: FormDescription;
  /** Objects of lines and of lookups, as far as they are known. */
  readonly objects: Descriptions;
  readonly isNew: boolean;
  /** Fields entered on this form, and the fields of each line-item table. */
  readonly fields: readonly FieldDescription[];
  readonly lineFields: Readonly<Record<string, readonly FieldDescription[]>>;
  readonly state: FormState;
  readonly dirty: boolean;
  readonly act: (action: FormAction) => void;
}

/** The form of one record. */
export function useForm(shape: { readonly object: ObjectDescription; readonly form: FormDescription; readonly objects: Descriptions; readonly isNew: boolean; readonly content: FormContent }): FormController {
  const { object, form, objects, isNew } = shape;
  const [state, dispatch] = useReducer(formReducer, { content: shape.content, problems: {}, touched: new Set<string>(), awaited: new Set<string>(), attempted: false, emptied: {} });
  const fields = useMemo(() => {
    const shown = fieldsOf(object, form);
    // A record type chosen before the form opened goes with it, as does whatever was filled in beforehand.
    const extra = Object.keys(state.content.now).filter((name) => !shown.some((field) => field.name === name)).flatMap((name) => findField(object, name) ?? []);
    return [...shown, ...extra];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- which fields there are does not change while typing
  }, [object, form]);
  const perList = useMemo(() => Object.fromEntries(linesOf(form).map((lines) => {
    const line = objects.get(object.relatedLists.find((list) => list.name === lines.relatedList)?.object.name ?? '');
    return [lines.relatedList, line ? lineFields(lines, line) : []];
  })), [form, object, objects]);
  const copy = useCopies();
  const act = useCallback((action: FormAction) => {
    if (action.kind !== 'value' && action.kind !== 'lineValue') return dispatch(action);
    const own = action.kind === 'value' ? fields : perList[action.list] ?? [];
    const beside = own.some((field) => field.dependsOn) ? own : undefined;
    const lookup = own.find((field) => field.name === action.name);
    if (!lookup?.settings['copies']) return dispatch({ ...action, beside });
    const brings = Object.keys(setting<Record<string, string>>(lookup, 'copies') ?? {});
    dispatch({ ...action, brings, beside });
    const place = action.kind === 'lineValue' ? { list: action.list, key: action.key } : {};
    // What cannot be read now is filled in by the server, where the form says nothing.
    void copy(lookup, action.value, own).then((values) => { if (values) dispatch({ kind: 'copied', lookup: lookup.name, picked: action.value, brings, values, beside, ...place }); }, () => undefined);
  }, [copy, fields, perList]);
  // Defaults of a new record are no work of the viewer's: only what was touched is.
  const dirty = useMemo(() => (isNew ? state.touched.size > 0 : isDirty(state.content, fields, perList)), [isNew, state, fields, perList]);
  return { object, form, objects, isNew, fields, lineFields: perList, state, dirty, act };
}

/** The next state after something was typed, added, removed or answered. */
export function formReducer(state: FormState, action: FormAction): FormState {
  const { content } = state;
  switch (action.kind) {
    case 'value': {
      const { now, ...rest } = followed(state, { now: { ...content.now, [action.name]: action.value }, changed: [action.name], beside: action.beside, place: (name) => name });
      return { ...entered(state, action, (name) => name), ...rest, content: { ...content, now }, problems: without(state.problems, action.name) };
    }
    case 'lineValue': {
      const place = (name: string): string => `${action.list}.${action.key}.${name}`;
      const line = content.lines[action.list]?.lines.find((one) => one.key === action.key);
      if (!line) return state;
      const { now, ...rest } = followed(state, { now: { ...line.now, [action.name]: action.value }, changed: [action.name], beside: action.beside, place });
      return { ...entered(state, action, place), ...rest, content: { ...content, lines: changeSet(content.lines, action.list, (lines) => lines.map((one) => (one === line ? { ...one, now } : one))) }, problems: without(state.problems, place(action.name)) };
    }
    case 'copied': {
      const { list, key } = action;
      const place = (name: string): string => (list === undefined ? name : `${list}.${key}.${name}`);
      const filled = Object.entries(action.values).filter(([name]) => !state.touched.has(place(name)));
      const line = list === undefined ? undefined : content.lines[list]?.lines.find((one) => one.key === key);
      if ((list === undefined ? content : line)?.now[action.lookup] !== action.picked) return state;
      const awaited = new Set(state.awaited);
      for (const name of action.brings) awaited.delete(place(name));
      const { now, ...rest } = followed(state, { now: { ...(line ?? content).now, ...Object.fromEntries(filled) }, changed: filled.map(([name]) => name), beside: action.beside, place });
      if (list === undefined) return { ...state, ...rest, awaited, content: { ...content, now } };
      return { ...state, ...rest, awaited, content: { ...content, lines: changeSet(content.lines, list, (lines) => lines.map((one) => (one === line ? { ...one, now } : one))) } };
    }
    case 'addLines': {
      const insert = (lines: readonly Line[]): readonly Line[] => {
        const at = action.after === undefined ? lines.length : lines.findIndex((line) => line.key === action.after) + 1;
        return [...lines.slice(0, at), ...action.lines, ...lines.slice(at)];
      };
      return { ...state, content: { ...content, lines: changeSet(content.lines, action.list, insert) }, touched: new Set(state.touched).add(action.list) };
    }
    case 'removeLine': {
      const set = content.lines[action.list] ?? { lines: [], removed: [] };
      const gone = set.lines.find((line) => line.key === action.key);
      const next = { lines: set.lines.filter((line) => line.key !== action.key), removed: gone?.id ? [...set.removed, gone.id] : set.removed };
      return { ...state, content: { ...content, lines: { ...content.lines, [action.list]: next } }, touched: new Set(state.touched).add(action.list) };
    }
    case 'problems':
      return { ...state, problems: action.problems, attempted: true };
    case 'load':
      return { content: action.content, problems: {}, touched: new Set(action.touched ? ['*'] : []), awaited: new Set(), attempted: false, emptied: {} };
  }
}

/** Values with what depends on those that changed, and what had to go for it. */
function followed({ emptied }: FormState, { now, changed, beside, place }: { readonly now: Values; readonly changed: readonly string[]; readonly beside: readonly FieldDescription[] | undefined; readonly place: (name: string) => string }): { readonly now: Values; readonly emptied: FormState['emptied'] } {
  if (!beside) return { now, emptied };
  const names = beside.map(({ name }) => name);
  const own = Object.fromEntries(names.flatMap((name) => (emptied[place(name)] === undefined ? [] : [[name, emptied[place(name)]!]])));
  const after = settled(now, { changed, fields: beside, emptied: own });
  const others = Object.entries(emptied).filter(([at]) => !names.some((name) => place(name) === at));
  return { now: after.now, emptied: Object.fromEntries([...others, ...Object.entries(after.emptied).map(([name, value]) => [place(name), value])]) };
}

/** What is entered is touched and no longer awaited; what a picked record brings is, where nothing was entered. */
function entered(state: FormState, { name, value, brings = [] }: { readonly name: string; readonly value: unknown; readonly brings?: readonly string[] }, place: (name: string) => string): FormState {
  const touched = new Set(state.touched).add(place(name));
  const awaited = new Set(state.awaited);
  awaited.delete(place(name));
  for (const each of brings) {
    if (value && !touched.has(place(each))) awaited.add(place(each));
    else awaited.delete(place(each));
  }
  return { ...state, touched, awaited };
}

let made = 0;

/** A new line with these values. */
export function newLine(values: Values): Line {
  made += 1;
  return { key: `n${made}${Date.now().toString(36)}`, id: null, before: values, now: values };
}

function changeSet(sets: LineSets, list: string, change: (lines: readonly Line[]) => readonly Line[]): LineSets {
  const set = sets[list] ?? { lines: [], removed: [] };
  return { ...sets, [list]: { ...set, lines: change(set.lines) } };
}

function without(problems: Problems, place: string): Problems {
  if (!(place in problems)) return problems;
  const { [place]: gone, ...rest } = problems;
  void gone;
  return rest;
}
