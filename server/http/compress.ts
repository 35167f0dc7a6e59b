// Makes big answers smaller for clients that ask for it; small ones are sent faster as they are.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this the saved bytes are not worth the work. */
const worthIt = 16 * 1024;
const gzipBytes = promisify(gzip);
const brotliBytes = promisify(brotliCompress);

/** The body to send, and its content-encoding where it was compressed. */
export async function compress(body: Uint8Array, accepted: string | undefined): Promise<{ readonly body: Uint8Array; readonly encoding?: string }> {
  if (body.length < worthIt || !accepted) return { body };
  if (/\bgzip\b/.test(accepted)) return { body: await gzipBytes(body, { level: 1 }), encoding: 'gzip' };
  if (/\bbr\b/.test(accepted)) return { body: await brotliBytes(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }), encoding: 'br' };
  return { body };
}
