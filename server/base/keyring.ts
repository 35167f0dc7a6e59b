// The keys that encrypted fields are written with: kept in a file of the data folder, never in the database.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Keyring {
  /** AES-256-GCM; the same text gives another result each time. */
  encrypt(text: string): string;
  /** undefined where the text was written with a key that is not here, or was changed. */
  decrypt(sealed: string): string | undefined;
}

/** The keyring of a data folder. The first start makes the key; every node of one installation needs the same file. */
export function openKeyring(dataFolder: string): Keyring {
  const file = join(dataFolder, 'secrets', 'field-key');
  mkdirSync(join(dataFolder, 'secrets'), { recursive: true, mode: 0o700 });
  return createKeyring(readKey(file) ?? makeKey(file));
}

/** A keyring of one key of 32 bytes. */
export function createKeyring(key: Buffer): Keyring {
  if (key.length !== keyLength) throw new Error(`The key for encrypted fields must have ${keyLength} bytes`);
  return {
    encrypt(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${mark}${sealed.toString('base64')}`;
    },
    decrypt(sealed) {
      if (!sealed.startsWith(mark)) return undefined;
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64');
      if (bytes.length < nonceLength + tagLength) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
        decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
        return decipher.update(bytes.subarray(nonceLength, bytes.length - tagLength), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** The keyring of this process. WARNING: main gives it once, before anything is read or written; field types have no other way to it. */
export function useKeyring(keyring: Keyring): void {
  current = keyring;
}

/** The keyring given by useKeyring. */
export function keyring(): Keyring {
  if (current === undefined) throw new Error('No keyring was opened: call useKeyring at the start');
  return current;
}

let current: Keyring | undefined;
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;
/** Names the way of sealing, so that another can follow. */
const mark = 'v1:';

function readKey(file: string): Buffer | undefined {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and then linked, so that of two processes starting together one makes the key and the other reads it whole. */
function makeKey(file: string): Buffer {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(keyLength).toString('base64')}\n`, { mode: 0o600 });
  chmodSync(aside, 0o600);
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readKey(file) as Buffer;
}
