// What the import page asks of the API.
import { parse } from 'graphql';

export interface ImportCounts { readonly created: number; readonly updated: number; readonly unchanged: number; readonly skipped: number; readonly refused: number; readonly left: number; readonly undone: number; readonly kept: number }
export interface PreviewCell { readonly text: string; readonly read: string | null; readonly problem: string | null }
export interface SpreadsheetImport {
  readonly id: string; readonly object: string; readonly state: 'open' | 'checking' | 'checked' | 'running' | 'stopped' | 'done' | 'undoing' | 'undone' | 'failed';
  readonly fileName: string; readonly createdAt: string; readonly kind: 'workbook' | 'text'; readonly encoding: string; readonly delimiter: string;
  readonly sheet: string | null; readonly sheets: readonly string[]; readonly headerLine: number; readonly header: readonly string[];
  readonly columns: readonly { readonly column: string; readonly field: string }[]; readonly fields: readonly string[]; readonly match: readonly string[];
  readonly duplicates: 'update' | 'skip' | 'create'; readonly alike: 'take' | 'refuse'; readonly blank: 'keep' | 'clear'; readonly total: number; readonly done: number; readonly counts: ImportCounts; readonly problem: string | null;
  readonly preview?: readonly { readonly line: number; readonly cells: readonly PreviewCell[] }[];
}
export interface ImportRow { readonly line: number; readonly outcome: 'refused' | 'fixed' | 'left'; readonly cells: readonly string[]; readonly problems: readonly { readonly field: string | null; readonly message: string }[] }

const facts = `id object state fileName createdAt kind encoding delimiter sheet sheets headerLine header columns { column field } fields match duplicates alike blank total done
  counts { created updated unchanged skipped refused left undone kept } problem`;
const whole = `${facts} preview { line cells { text read problem } }`;

export const importDocument = parse(`query SpreadsheetImport($id: ID!) { import: spreadsheetImport(id: $id) { ${whole} } }`);
export const progressDocument = parse(`query ImportProgress($id: ID!) { import: spreadsheetImport(id: $id) { ${facts} } }`);
export const recentDocument = parse(`query RecentImports($object: String!) { imports: spreadsheetImports(object: $object, first: 8) { ${facts} } }`);
export const rowsDocument = parse('query ImportRows($id: ID!, $after: Int, $first: Int!) { rows: importRows(id: $id, after: $after, first: $first) { line outcome cells problems { field message } } }');
export const openDocument = parse(`mutation OpenImport($object: String, $file: ID, $text: String) { import: openImport(object: $object, file: $file, text: $text) { ${whole} } }`);
export const changeDocument = parse(`mutation ChangeImport($id: ID!, $change: ImportChangeInput!) { import: changeImport(id: $id, change: $change) { ${whole} } }`);
export const checkDocument = parse(`mutation CheckImport($id: ID!) { import: checkImport(id: $id) { ${facts} } }`);
export const startDocument = parse(`mutation StartImport($id: ID!) { import: startImport(id: $id) { ${facts} } }`);
export const stopDocument = parse(`mutation StopImport($id: ID!) { import: stopImport(id: $id) { ${facts} } }`);
export const undoDocument = parse(`mutation UndoImport($id: ID!) { import: undoImport(id: $id) { ${facts} } }`);
export const fixDocument = parse('mutation FixImportRows($id: ID!, $rows: [ImportRowInput!]!) { rows: fixImportRows(id: $id, rows: $rows) { line outcome cells problems { field message } } }');
