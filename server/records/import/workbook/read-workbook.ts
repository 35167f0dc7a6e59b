// Turns a workbook (.xlsx) into CSV in a thread that may fail: hostile files end in a clear refusal, not in the server's end.
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refusedFile, type FileRefusal } from '../refused-file';
import { zipEntries } from './zip-entries';

export interface WorkbookOrder { readonly path: string; readonly into: string; readonly sheet?: string; readonly limits: typeof limits }
export interface ReadWorkbook { readonly sheets: readonly string[]; /** The one that was written. */ readonly sheet: string }
export type WorkbookAnswer = ReadWorkbook | { readonly refused: FileRefusal; readonly detail: string };

/** What a file may hold. A workbook of 200,000 rows and 20 columns takes about ten seconds. */
export const limits = { rows: 200_000, columns: 500, cell: 100_000, cells: 10_000_000, unpacked: 600 * 1024 * 1024, seconds: 120, megabytes: 512 } as const;

const oldWorkbook = 'd0cf11e0';
const zip = '504b0304';

/** What the first bytes of a file say it is. */
export async function kindOfFile(path: string): Promise<'workbook' | 'oldWorkbook' | 'text'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const sign = buffer.subarray(0, bytesRead).toString('hex');
    return sign === oldWorkbook ? 'oldWorkbook' : sign === zip ? 'workbook' : 'text';
  } finally {
    await file.close();
  }
}

/** Writes one sheet (the first that has rows, or the one named) as CSV to `into`. Throws BAD_USER_INPUT where the file cannot be used. */
export async function readWorkbook({ path, into, sheet }: Omit<WorkbookOrder, 'limits'>): Promise<ReadWorkbook> {
  const entries = await zipEntries(path);
  if (!entries?.some(({ name }) => name === 'xl/workbook.xml')) throw refusedFile('notAWorkbook');
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) throw refusedFile('macros');
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.unpacked) throw refusedFile('tooLarge');
  const answer = await inThread({ path, into, limits, ...(sheet === undefined ? {} : { sheet }) });
  if ('refused' in answer) throw refusedFile(answer.refused, answer.detail);
  return answer;
}

function inThread(order: WorkbookOrder): Promise<WorkbookAnswer> {
  return new Promise((done) => {
    const worker = new Worker(join(__dirname, 'workbook-worker.ts'), {
      workerData: order, execArgv: ['-r', resolve(__dirname, '../../../register.cjs')], resourceLimits: { maxOldGenerationSizeMb: limits.megabytes }, stderr: true,
    });
    const tooLong = setTimeout(() => finish({ refused: 'tooLarge', detail: '' }), limits.seconds * 1000);
    const finish = (answer: WorkbookAnswer): void => {
      clearTimeout(tooLong);
      void worker.terminate();
      done(answer);
    };
    worker.once('message', (answer: WorkbookAnswer) => finish(answer));
    worker.once('error', (error: NodeJS.ErrnoException) => finish({ refused: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'unreadable', detail: error.message }));
    worker.once('exit', () => finish({ refused: 'unreadable', detail: '' }));
  });
}
