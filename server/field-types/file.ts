// An uploaded file: its id, and what lists and pages show of it without asking further.
import type { FileField } from '../../metadata/language/types';
import type { FieldModel } from '../model/model';
import { looksLikeId } from '../base/ids';
import { idLength } from '../model/names';
import { empty, refused, values, wrongType } from './accepted';
import type { Accepted, FieldType } from './field-type';
import { bareJson, plainJson, textJson } from './json-text';
import { numberSetting, setting } from './settings';

/** Type `file`. `accept` knows the id alone; who writes records looks the file up and takes the values from `acceptFile`. */
export const file: FieldType = {
  type: 'file',
  columns: () => [
    { suffix: '', storage: { kind: 'ascii', length: idLength } },
    { suffix: 'name', storage: { kind: 'text', length: 255 } },
    { suffix: 'size', storage: { kind: 'integer' } },
    { suffix: 'type', storage: { kind: 'ascii', length: 127 } },
  ],
  accept(value) {
    if (value === null || value === '') return empty(4);
    if (typeof value !== 'string') return wrongType('file');
    return looksLikeId(value) ? values(value, null, null, null) : refused('noSuchRecord');
  },
  outputs: (field) => [{
    name: field.name, type: 'File',
    parts: {
      id: { type: 'ID!', json: plainJson(0) }, name: { type: 'String!', json: textJson(1) }, size: { type: 'Int!', json: bareJson(2) }, contentType: { type: 'String!', json: textJson(3) },
      url: { type: 'String!', json: (stored) => (stored[0] === null || stored[0] === undefined ? 'null' : `"${fileUrl(stored[0] as string)}"`) },
    },
  }],
  input: () => 'ID',
  filter: () => ({ kind: 'presence', column: 0 }),
  sortable: false,
  plain: (stored) => (typeof stored[0] === 'string' ? { id: stored[0], name: stored[1], size: stored[2], contentType: stored[3], url: fileUrl(stored[0]) } : null),
};

/** What is known of an uploaded file. */
export interface UploadedFile { readonly id: string; readonly name: string; readonly size: number; readonly type: string }

/** The stored values of a file or image field for an uploaded file, or why it may not be put there. */
export function acceptFile(uploaded: UploadedFile, { definition }: FieldModel): Accepted {
  const maxSize = numberSetting(definition, 'maxSize', 20 * 1024 * 1024);
  if (uploaded.size > maxSize) return refused('fileTooLarge', { max: sizeText(maxSize) });
  const accepts = definition.type === 'image' ? imageTypes : (setting(definition, 'accept') as FileField['accept']);
  if (accepts !== undefined && accepts.length > 0 && !accepts.some((each) => matches(uploaded, each))) return refused('badFormat', { example: accepts.join(' ') });
  return values(uploaded.id, uploaded.name, uploaded.size, uploaded.type);
}

/** Where a file is fetched. */
function fileUrl(id: string): string {
  return `/files/${id}`;
}

/** WARNING: no SVG, which may carry scripts. */
const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];

function matches({ name, type }: UploadedFile, accept: string): boolean {
  if (accept.startsWith('.')) return name.toLowerCase().endsWith(accept.toLowerCase());
  return accept.endsWith('/*') ? type.startsWith(accept.slice(0, -1)) : type === accept;
}

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 102.4) / 10} MB` : `${Math.ceil(bytes / 1024)} kB`;
}
