// Where files of this server lie: set once when the application opens.
import { join } from 'node:path';

let folder: string | undefined;

/** Tells where DATA_DIR is. */
export function useDataFolder(path: string): void {
  folder = path;
}

/** A place below DATA_DIR. */
export function inDataFolder(...parts: readonly string[]): string {
  if (folder === undefined) throw new Error('The data folder is not known yet');
  return join(folder, ...parts);
}

/** The bytes of an uploaded file, which lie under their hash. */
export function storedFilePath(sha256: string): string {
  return inDataFolder('files', sha256.slice(0, 2), sha256);
}
