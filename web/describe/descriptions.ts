// Reads the descriptions of the application and its objects once, keeps them, and reads them again when the Model moves on.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import type { AppDescription, ObjectDescription } from '../../metadata/language/description';

/** The descriptions of this viewer. Promises are kept, so that a component may `use` them. */
export interface Descriptions {
  app(): Promise<AppDescription>;
  object(name: string): Promise<ObjectDescription>;
  /** Everything is read again; screens keep what they show until the new descriptions are there. */
  refresh(): void;
  /** One object is read again; resolves when screens show it. */
  reread(name: string): Promise<void>;
  /** Number of refreshes so far. */
  generation(): number;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds in which a screen has seen that a read failed. */
const shortly = 1000;

/** The descriptions read through `client`. */
export function createDescriptions(client: ApolloClient): Descriptions {
  const reader: Reader = { client, call: (name) => `describe(object: ${JSON.stringify(name)})` };
  let generation = 0;
  let turn = 0;
  let app: Promise<AppDescription> | undefined;
  const objects = new Map<string, Promise<ObjectDescription>>();
  const listeners = new Set<() => void>();
  return {
    app: () => (app ??= readApp(client)),
    object: (name) => {
      const known = objects.get(name);
      if (known) return known;
      const read = readObject(reader, name);
      objects.set(name, read);
      // A failed read is not kept for long: trying again asks again. WARNING: forgotten at once, the screen that waits for it would ask without end.
      read.catch(() => setTimeout(() => { if (objects.get(name) === read) objects.delete(name); }, shortly));
      return read;
    },
    refresh: () => {
      turn += 1;
      const mine = turn;
      const names = [...objects.keys()];
      void readAgain(reader, names).then((next) => {
        // A later refresh reads what is newer still; one that failed leaves what is known.
        if (!next || mine !== turn) return;
        app = next.app;
        // What was first asked for meanwhile is new enough and stays.
        for (const name of names) objects.delete(name);
        for (const [name, description] of next.objects) objects.set(name, description);
        generation += 1;
        for (const listener of listeners) listener();
      });
    },
    reread: async (name) => {
      objects.set(name, arrived(await readObject(reader, name)));
      generation += 1;
      for (const listener of listeners) listener();
    },
    generation: () => generation,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Read { readonly app: Promise<AppDescription>; readonly objects: ReadonlyMap<string, Promise<ObjectDescription>> }

/** Everything that was known, read again; objects that are no longer there are left out. */
async function readAgain(reader: Reader, names: readonly string[]): Promise<Read | undefined> {
  try {
    const [app, ...objects] = await Promise.all([readApp(reader.client), ...names.map((name) => readObject(reader, name).catch(() => undefined))]);
    return { app: arrived(app), objects: new Map(objects.flatMap((object) => (object ? [[object.name, arrived(object)] as const] : []))) };
  } catch {
    return undefined;
  }
}

/** A promise that React's `use` reads without waiting: screens never fall back to a skeleton for what is there already. */
function arrived<T>(value: T): Promise<T> {
  return Object.assign(Promise.resolve(value), { status: 'fulfilled', value });
}

const outline = 'name plural formerNames typeName label pluralLabel icon idPrefix nameField may { create update delete import share }';
const columns = 'path label width fixed type sortable';
const appDocument = parse(`query DescribeApp { describeApp {
  version name label language languages currency timeZone
  viewer { id name login departmentId setup shareViews } style { color density logo own { color density } } modules { name label icon objects { ${outline} } } otherObjects { ${outline} } analyses approvals
} }`);
const objectSelection = `${outline} version owned
  fields { name label help type required unique system readOnly sortable operators default values { value label color inactive } dependsOn targets { ${outline} } inverse settings returns }
  recordTypes { name label default picklists } layouts
  list { columns { ${columns} } sort { field direction } quickFilters colors { when color field } actions board { field sum cards } calendar { start end allDay color } }
  listViews { name label default kept { mine shared } columns { ${columns} } filter sort { field direction } }
  relatedLists { name label shown object { ${outline} } field kind columns { ${columns} } sort { field direction } rows buttons addBy }
  rules { name label message field when } duplicateRules { name label fields } conversions { name label help when }
  approvals { name label off guard { field values } }
  processes { name label help field recordType kind { field values } probability stageOf { relatedList field }
    stages { value label color help probability ends noReturn enter { field when } leave { field when } checklist { name label required } relatedLists } }
  printTemplates { name label labels }`;

async function readApp(client: ApolloClient): Promise<AppDescription> {
  const { data } = await client.query<{ describeApp: AppDescription }>({ query: appDocument, fetchPolicy: 'no-cache' });
  return data!.describeApp;
}

/** How one object is asked for. */
export interface Reader { readonly client: ApolloClient; readonly call: (name: string) => string }

type Asked = { readonly name: string; readonly resolve: (object: ObjectDescription) => void; readonly reject: (error: unknown) => void };
const asked = new WeakMap<Reader, Asked[]>();

/** Objects asked for in one moment, in the same way, are read in one request. */
export function readObject(reader: Reader, name: string): Promise<ObjectDescription> {
  return new Promise((resolve, reject) => {
    const waiting = asked.get(reader);
    if (waiting) {
      waiting.push({ name, resolve, reject });
      return;
    }
    asked.set(reader, [{ name, resolve, reject }]);
    queueMicrotask(() => {
      const group = asked.get(reader) ?? [];
      asked.delete(reader);
      void readGroup(reader, group);
    });
  });
}

async function readGroup(reader: Reader, group: readonly Asked[]): Promise<void> {
  const fields = group.map(({ name }, index) => `o${index}: ${reader.call(name)} { ...Described }`);
  try {
    const { data } = await reader.client.query<Record<string, ObjectDescription>>({ query: parse(`query Describe { ${fields.join(' ')} } fragment Described on ObjectDescription { ${objectSelection} }`), fetchPolicy: 'no-cache' });
    group.forEach(({ resolve }, index) => resolve(data![`o${index}`]!));
  } catch (error) {
    // One object that may not be described must not hide the others.
    if (group.length > 1) group.forEach((one) => void readGroup(reader, [one]));
    else group[0]?.reject(error);
  }
}
