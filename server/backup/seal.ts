// Seals a stream of bytes with a password: pieces of AES-256-GCM whose order and end are part of the seal, so that nothing can be cut off or exchanged unseen.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** Seals what comes; the password is stretched with scrypt. */
export async function* seal(chunks: AsyncIterable<Buffer>, password: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const key = await keyFrom(password, salt);
  yield Buffer.concat([mark, salt]);
  let number = 0;
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    while (held.length > pieceLength) {
      yield sealedPiece(key, number++, { piece: held.subarray(0, pieceLength), last: false });
      held = held.subarray(pieceLength);
    }
  }
  yield sealedPiece(key, number, { piece: held, last: true });
}

/** Opens what was sealed, piece by piece. Throws in plain words where it is no backup, the password is another one, or something is missing or was changed. */
export async function* unseal(chunks: AsyncIterable<Buffer>, password: string): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let key: Buffer | undefined;
  let number = 0;
  let ended = false;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (!key) {
      if (held.length < mark.length + saltLength) continue;
      if (!held.subarray(0, mark.length).equals(mark)) throw new Error('This file is no backup of Tangram');
      key = await keyFrom(password, held.subarray(mark.length, mark.length + saltLength));
      held = held.subarray(mark.length + saltLength);
    }
    while (held.length >= lengthLength) {
      const said = held.readUInt32BE(0);
      const length = said & ~lastBit;
      if (length > pieceLength + tagLength) throw broken(number);
      if (held.length < lengthLength + length) break;
      if (ended) throw broken(number);
      ended = (said & lastBit) !== 0;
      yield openedPiece(key, number++, { piece: held.subarray(lengthLength, lengthLength + length), last: ended });
      held = held.subarray(lengthLength + length);
    }
  }
  if (!key) throw new Error('This file is no backup of Tangram');
  if (!ended || held.length > 0) throw broken(number);
}

const mark = Buffer.from('TANGRAM-BACKUP-1\n');
const saltLength = 16;
const tagLength = 16;
const lengthLength = 4;
const pieceLength = 1024 * 1024;
/** In a piece's length: nothing follows. */
const lastBit = 0x40000000;

interface Piece { readonly piece: Buffer; readonly last: boolean }

function sealedPiece(key: Buffer, number: number, { piece, last }: Piece): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
  const sealed = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(lengthLength);
  length.writeUInt32BE(last ? sealed.length | lastBit : sealed.length);
  return Buffer.concat([length, sealed]);
}

function openedPiece(key: Buffer, number: number, { piece, last }: Piece): Buffer {
  if (piece.length < tagLength) throw broken(number);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagLength });
  decipher.setAuthTag(piece.subarray(piece.length - tagLength));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, piece.length - tagLength)), decipher.final()]);
  } catch {
    throw broken(number);
  }
}

/** The first piece opens with the right password only. */
function broken(number: number): Error {
  return new Error(number === 0 ? 'The backup does not open: the password is another one, or the file is damaged' : 'The backup is damaged: something in it is missing or was changed');
}

/** WARNING: never twice the same under one key; the key is made anew for every backup. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 0);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function keyFrom(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(password, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))));
}
