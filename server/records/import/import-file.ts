// Imports a CSV file: rows become records in batches, each row on its own; what is refused is told with its line and loses nothing else.
import type { Context } from '../../access/context';
import { inWords, sentence, type TangramError } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { upsertRecords } from '../upsert';
import { compileMapping, guessMapping, type CompiledMapping } from './compile-mapping';
import type { ImportDefinition, ImportProblem, ImportReport } from './import-definition';
import { openRows, type DataRow, type RowForm } from './read-rows';
import { resolveNames } from './resolve-names';
import { writeBatch as writeRows, type RowOutcome } from './write-batch';

export interface FileImport {
  readonly object: ObjectModel;
  readonly file: string;
  readonly form?: RowForm;
  /** Without it, columns are taken by their names. */
  readonly mapping?: ImportDefinition;
  /** Told after every batch. */
  readonly onProgress?: (report: ImportReport) => void;
}

const rowsAtOnce = 500;
const problemsTold = 1000;

/** The same file twice makes nothing twice, as long as the mapping has a key. */
export async function importFile(context: Context, { object, file, form, mapping, onProgress }: FileImport): Promise<ImportReport> {
  const started = performance.now();
  const source = await openRows(file, form);
  const compiled = compileMapping(context, object, { mapping: mapping ?? guessMapping(context, object, source.header), header: source.header });
  const run = newRun(context, object, { compiled, duplicates: mapping?.duplicates ?? 'update' });
  const report = (): ImportReport => ({
    object: object.name, encoding: source.encoding, ...run.counts, problems: [...run.problems].sort((left, right) => left.line - right.line), leftOut: compiled.leftOut, seconds: (performance.now() - started) / 1000,
  });
  const skipped = (line: number, reason: string): void => {
    run.counts.rows += 1;
    refuse(run, { line, field: null, message: reason });
  };
  for await (const row of source.rows(skipped)) {
    const written = takeRow(run, row, source.header);
    if (run.batch.length >= rowsAtOnce || written === 'full') {
      await writeBatch(run);
      onProgress?.(report());
    }
    if (written === 'full') takeRow(run, row, source.header);
  }
  await writeBatch(run);
  await writeLater(run);
  return report();
}

interface Item { readonly line: number; readonly value: unknown; readonly input: Record<string, unknown> }
interface Run {
  readonly context: Context;
  readonly object: ObjectModel;
  readonly mapping: CompiledMapping;
  readonly counts: { rows: number; created: number; updated: number; unchanged: number; skipped: number; refused: number };
  readonly problems: ImportProblem[];
  batch: Item[];
  readonly keys: Set<string>;
  readonly later: Item[];
  readonly duplicates: 'update' | 'skip' | 'create';
  /** Lines by what they match on; with a key the same line may come again and changes what it made. */
  readonly seen?: Map<string, number>;
}

function newRun(context: Context, object: ObjectModel, { compiled: mapping, duplicates }: { readonly compiled: CompiledMapping; readonly duplicates: Run['duplicates'] }): Run {
  return {
    context, object, mapping, duplicates, counts: { rows: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 }, problems: [], batch: [], keys: new Set(), later: [],
    ...(mapping.key ? {} : { seen: new Map<string, number>() }),
  };
}

/** `full`: the row's record is in the batch already, which must be written first. */
function takeRow(run: Run, { line, cells: read }: DataRow, header: readonly string[]): 'taken' | 'full' {
  const { context, mapping, counts } = run;
  const cells = read.length > header.length && mapping.joinsSpaced ? joinSpaced(read) : read;
  if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    counts.rows += 1;
    refuse(run, { line, field: null, message: sentence('tornRow', { found: cells.length, expected: header.length }, context.viewer.language) });
    return 'taken';
  }
  const input = mapping.input(cells, counts.rows);
  const value = mapping.key ? input[mapping.key.name] : undefined;
  if (mapping.key && (value === null || value === undefined)) {
    counts.rows += 1;
    refuse(run, { line, field: mapping.key.name, message: sentence('required', { label: mapping.key.label }, context.viewer.language) });
    return 'taken';
  }
  if (mapping.key && run.keys.has(String(value))) return 'full';
  counts.rows += 1;
  const waiting: Record<string, unknown> = {};
  for (const name of mapping.later) {
    if (input[name] !== null && input[name] !== undefined) waiting[name] = input[name];
    delete input[name];
  }
  if (mapping.key && Object.keys(waiting).length > 0) run.later.push({ line, value, input: waiting });
  run.keys.add(String(value));
  run.batch.push({ line, value, input });
  return 'taken';
}

async function writeBatch(run: Run): Promise<void> {
  const { batch, counts } = run;
  if (batch.length === 0) return;
  run.batch = [];
  run.keys.clear();
  const outcomes = await write(run, batch);
  outcomes.forEach((outcome, index) => {
    if ('error' in outcome) refuseRow(run, batch[index]!.line, outcome.error);
    else counts[outcome.state] += 1;
  });
}

/** Each batch is a moment of its own: a long import must not stamp its last row with the time of its first. */
function write({ context, object, mapping, duplicates, seen }: Run, rows: readonly Item[]): Promise<readonly RowOutcome[]> {
  return writeRows(context, object, { rows, match: mapping.match, duplicates, ...(seen ? { seen } : {}) });
}

/** References inside the file. A row that was made or was there counts as what it was; here only what is refused is told. */
async function writeLater(run: Run): Promise<void> {
  for (let at = 0; at < run.later.length; at += rowsAtOnce) {
    const items = run.later.slice(at, at + rowsAtOnce);
    const { inputs } = await resolveNames(run.context, run.object, items.map(({ input }) => input));
    const outcomes = await upsertRecords(run.context, run.object, { field: run.mapping.key!, rows: items.map((item, index) => ({ ...item, input: inputs[index]! })), mode: 'EACH', onlyExisting: true });
    outcomes.forEach((outcome, index) => { if ('error' in outcome && outcome.error.code !== 'NOT_FOUND') refuseRow(run, items[index]!.line, outcome.error); });
  }
}

function refuseRow(run: Run, line: number, error: TangramError): void {
  run.counts.refused += 1;
  for (const { path, message } of inWords(error, run.context.viewer.language)) if (run.problems.length < problemsTold) run.problems.push({ line, field: path, message });
}

function refuse(run: Run, problem: ImportProblem): void {
  run.counts.refused += 1;
  if (run.problems.length < problemsTold) run.problems.push(problem);
}

/** A text with a comma that nobody quoted: a cell that begins with a space continues the one before it. */
function joinSpaced(cells: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    if (cell.startsWith(' ') && joined.length > 0) joined[joined.length - 1] += `,${cell}`;
    else joined.push(cell);
  }
  return joined;
}
