// What setup screens are drawn from: definitions read once, kept, and read again after every publish, by whomever.
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { createContext, startTransition, use, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { AppDefinition, FieldDefinition, LayoutDefinition, ListViewDefinition, ModuleDefinition, ObjectDefinition, PicklistDefinition, RelatedListDefinition, TranslationDefinition } from '../../metadata/language/types';
import { useDescriptions } from '../describe/use-description';
import { bodyAt, type ReadDefinition } from './publish/changed-definition';

/** An object as the list of objects shows it. */
export interface ObjectRow {
  readonly name: string; readonly plural: string; readonly label: string; readonly icon: string | null; readonly module: string; readonly moduleLabel: string;
  readonly off: boolean; readonly fieldCount: number; readonly recordCount: number | null; readonly layouts: readonly string[];
}
/** One field as it is defined, switched off or not. */
export interface SetupField { readonly name: string; readonly path: string; readonly body: FieldDefinition }
/** Everything in an object's folder. */
export interface ObjectSetup {
  readonly name: string;
  /** `<module>/<object>`: every path of the object begins with it. */
  readonly folder: string;
  readonly definitions: readonly ReadDefinition[];
  readonly object: ObjectDefinition;
  /** Switched off ones too, without those that lie in the trash. */
  readonly fields: readonly SetupField[];
  /** Layouts that are written down, by name: `edit`, `view`, `list`, `edit.<recordType>` … The engine makes up the others. */
  readonly layouts: Readonly<Record<string, LayoutDefinition>>;
  readonly listViews: Readonly<Record<string, ListViewDefinition>>;
  readonly relatedLists: Readonly<Record<string, RelatedListDefinition>>;
  /** Layouts and related lists (in order of display) as pages show them now, made-up ones among them; none while the object is switched off. */
  readonly inForce: { readonly layouts: Readonly<Record<string, LayoutDefinition>>; readonly relatedLists: readonly RelatedListDefinition[] };
  /** Labels in other languages, by language and key. */
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export interface SharedPicklist { readonly path: string; readonly module: string; readonly body: PicklistDefinition; readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>> }
/** What belongs to the whole application. */
export interface ApplicationSetup { readonly app: AppDefinition; readonly modules: readonly ModuleDefinition[]; readonly picklists: readonly SharedPicklist[]; readonly definitions: readonly ReadDefinition[] }

interface SetupStore { readonly generation: number; read<T>(key: string, load: () => Promise<T>): Promise<T>; readonly refresh: () => void }
const context = createContext<SetupStore | null>(null);

/** Keeps what setup screens read. */
export function SetupDataProvider({ children }: { children: ReactNode }): ReactNode {
  const descriptions = useDescriptions();
  const [generation, setGeneration] = useState(0);
  // Kept outside of drawing: a drawing that waits is begun again from nothing, and must find what it asked for.
  const [kept] = useState(() => new Map<string, Promise<unknown>>());
  const store = useMemo<SetupStore>(() => ({
    generation,
    read<T>(key: string, load: () => Promise<T>): Promise<T> {
      const place = `${generation} ${key}`;
      const known = kept.get(place) as Promise<T> | undefined;
      if (known) return known;
      // What is on screen is still drawn from the generation before, until the new one is there.
      for (const old of kept.keys()) if (Number(old.split(' ')[0]) < generation - 1) kept.delete(old);
      const made = load();
      kept.set(place, made);
      // A failed read is not kept: trying again asks again.
      made.catch(() => kept.delete(place));
      return made;
    },
    refresh: () => startTransition(() => descriptions.refresh()),
  }), [descriptions, generation, kept]);
  // Descriptions are read anew whenever the Model moves on: so are definitions. Screens keep what they show until the new ones are there.
  useEffect(() => descriptions.subscribe(() => startTransition(() => setGeneration((before) => before + 1))), [descriptions]);
  return <context.Provider value={store}>{children}</context.Provider>;
}

/** Reads definitions and descriptions again, on every screen. */
export function useRefreshSetup(): () => void {
  return useStore().refresh;
}

/** Something setup screens read once under a key of its own, and again after every publish. */
export function useSetupRead<T>(key: string, load: () => Promise<T>): T {
  return use(useStore().read(key, load));
}

/** Every object, switched off ones too. */
export function useObjectRows(): readonly ObjectRow[] {
  const client = useApolloClient();
  const store = useStore();
  return use(store.read('objects', async () => {
    const { data } = await client.query<{ setup: { deleted: readonly string[]; objects: readonly ObjectRow[] } }>({ query: objectsDocument, fetchPolicy: 'no-cache' });
    const { deleted, objects } = data!.setup;
    return objects.filter(({ module, name }) => !deleted.includes(`${module}/${name}/object`));
  }));
}

/** The folder of one object; undefined where there is no such object. */
export function useObjectSetup(name: string): ObjectSetup | undefined {
  const client = useApolloClient();
  const store = useStore();
  const load = useCallback(async () => {
    const { data } = await client.query<{ setup: { deleted: readonly string[]; objects: readonly ReadObject[] } }>({ query: objectDocument, variables: { name }, fetchPolicy: 'no-cache' });
    const { deleted, objects: [object] } = data!.setup;
    const made = object && objectSetup(object, new Set(deleted));
    return made && deleted.includes(`${made.folder}/object`) ? undefined : made;
  }, [client, name]);
  return use(store.read(`object ${name}`, load));
}

/** Modules and shared picklists. */
export function useApplicationSetup(): ApplicationSetup {
  const client = useApolloClient();
  const store = useStore();
  return use(store.read('application', async () => {
    const { data } = await client.query<{ setup: Record<'app' | 'modules' | 'picklists' | 'translations', readonly ReadDefinition[]> }>({ query: applicationDocument, fetchPolicy: 'no-cache' });
    const { app, modules, picklists, translations } = data!.setup;
    const moduleTranslations = translations.filter(({ path }) => /^[^/]+\/translations\/[^/]+$/.test(path));
    return {
      definitions: [...app, ...modules, ...picklists, ...moduleTranslations],
      app: app[0]!.body as unknown as AppDefinition,
      modules: modules.map(({ body }) => body as unknown as ModuleDefinition),
      picklists: picklists.map(({ path, body }) => {
        const module = path.split('/')[0]!;
        return { path, module, body: body as unknown as PicklistDefinition, labels: labelsOf(moduleTranslations.filter((one) => one.path.startsWith(`${module}/`))) };
      }),
    };
  }));
}

/** Labels of a module's own parts (permission sets, picklists …) in other languages, by language and key. */
export function moduleLabels({ definitions }: ApplicationSetup, module: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return labelsOf(definitions.filter(({ path }) => path.startsWith(`${module}/translations/`)));
}

function useStore(): SetupStore {
  const store = useContext(context);
  if (!store) throw new Error('no SetupDataProvider above this component');
  return store;
}

const objectsDocument = parse('query SetupObjects { setup { deleted objects { name plural label icon module moduleLabel off fieldCount recordCount layouts } } }');
const objectDocument = parse('query SetupObject($name: String!) { setup { deleted objects(name: $name) { layoutsInForce relatedListsInForce definitions { path kind body } } } }');
const applicationDocument = parse(`query SetupApplication { setup {
  app: definitions(kind: "app") { path kind body } modules: definitions(kind: "module") { path kind body } picklists: definitions(kind: "picklist") { path kind body } translations: definitions(kind: "translation") { path kind body }
} }`);

interface ReadObject { readonly definitions: readonly ReadDefinition[]; readonly layoutsInForce: Readonly<Record<string, LayoutDefinition>>; readonly relatedListsInForce: readonly RelatedListDefinition[] }

function objectSetup({ definitions, layoutsInForce, relatedListsInForce }: ReadObject, deleted: ReadonlySet<string>): ObjectSetup {
  const own = definitions.find(({ kind }) => kind === 'object')!;
  const folder = own.path.slice(0, -'/object'.length);
  const object = bodyAt(definitions, own.path) as unknown as ObjectDefinition;
  const alone = definitions.filter(({ kind }) => kind === 'field').map(({ path, body }) => [path.split('/').at(-1)!, body as unknown as FieldDefinition] as const);
  const fields = new Map([...Object.entries(object.fields), ...alone]);
  const byName = <T,>(kind: string): Readonly<Record<string, T>> => Object.fromEntries(definitions.filter((one) => one.kind === kind).map(({ path, body }) => [path.split('/').at(-1)!, body as unknown as T]));
  return {
    name: object.name, folder, definitions, object,
    fields: [...fields].map(([name, body]) => ({ name, path: `${folder}/fields/${name}`, body })).filter(({ path }) => !deleted.has(path)),
    layouts: byName('layout'), listViews: byName('listView'), relatedLists: byName('relatedList'),
    inForce: { layouts: layoutsInForce, relatedLists: relatedListsInForce },
    translations: labelsOf(definitions),
  };
}

function labelsOf(definitions: readonly ReadDefinition[]): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(definitions.filter(({ kind }) => kind === 'translation').map(({ body }) => {
    const { language, labels } = body as unknown as TranslationDefinition;
    return [language, labels];
  }));
}
