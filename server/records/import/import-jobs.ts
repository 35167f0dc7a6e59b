// Imports as background jobs: trying out, importing, taking back. They go on when the tab is closed, and after a restart.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { TangramError } from '../../errors';
import { defineJob, type JobKind, type JobRun } from '../../jobs/define-job';
import { enqueue } from '../../jobs/enqueue';
import { cancelJob } from '../../jobs/job-list';
import { changeImport, findImport, mustImport, noCounts, objectOfImport, type Import, type ImportCounts, type ImportState } from './imports';
import { keepRows, importRows, type ImportedRow } from './import-rows';
import { runEdited, runImport } from './run-import';
import { undoImport } from './undo-import';

interface ImportInput { readonly id: string }
const attempts = 5;

/** Tries every row and leaves nothing. */
const checkingImport = kindOf('checkingImport', { 'zh-CN': '检查导入文件', en: 'Checking an import' }, (id, run) => runImport(id, 'check', run));
/** Writes every row that can be written. */
const importing = kindOf('importing', { 'zh-CN': '导入', en: 'Importing' }, (id, run) => runImport(id, 'import', run));
/** Takes a whole import back. */
const undoingImport = kindOf('undoingImport', { 'zh-CN': '撤销导入', en: 'Undoing an import' }, (id, run) => undoImport(id, run));

function kindOf(name: string, label: { readonly 'zh-CN': string; readonly en: string }, work: (id: string, run: JobRun<ImportInput>) => Promise<ImportCounts>): JobKind<ImportInput> {
  return defineJob<ImportInput>({
    name, label, attempts,
    async run(run) {
      try {
        return { data: await work(run.input.id, run) };
      } catch (error) {
        const told = error instanceof TangramError && error.code !== 'CONFLICT';
        if (told || run.attempt >= attempts) {
          const problem = told ? { rule: error.rule, params: error.params } : { rule: 'internal' as const, params: { requestId: run.id } };
          await changeImport((await run.context()).connection, run.input.id, { state: 'failed', problem });
        }
        throw error;
      }
    },
  });
}

/** Begins one of the three; the import must be in a state for it. */
export async function beginImportJob(context: Context, id: string, stage: 'check' | 'import' | 'undo'): Promise<Import> {
  const found = await findImport(context, id);
  mustImport(context, objectOfImport(context, found));
  const [kind, state, from] = stages[stage];
  await inTransaction(context, async (inside) => {
    const fresh = stage === 'undo' ? {} : { counts: noCounts };
    if (!(await changeImport(inside.connection, id, { state, from, problem: null, done: 0, ...fresh }))) throw new TangramError('CONFLICT', 'importState');
    await changeImport(inside.connection, id, { job: await enqueue(inside, kind, { input: { id }, about: found.fileName || (found.object ?? '') }) });
  });
  return findImport(context, id);
}

/** The work ends at its next batch; what was written stays and can be taken back. */
export async function stopImport(context: Context, id: string): Promise<Import> {
  const found = await findImport(context, id);
  if (found.job !== null) await cancelJob(context.connection, found.job);
  if (found.state === 'checking') await changeImport(context.connection, id, { state: 'open', from: ['checking'] });
  else await changeImport(context.connection, id, { state: 'stopped', from: ['running', 'undoing'] });
  return findImport(context, id);
}

export interface RowFix { readonly line: number; /** The new cells; absent: as they are. */ readonly cells?: readonly string[]; /** true: the row is not to be imported. */ readonly leave: boolean }

/** Changes refused rows and tries them again at once. */
export async function fixImportRows(context: Context, id: string, fixes: readonly RowFix[]): Promise<readonly ImportedRow[]> {
  const found = await findImport(context, id);
  if (found.state !== 'checked' && found.state !== 'done' && found.state !== 'stopped') throw new TangramError('CONFLICT', 'importState');
  if (fixes.length > 500) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: 500, count: fixes.length });
  const known = new Map((await importRows(context.connection, id, { lines: fixes.map(({ line }) => line), outcomes: ['refused', 'fixed', 'left'], first: 500 })).map((row) => [row.line, row]));
  const edited = fixes.flatMap(({ line, cells, leave }): ImportedRow[] => {
    const row = known.get(line);
    return row ? [{ ...row, edited: true, outcome: leave ? 'left' : 'refused', cells: cells?.map((cell) => cell.slice(0, 100_000)) ?? row.cells }] : [];
  });
  return inTransaction(context, async (inside) => {
    await keepRows(inside, id, edited);
    const tried = await runEdited(inside, id, { stage: 'check', lines: edited.map(({ line }) => line) });
    await keepRows(inside, id, tried);
    const moved = (rows: readonly ImportedRow[], state: ImportedRow['outcome']): number => rows.filter(({ outcome }) => outcome === state).length;
    const before = [...known.values()];
    const { counts } = await findImport(inside, id);
    await changeImport(inside.connection, id, { counts: { ...counts, refused: counts.refused + moved(tried, 'refused') - moved(before, 'refused'), left: counts.left + moved(tried, 'left') - moved(before, 'left') } });
    return tried;
  });
}

/** After the import: writes the rows that were fixed since. */
export async function importFixedRows(context: Context, id: string): Promise<Import> {
  const found = await findImport(context, id);
  if (found.state !== 'done' && found.state !== 'stopped') throw new TangramError('CONFLICT', 'importState');
  await inTransaction(context, async (inside) => {
    const lines = (await importRows(inside.connection, id, { outcomes: ['fixed'], first: 500 })).map(({ line }) => line);
    const written = await runEdited(inside, id, { stage: 'import', lines });
    await keepRows(inside, id, written);
    const count = (state: ImportedRow['outcome']): number => written.filter(({ outcome }) => outcome === state).length;
    const { counts } = await findImport(inside, id);
    await changeImport(inside.connection, id, { counts: { ...counts, created: counts.created + count('created'), updated: counts.updated + count('updated'), refused: counts.refused + count('refused') } });
  });
  return findImport(context, id);
}

const stages: Readonly<Record<'check' | 'import' | 'undo', readonly [JobKind<ImportInput>, ImportState, readonly ImportState[]]>> = {
  check: [checkingImport, 'checking', ['open', 'checked', 'failed']],
  import: [importing, 'running', ['open', 'checked', 'failed']],
  undo: [undoingImport, 'undoing', ['done', 'stopped', 'failed']],
};
