// Demo data where an admin changed what it fills: what has no place is left out and told, and nothing stops.
import { join } from 'node:path';
import type { Definition } from '../../../metadata/language/types';
import { databaseKinds } from '../../../test/kit/databases';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { readFileSync } from 'node:fs';
import { loadDemo, type DemoStep } from './demo';

const library = join(__dirname, '../../../test/fixtures/library');
type ObjectDefinition = Extract<Definition, { kind: 'object' }>;

/** The shipped object with some fields changed. */
function object(name: string, change: (fields: Record<string, Record<string, unknown>>) => void): Definition {
  const body = JSON.parse(readFileSync(join(library, 'books', name, 'object.json'), 'utf8')) as ObjectDefinition['body'];
  change(body.fields as unknown as Record<string, Record<string, unknown>>);
  return { kind: 'object', path: `books/${name}/object`, body };
}

describe.each(databaseKinds)('demo data on $name', (kind) => {
  let records: TestRecords | undefined;
  afterEach(() => records?.close());

  async function load(...more: Definition[]): Promise<Map<string, DemoStep>> {
    records = await openRecords(kind, libraryRoots, more);
    const { steps } = await loadDemo(records.system({ source: 'import' }), { roots: libraryRoots });
    return new Map(steps.map((step) => [step.source, step]));
  }

  test('a field that is switched off is left out', async () => {
    const whole = await load();
    expect([...whole.values()].filter(({ left, refusal }) => left.length > 0 || refusal)).toEqual([]);
    await records!.close();
    const steps = await load(object('book', (fields) => { fields['published'] = { ...fields['published'], off: true }; fields['pages'] = { ...fields['pages'], off: true }; }));
    const books = [...steps.values()].filter((step) => step.object === 'book');
    expect(books.map(({ refusal }) => refusal).filter(Boolean)).toEqual([]);
    expect(books.flatMap(({ left }) => left.map((name) => name.replace('book.', '')))).toEqual(expect.arrayContaining(['pages']));
    expect(books.reduce((sum, { created }) => sum + created, 0)).toBeGreaterThan(0);
  });

  test('a rule it breaks refuses its file only', async () => {
    const steps = await load(object('loan', (fields) => { fields['shelf'] = { type: 'text', label: '书架', required: true }; }));
    const refused = [...steps.values()].filter(({ refusal, report }) => refusal ?? ((report?.refused ?? 0) > 0));
    expect(refused.map((step) => step.object)).toContain('loan');
    expect([...steps.values()].filter((step) => step.object === 'book' && step.created > 0)).not.toEqual([]);
  });
});
