// A printed document: what is on the paper, laid out once on the server; the browser and the PDF only draw it. All of it is plain text.

export interface PrintedDocument {
  /** Name of the file and of the print job. */
  readonly title: string;
  readonly language: string;
  /** Millimetres, as it is turned. */
  readonly paper: { readonly width: number; readonly height: number; readonly margin: number };
  /** Each record is one label of the sheet. */
  readonly labels: { readonly columns: number; readonly rows: number; readonly gap: number } | null;
  /** Stands at the head of each record. */
  readonly company: { readonly name: string; readonly logo: string | null } | null;
  readonly pageNumbers: boolean;
  readonly records: readonly PrintedRecord[];
}
export interface PrintedRecord { readonly id: string; readonly header: string; readonly footer: string; readonly blocks: readonly PrintedBlock[] }
export type PrintedAlign = 'left' | 'center' | 'right';
export type PrintedBlock = { readonly name: string; readonly newPage: boolean } & PrintedPart;
export type PrintedPart =
  | { readonly kind: 'text'; readonly style: 'title' | 'heading' | 'normal' | 'small'; readonly align: PrintedAlign; readonly text: string }
  | { readonly kind: 'fields'; readonly across: number; readonly pairs: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'table'; readonly columns: readonly { readonly label: string; readonly width: number; readonly align: PrintedAlign }[]; readonly rows: readonly (readonly string[])[]; readonly sums: readonly string[] | null; readonly zebra: boolean }
  | { readonly kind: 'signatures'; readonly lines: readonly string[] }
  /** Rows of modules, 1 is dark; a barcode has one row. */
  | { readonly kind: 'code'; readonly code: 'qr' | 'barcode'; readonly align: PrintedAlign; readonly text: string; readonly rows: readonly string[] }
  | { readonly kind: 'line' };
