// How commands reach the setup: the fixed API of a running server, or the store on the database where none runs.
import { problemLine } from '../../metadata/language/check';
import type { Definition } from '../../metadata/language/types';
import { DefinitionsRefused } from '../store/definitions-refused';
import { readServerFile } from '../application/server-file';
import { WrongCall, type Desk, type Given } from './command';

export interface Setup {
  preview(definitions: readonly Definition[]): Promise<{ readonly problems: readonly string[]; readonly changes: readonly string[]; readonly statements: readonly string[] }>;
  publish(definitions: readonly Definition[], why: string): Promise<{ readonly problems: readonly string[]; readonly changes: readonly string[]; readonly version?: number }>;
  definitions(): Promise<readonly { readonly path: string; readonly body: unknown }[]>;
}

/** The server named by --url (or TANGRAM_URL) with --key (or TANGRAM_KEY), else the one running on this data folder, else the database. */
export async function openSetup(given: Given, desk: Desk): Promise<Setup> {
  const url = given.options['url'] ?? process.env['TANGRAM_URL'];
  if (typeof url === 'string') {
    const key = given.options['key'] ?? process.env['TANGRAM_KEY'];
    if (typeof key !== 'string') throw new WrongCall('--url needs --key <API key> (or TANGRAM_KEY)');
    return overApi({ url, token: key, language: desk.language });
  }
  const file = readServerFile(desk.config.dataDir);
  if (file && (await answers(file.url))) return overApi({ url: file.url, token: file.secret, language: desk.language });
  return overStore(desk);
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3000) }).then((answer) => answer.ok, () => false);
}

interface Server { readonly url: string; readonly token: string; readonly language: string }

function overApi(server: Server): Setup {
  const openWith = async (definitions: readonly Definition[], name: string): Promise<string> => {
    const { openChangeSet } = await ask<{ openChangeSet: { id: string } }>(server, 'mutation($name: String!) { openChangeSet(name: $name) { id } }', { name });
    await ask(server, 'mutation($id: ID!, $definitions: [DefinitionInput!]!) { changeDefinitions(changeSet: $id, definitions: $definitions) { id } }', {
      id: openChangeSet.id, definitions: definitions.map(({ path, kind, body }) => ({ path, kind, body })),
    });
    return openChangeSet.id;
  };
  const preview = async (id: string): Promise<{ problems: string[]; changes: string[]; statements: string[] }> => {
    const { previewChangeSet } = await ask<{ previewChangeSet: { problems: { path: string; pointer: string; message: string }[]; impact: { message: string }[]; statements: string[] } }>(
      server, 'query($id: ID!) { previewChangeSet(id: $id) { problems { path pointer message } impact { message } statements } }', { id },
    );
    return {
      problems: previewChangeSet.problems.map(({ path, pointer, message }) => `${path}.json ${pointer}: ${message}`),
      changes: previewChangeSet.impact.map(({ message }) => message), statements: previewChangeSet.statements,
    };
  };
  return {
    async preview(definitions) {
      const id = await openWith(definitions, 'metadata diff');
      const shown = await preview(id);
      await ask(server, 'mutation($id: ID!) { discardChangeSet(id: $id) { id } }', { id });
      return shown;
    },
    async publish(definitions, why) {
      const id = await openWith(definitions, why);
      const { problems, changes } = await preview(id);
      if (problems.length > 0) {
        await ask(server, 'mutation($id: ID!) { discardChangeSet(id: $id) { id } }', { id });
        return { problems, changes: [] };
      }
      const { publishChangeSet } = await ask<{ publishChangeSet: { version: number } }>(server, 'mutation($id: ID!, $why: String) { publishChangeSet(id: $id, why: $why) { version } }', { id, why });
      return { problems: [], changes, version: publishChangeSet.version };
    },
    async definitions() {
      const { setup } = await ask<{ setup: { definitions: { path: string; body: unknown }[] } }>(server, '{ setup { definitions { path body } } }', {});
      return setup.definitions;
    },
  };
}

async function ask<T>({ url, token, language }: Server, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json', 'accept-language': language, 'x-tangram-client': 'cli' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: T; errors?: { message: string; extensions?: { fields?: { message: string }[] } }[] };
  if (errors?.length || !data) {
    const lines = (errors ?? []).flatMap(({ message, extensions }) => [message, ...(extensions?.fields ?? []).map((field) => `  ${field.message}`)]);
    throw new Error(lines.join('\n') || `${url} answered ${answer.status}`);
  }
  return data;
}

async function overStore(desk: Desk): Promise<Setup> {
  const { store } = await desk.open();
  const language = desk.language === 'en' ? 'en' : 'zh';
  return {
    async preview(definitions) {
      const { problems, impact, statements } = await store.preview({ definitions });
      return { problems: problems.map((problem) => problemLine(problem, language)), changes: impact.map(({ words }) => words[language]), statements };
    },
    async publish(definitions, why) {
      try {
        const { version, changes } = await store.publish({ definitions, by: null, why });
        return { problems: [], changes: changes.map(({ words }) => words[language]), version };
      } catch (error) {
        if (error instanceof DefinitionsRefused) return { problems: error.definitionProblems.map((problem) => problemLine(problem, language)), changes: [] };
        throw error;
      }
    },
    definitions: () => Promise.resolve(store.definitions()),
  };
}
