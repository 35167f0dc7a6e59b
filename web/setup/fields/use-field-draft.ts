// Holds a field while it is being added or changed, and says which definitions publishing it means.
import { useMemo, useState } from 'react';
import type { FieldDefinition, FieldTypeName, Json, PicklistValue } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { fieldTypes as pages } from '../../field-types/field-types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { DefinitionProblem } from '../publish/publish-requests';
import type { ObjectSetup, SetupField } from '../setup-data';
import { definitionOf, newFieldBody, type FieldBody } from './field-draft';
import { retyped } from './retype';
import { withField } from './place-field';

/** Labels of the field in the second language of the application, by the key behind `fields.<name>`: `` for the label, `help`, `values.<value>`. */
export type OtherWords = Readonly<Record<string, string>>;

export interface FieldDraft {
  readonly isNew: boolean;
  readonly type: FieldTypeName;
  readonly name: string;
  readonly body: FieldBody;
  readonly words: OtherWords;
  /** The second language; undefined where the application speaks one only. */
  readonly language: string | undefined;
  readonly places: ReadonlySet<string>;
  readonly problems: Readonly<Record<string, string>>;
  readonly dirty: boolean;
  setName(name: string): void;
  put(setting: string, value: Json | undefined): void;
  /** Takes another type; values begin with `values` where it is a list. */
  retype(type: FieldTypeName, values?: readonly PicklistValue[]): void;
  say(key: string, text: string): void;
  setPlaces(places: ReadonlySet<string>): void;
  setProblems(problems: Readonly<Record<string, string>>): void;
  /** What publishing it changes. */
  changes(): readonly ChangedDefinition[];
  /** After a conflict: the newest is the base, and what was typed is laid over it. */
  adopt(newest: ObjectSetup): void;
  /** What it was drawn from. */
  readonly base: ObjectSetup;
  /** Problems of the answer at the settings they concern; `` is the whole field. */
  placed(problems: readonly DefinitionProblem[]): Readonly<Record<string, string>>;
}

/** The draft of a field that is there, or of a new one of a type. */
export function useFieldDraft(setup: ObjectSetup, subject: SetupField | FieldTypeName): FieldDraft {
  const app = useApp();
  const language = app.languages[1];
  // What the editor was opened on stays its base, also when the definitions are read again below it.
  const [base, setBase] = useState(setup);
  const [field, setField] = useState(subject);
  const isNew = typeof field === 'string';
  const [name, setName] = useState(isNew ? '' : field.name);
  const [body, setBody] = useState<FieldBody>(() => (isNew ? newFieldBody(field) : (field.body as unknown as FieldBody)));
  const [words, setWords] = useState<OtherWords>(() => (isNew || !language ? {} : wordsOf(base, field.name, language)));
  const [places, setPlaces] = useState<ReadonlySet<string>>(() => new Set(Object.keys(base.layouts).filter((layout) => /^(edit|view)(\.|$)/.test(layout))));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [touched, setTouched] = useState(false);
  return useMemo<FieldDraft>(() => {
    const path = `${base.folder}/fields/${name}`;
    const clear = (place: string): void => setProblems((before) => (place in before ? Object.fromEntries(Object.entries(before).filter(([key]) => key !== place && !key.startsWith(`${place}/`))) : before));
    return {
      isNew, type: body.type, name, body, words, language, places, problems, dirty: touched,
      setName(next) {
        setName(next);
        clear('name');
      },
      put(setting, value) {
        setBody((before) => ({ ...before, [setting]: value }));
        setTouched(true);
        clear(setting);
      },
      retype(type, values) {
        setBody((before) => ({ ...retyped(before, type), ...(values && values.length > 0 ? { values: values as unknown as Json } : {}) }));
        setTouched(true);
        setProblems({});
      },
      say(key, text) {
        setWords((before) => ({ ...before, [key]: text }));
        setTouched(true);
      },
      setPlaces, setProblems,
      changes: () => [
        { path, body: definitionOf(body), before: isNew ? null : field.body },
        ...(language ? changedLabels(base.folder, base.translations, { language, labels: keyed(words, name, body) }) : []),
        ...(isNew ? [...places].flatMap((layout): ChangedDefinition[] => {
          const before = base.layouts[layout];
          const wide = pages[body.type].wide === true;
          return before ? [{ path: `${base.folder}/layouts/${layout}`, body: withField(before, { name, wide }), before }] : [];
        }) : []),
      ],
      base,
      adopt(newest) {
        setBase(newest);
        const now = isNew ? undefined : newest.fields.find((one) => one.name === field.name);
        if (isNew || !now) return;
        const own = Object.entries(body).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify((field.body as unknown as FieldBody)[key]));
        setBody({ ...(now.body as unknown as FieldBody), ...Object.fromEntries(own) });
        setField(now);
      },
      placed: (found) => Object.fromEntries(found.map((problem) => [placeOf(problem, path), problem.message])),
    };
  }, [base, body, field, isNew, language, name, places, problems, touched, words]);
}

/** A definition problem's place in the editor. */
function placeOf({ path, pointer }: DefinitionProblem, own: string): string {
  const at = path === own ? pointer : path.startsWith(`${own}/`) ? path.slice(own.length) : '';
  const parts = at.split('/').filter(Boolean);
  return parts[0] === 'values' && parts.length > 1 ? parts.join('/') : parts[0] ?? '';
}

function wordsOf(setup: ObjectSetup, name: string, language: string): OtherWords {
  const labels = setup.translations[language] ?? {};
  const start = `fields.${name}`;
  const values = `values.${name}.`;
  return Object.fromEntries(Object.entries(labels).flatMap(([key, label]) => {
    if (key === start) return [['', label]];
    if (key.startsWith(`${start}.`)) return [[key.slice(start.length + 1), label]];
    return key.startsWith(values) ? [[`values.${key.slice(values.length)}`, label]] : [];
  }));
}

/** Under the keys of a translation; labels of values that are gone go with them. */
function keyed(words: OtherWords, name: string, body: FieldBody): Record<string, string | undefined> {
  const values = new Set(((definitionOf(body) as FieldDefinition & { values?: { value: string }[] }).values ?? []).map(({ value }) => value));
  return Object.fromEntries(Object.entries(words).map(([key, text]) => {
    if (!key.startsWith('values.')) return [key === '' ? `fields.${name}` : `fields.${name}.${key}`, text];
    const value = key.slice('values.'.length);
    return [`values.${name}.${value}`, values.has(value) ? text : undefined];
  }));
}
