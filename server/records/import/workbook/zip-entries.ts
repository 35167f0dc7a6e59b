// What a ZIP file says it holds, read from its directory without unpacking anything.
import { open, type FileHandle } from 'node:fs/promises';

export interface ZipEntry { readonly name: string; /** Unpacked, as the directory says. */ readonly size: number }

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const endLength = 22;
const mostDirectory = 4 * 1024 * 1024;

/** The entries; undefined where the file is no ZIP file, is broken, or has a directory no spreadsheet has. */
export async function zipEntries(path: string): Promise<readonly ZipEntry[] | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    // The end of the directory stands last, before a comment of at most 65,535 bytes.
    const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = lastEnd(tail);
    if (end < 0) return undefined;
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (length > mostDirectory || start + length > size) return undefined;
    return readEntries(await bytesAt(file, start, length));
  } finally {
    await file.close();
  }
}

function lastEnd(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= 0; at -= 1) if (bytes.readUInt32LE(at) === endSign) return at;
  return -1;
}

function readEntries(directory: Buffer): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length) {
    if (directory.readUInt32LE(at) !== entrySign) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({ name: directory.toString('utf8', at + 46, at + 46 + nameLength), size: directory.readUInt32LE(at + 24) });
    at = next;
  }
  return entries;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
