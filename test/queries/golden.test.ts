// Question, SQL and answer side by side: <name>.graphql, .sql (both databases) and .json. `npm run golden` rewrites them; read the difference.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from '../../server/database/source';
import { databaseKinds } from '../kit/databases';
import { fillLibrary, people } from './library-data';
import { openLibrary, type Asked, type Library } from './library';

const write = process.env['GOLDEN'] === 'write';
const names = readdirSync(__dirname).filter((file) => file.endsWith('.graphql')).map((file) => file.replace('.graphql', ''));

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind);
    await fillLibrary(library);
  });
  afterAll(() => library.close());

  test.each(names)('%s', async (name) => {
    const query = readFileSync(join(__dirname, `${name}.graphql`), 'utf8');
    const { data, errors, statements } = await library.ask(query, askedIn(query));
    const answer = `${JSON.stringify({ ...(errors ? { errors } : {}), data }, null, 1)}\n`;
    expectGolden(`${name}.json`, kind.name === 'sqlite' ? answer : undefined, answer);
    const sql = sections(name);
    const own = statements.map(textOf).join('\n\n');
    if (write) {
      sql.set(kind.name, own);
      writeFileSync(join(__dirname, `${name}.sql`), `${[...sql].sort(([left], [right]) => (left < right ? 1 : -1)).map(([database, text]) => `-- on ${database}\n${text}\n`).join('\n')}`);
    }
    // Levels beside each other run at the same time, so their order is nobody's promise.
    expect(own.split('\n\n').sort()).toEqual(sql.get(kind.name)?.split('\n\n').sort());
  });
});

/** `# viewer: ada` and `# variables: { … }` at the head of a question. */
function askedIn(query: string): Asked {
  const viewer = /^# viewer: (\w+)$/m.exec(query)?.[1] as keyof typeof people | undefined;
  const variables = /^# variables: (.+)$/m.exec(query)?.[1];
  return { ...(viewer ? { viewer: people[viewer] } : {}), ...(variables ? { variables: JSON.parse(variables) as Record<string, unknown> } : {}) };
}

function expectGolden(file: string, fresh: string | undefined, actual: string): void {
  const path = join(__dirname, file);
  if (write && fresh !== undefined) writeFileSync(path, fresh);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

function sections(name: string): Map<string, string> {
  const path = join(__dirname, `${name}.sql`);
  if (!existsSync(path)) return new Map();
  return new Map(readFileSync(path, 'utf8').split(/^-- on /m).slice(1).map((section) => {
    const end = section.indexOf('\n');
    return [section.slice(0, end), section.slice(end + 1).trim()];
  }));
}

/** One clause a line; values behind the statement. */
function textOf({ text, values }: Sql): string {
  const lines = text.replace(/ (FROM|LEFT JOIN|JOIN|WHERE|ORDER BY|GROUP BY|HAVING|UNION ALL)(?= )/g, '\n$1');
  return values.length > 0 ? `${lines}\n-- ${JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}` : lines;
}
