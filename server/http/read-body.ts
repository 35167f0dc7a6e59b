// Reads a request's body up to a limit, so that nobody can fill the memory.
import type { IncomingMessage } from 'node:http';
import { HttpError } from './route';

/** The whole body; refuses early where content-length says it is too large. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new HttpError(413, 'BAD_USER_INPUT', `The request is larger than ${Math.floor(limit / 1024)} kB`, { connection: 'close' });
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        request.resume();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('aborted', () => reject(new HttpError(400, 'BAD_USER_INPUT', 'The request broke off')));
  });
}

/** Strict UTF-8, so that a wrongly encoded request is refused instead of stored garbled. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new HttpError(400, 'BAD_USER_INPUT', 'The request is not UTF-8');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
