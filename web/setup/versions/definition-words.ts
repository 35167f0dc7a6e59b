// What a definition and the parts of a page are called, in the language on screen.
import type { ObjectDescription } from '../../../metadata/language/description';
import { translatables } from '../../../metadata/language/translatable';
import type { Definition, FormLayoutDefinition, TranslationDefinition } from '../../../metadata/language/types';
import { findField, findObject, useApp, useObjects } from '../../describe/use-description';
import { useWords, type Say } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { labelIn, languageName } from '../labels';
import { moduleLabels, useApplicationSetup, useObjectRows, useObjectSetup } from '../setup-data';
import { cellsIn, type Part } from './parts';

/** Labels by name, for what is drawn of a page. */
export interface PageWords {
  readonly cell: (name: string) => string;
  readonly column: (list: string, column: string) => string;
  readonly section: (name: string, written: string) => string;
}

/** `bodies`: the states that are drawn. */
export function usePageWords(object: string, bodies: readonly (object | null)[]): PageWords {
  const { language } = useWords();
  const setup = useObjectSetup(object);
  const app = useApp();
  const known = (name: string): readonly string[] => (findObject(app, name)?.name === name ? [name] : []);
  const description = useObjects(known(object)).get(object);
  const lines = new Set(bodies.flatMap((body) => cellsIn(body)).flatMap(({ cell }) => cell.lines?.relatedList ?? []));
  const children = new Map((description?.relatedLists ?? []).flatMap((list) => (lines.has(list.name) ? [[list.name, list.object.name] as const] : [])));
  const details = useObjects([...new Set(children.values())].flatMap(known));
  return {
    cell: (name) => {
      const field = setup?.fields.find((one) => one.name === name);
      if (setup && field) return labelIn(setup, { key: `fields.${name}`, written: field.body.label, language });
      return description ? labelOf(description, name) : name;
    },
    column: (list, column) => {
      const child = details.get(children.get(list) ?? '');
      return child ? labelOf(child, column) : column;
    },
    section: (name, written) => (setup ? labelIn(setup, { key: `sections.${name}`, written, language }) : written),
  };
}

/** What the engine adds to every object, e.g. its owner, is only in the description. */
function labelOf(description: ObjectDescription, name: string): string {
  return findField(description, name)?.label ?? description.relatedLists.find((list) => list.name === name)?.label ?? name;
}

export interface Titled { readonly path: string; /** Absent: made out from the path. */ readonly kind: Definition['kind']; readonly body: object | null; readonly part?: Part | undefined }

/** A definition's own label behind that of its object; of one that has none, what it is. */
export function useTitleOf({ path, kind, body, part }: Titled): string {
  const { say, language } = useWords();
  const [module = '', folder = ''] = path.split('/');
  const owner = useObjectRows().find((row) => row.name === folder && row.module === module);
  const setup = useObjectSetup(owner ? folder : '');
  const application = useApplicationSetup();
  const labels = { translations: setup?.translations ?? moduleLabels(application, module) };
  const words = usePageWords(owner ? folder : '', []);
  const own = ((): string | undefined => {
    if (part?.of === 'cells') return [kindWords(kind, path, say), words.cell(part.name)].join(' · ');
    if (kind === 'translation') return say('compare.translation', { language: languageName((body as Partial<TranslationDefinition> | null)?.language ?? path.split('/').at(-1)!, language) });
    const [text] = kind === 'layout' ? layoutLabel(path, body) : body === null ? [] : translatables([{ kind, path, body: (part ? { [part.of]: [body] } : kind === 'object' ? { ...body, fields: {} } : body) as Definition['body'] }]);
    return text && (part || !isList.has(kind)) ? labelIn(labels, { ...text, language }) : kindWords(kind, path, say);
  })();
  // An object is its own label.
  return [...(kind === 'object' ? [] : [owner?.label]), own].filter(Boolean).join(' · ') || path;
}

function layoutLabel(path: string, body: object | null): readonly { readonly key: string; readonly written: string }[] {
  const { label } = (body ?? {}) as Partial<FormLayoutDefinition>;
  return label === undefined ? [] : [{ key: `layouts.${path.split('/').at(-1)}`, written: label }];
}

/** Files that hold several things, none of them the whole. */
const isList: ReadonlySet<Definition['kind']> = new Set(['rules', 'sharingRules', 'duplicateRules', 'recordTypes', 'approvals', 'conversions']);

const kindWord: Readonly<Partial<Record<Definition['kind'], WordKey>>> = {
  rules: 'setup.tab.rules', sharingRules: 'setup.tab.sharing', duplicateRules: 'setup.tab.duplicates', recordTypes: 'setup.tab.recordTypes', approvals: 'setup.tab.approvals', conversions: 'translations.kind.conversion',
};
const pages: Readonly<Record<string, WordKey>> = { edit: 'setup.tab.edit', view: 'setup.tab.view', list: 'setup.tab.list', phone: 'setup.tab.phone', 'quick-create': 'setup.tab.quick-create' };

function kindWords(kind: Definition['kind'], path: string, say: Say): string | undefined {
  const word = kind === 'layout' ? pages[path.split('/').at(-1)!.split('.')[0]!] : kindWord[kind];
  return word && say(word);
}
