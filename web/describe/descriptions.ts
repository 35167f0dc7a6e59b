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
      const read = readObject(client, name);
      objects.set(name, read);
      // A failed read is not kept for long: trying again asks again. WARNING: forgotten at once, the screen that waits for it would ask without end.
      read.catch(() => setTimeout(() => { if (objects.get(name) === read) objects.delete(name); }, shortly));
      return read;
    },
    refresh: () => {
      turn += 1;
      const mine = turn;
      const names = [...objects.keys()];
      void readAgain(client, names).then((next) => {
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
      objects.set(name, arrived(await readObject(client, name)));
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
async function readAgain(client: ApolloClient, names: readonly string[]): Promise<Read | undefined> {
  try {
    const [app, ...objects] = await Promise.all([readApp(client), ...names.map((name) => readObject(client, name).catch(() => undefined))]);
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
  relatedLists { name label shown object { ${outline} } field kind columns { ${columns} } sort { field direction } rows buttons }
  rules { name label message field when } conversions { name label help when }
  approvals { name label off guard { field values } }
  processes { name label help field recordType kind { field values } probability stageOf { relatedList field }
    stages { value label color help probability ends noReturn enter { field when } leave { field when } checklist { name label required } relatedLists } }
  printTemplates { name label labels }`;

async function readApp(client: ApolloClient): Promise<AppDescription> {
  const { data } = await client.query<{ describeApp: AppDescription }>({ query: appDocument, fetchPolicy: 'no-cache' });
  return data!.describeApp;
}

type Asked = { readonly name: string; readonly resolve: (object: ObjectDescription) => void; readonly reject: (error: unknown) => void };
const asked = new WeakMap<ApolloClient, Asked[]>();

/** Objects asked for in one moment are read in one request. */
function readObject(client: ApolloClient, name: string): Promise<ObjectDescription> {
  return new Promise((resolve, reject) => {
    const waiting = asked.get(client);
    if (waiting) {
      waiting.push({ name, resolve, reject });
      return;
    }
    asked.set(client, [{ name, resolve, reject }]);
    queueMicrotask(() => {
      const group = asked.get(client) ?? [];
      asked.delete(client);
      void readGroup(client, group);
    });
  });
}

async function readGroup(client: ApolloClient, group: readonly Asked[]): Promise<void> {
  const fields = group.map(({ name }, index) => `o${index}: describe(object: ${JSON.stringify(name)}) { ...Described }`);
  try {
    const { data } = await client.query<Record<string, ObjectDescription>>({ query: parse(`query Describe { ${fields.join(' ')} } fragment Described on ObjectDescription { ${objectSelection} }`), fetchPolicy: 'no-cache' });
    group.forEach(({ resolve }, index) => resolve(data![`o${index}`]!));
  } catch (error) {
    // One object that may not be described must not hide the others.
    if (group.length > 1) group.forEach((one) => void readGroup(client, [one]));
    else group[0]?.reject(error);
  }
}
