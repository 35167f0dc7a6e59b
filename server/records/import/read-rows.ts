// Reads a CSV file row by row, whatever its size: the encoding is found out, bad rows are told and skipped.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { markedRows } from './row-marks';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export interface DataRow { readonly line: number; readonly cells: readonly string[] }
/** How a file is read where that is known. */
export interface RowForm {
  readonly delimiter?: string;
  /** The header is the first row that begins on this line or after it. */
  readonly headerLine?: number;
  /** Each row begins with the number it has in the workbook it came from. */
  readonly numbered?: boolean;
  /** Header of a last column that is added: a mark made of what the row says, by which the same row is known when it comes again. */
  readonly mark?: string;
}
export interface RowFile {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly header: readonly string[];
  /** Rows after the header. `skipped` is told of those that cannot be read. */
  rows(skipped: (line: number, reason: string) => void): AsyncGenerator<DataRow>;
}

/** A byte order mark decides; else it is UTF-8 if every byte of it is, and otherwise GB18030, which Chinese spreadsheets write. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const mark = await firstBytes(path);
  if (mark.startsWith('efbbbf')) return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'gb18030';
    throw error;
  }
}

/** Opens a file and reads its header. */
export async function openRows(path: string, { delimiter: given, headerLine = 0, numbered = false, mark }: RowForm = {}): Promise<RowFile> {
  const encoding = await detectEncoding(path);
  const delimiter = given ?? (await delimiterOf(path, encoding));
  const source = { path, encoding, delimiter, numbered };
  let first: DataRow | undefined;
  for await (const row of readRows(source, () => undefined)) {
    if (row.line < headerLine) continue;
    first = row;
    break;
  }
  const line = first?.line ?? headerLine;
  const file: RowFile = {
    encoding, delimiter, header: first?.cells.map((cell) => cell.trim()) ?? [], headerLine: line,
    async *rows(skipped) {
      for await (const row of readRows(source, (at, reason) => { if (at > line) skipped(at, reason); })) if (row.line > line) yield row;
    },
  };
  return mark === undefined ? file : markedRows(file, mark);
}

/** The first rows as they stand in the file, header or not. */
export async function firstRows(path: string, { delimiter, numbered = false }: RowForm, count: number): Promise<readonly DataRow[]> {
  const encoding = await detectEncoding(path);
  const rows: DataRow[] = [];
  for await (const row of readRows({ path, encoding, delimiter: delimiter ?? (await delimiterOf(path, encoding)), numbered, until: count }, () => undefined)) rows.push(row);
  return rows;
}

interface Source { readonly path: string; readonly encoding: Encoding; readonly delimiter: string; readonly numbered: boolean; readonly until?: number }

async function* readRows({ path, encoding, delimiter, numbered, until }: Source, skipped: (line: number, reason: string) => void): AsyncGenerator<DataRow> {
  const parser = parse({
    bom: true, delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, skip_records_with_error: true,
    max_record_size: 4_000_000, ...(until === undefined ? {} : { to: until }),
    on_skip: (error) => { skipped(Number(error?.['lines'] ?? 0), error?.message ?? ''); return undefined; },
  });
  const reading = pipeline(createReadStream(path), decoding(encoding), parser);
  // The reader of rows hears of a fault through the parser.
  reading.catch(() => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (numbered) {
        yield { line: Number(record[0]), cells: record.slice(1) };
        continue;
      }
      // A row may hold line breaks: it is told by the line it begins on.
      const inside = record.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      yield { line: info.lines - inside, cells: record };
    }
  } finally {
    parser.destroy();
  }
}

function decoding(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    decodeStrings: false, encoding: 'utf8',
    transform(chunk: Buffer, _encoding, done) { done(null, decoder.decode(chunk, { stream: true })); },
    flush(done) { done(null, decoder.decode()); },
  });
}

/** Whichever of comma, tab, semicolon and bar the first line with any has most of. */
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  const text = new TextDecoder(encoding).decode(Buffer.from(await firstBytes(path, 8192), 'hex'));
  // A title may stand above the header: the first line that has any of them decides.
  const lines = text.replace(/"[^"]*"/g, '').split(/\r?\n|\r/, 10);
  const line = lines.find((each) => /[,\t;|]/.test(each)) ?? '';
  const count = (sign: string): number => line.split(sign).length;
  return [',', '\t', ';', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

async function firstBytes(path: string, length = 3): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } finally {
    await file.close();
  }
}
