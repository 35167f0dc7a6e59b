// What a file is, by what it begins with rather than by what is said of it; and whether a computer would run it.

/** So many bytes are looked at. */
export const headLength = 512;

export interface Sniffed { readonly type: string; /** A program or a script: not taken in. */ readonly dangerous: boolean }

/** The media type that is kept and sent. What a browser could run under our address is never called by its name. */
export function sniff(head: Buffer, { name, claimed }: { readonly name: string; readonly claimed: string | undefined }): Sniffed {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const dangerous = programs.some((start) => startsWith(head, start)) || programEndings.has(ending);
  const known = marks.find(([, start, at]) => startsWith(head, start, at))?.[0];
  if (known === zip) return { type: officeTypes[ending] ?? zip, dangerous };
  if (known !== undefined) return { type: known, dangerous };
  const said = (claimed ?? '').split(';')[0]!.trim().toLowerCase();
  const isText = !head.includes(0);
  const plain = isText ? textTypes[ending] ?? (said === 'text/plain' || said === 'text/csv' ? said : undefined) : undefined;
  if (plain) return { type: plain, dangerous };
  // Sound and film have many forms; they are only ever downloaded or played.
  return { type: /^(audio|video)\/[a-z0-9.+-]{1,60}$/.test(said) && !isText ? said : 'application/octet-stream', dangerous };
}

function startsWith(head: Buffer, start: string, at = 0): boolean {
  return head.subarray(at, at + start.length).equals(Buffer.from(start, 'latin1'));
}

const zip = 'application/zip';
const marks: readonly (readonly [type: string, start: string, at?: number])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'], ['image/jpeg', '\xff\xd8\xff'], ['image/gif', 'GIF87a'], ['image/gif', 'GIF89a'], ['image/webp', 'WEBP', 8], ['image/bmp', 'BM'],
  ['image/avif', 'ftypavif', 4], ['image/heic', 'ftypheic', 4], ['application/pdf', '%PDF-'], [zip, 'PK\x03\x04'], [zip, 'PK\x05\x06'], ['application/x-ole-storage', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c'], ['application/vnd.rar', 'Rar!\x1a\x07'], ['application/gzip', '\x1f\x8b'], ['video/mp4', 'ftyp', 4], ['audio/mpeg', 'ID3'], ['audio/ogg', 'OggS'],
];
const officeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', odt: 'application/vnd.oasis.opendocument.text', ods: 'application/vnd.oasis.opendocument.spreadsheet',
};
const textTypes: Readonly<Record<string, string>> = { txt: 'text/plain', log: 'text/plain', md: 'text/plain', csv: 'text/csv', json: 'application/json' };
/** Windows, Linux and Mac programs, Java classes, and scripts that name their interpreter. */
const programs = ['MZ', '\x7fELF', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!'];
const programEndings: ReadonlySet<string> = new Set(['exe', 'dll', 'com', 'scr', 'bat', 'cmd', 'ps1', 'vbs', 'vbe', 'js', 'jse', 'wsf', 'wsh', 'hta', 'msi', 'msp', 'cpl', 'jar', 'lnk', 'pif', 'reg', 'sh', 'apk', 'app', 'gadget']);
