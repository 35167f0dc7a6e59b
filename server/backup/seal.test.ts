// Tests that a seal opens with its password only, and that nothing in it can be cut off, exchanged or changed unseen.
import { randomBytes } from 'node:crypto';
import { seal, unseal } from './seal';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const chunk of chunks) found.push(chunk);
  return Buffer.concat(found);
}
const sealed = (bytes: Buffer): Promise<Buffer> => all(seal(inChunks(bytes, 70_000), '密码 one'));
const opened = (bytes: Buffer, password = '密码 one'): Promise<Buffer> => all(unseal(inChunks(bytes, 50_001), password));

const megabyte = 1024 * 1024;
const headLength = 17 + 16;
const pieceLength = 4 + megabyte + 16;

describe('sealing', () => {
  test.each([0, 1, 100_000, megabyte, megabyte + 1, 3 * megabyte])('%d bytes come back', async (length) => {
    const bytes = randomBytes(length);
    expect((await opened(await sealed(bytes))).equals(bytes)).toBe(true);
  });

  test('another password opens nothing', async () => {
    await expect(opened(await sealed(Buffer.from('secret')), 'another')).rejects.toThrow('the password is another one');
  });

  test('what was changed, cut off, added, exchanged or is something else is refused', async () => {
    const whole = await sealed(randomBytes(2 * megabyte + 10));
    const changed = Buffer.from(whole);
    changed[headLength + pieceLength + 100]! ^= 1;
    const exchanged = Buffer.concat([whole.subarray(0, headLength), whole.subarray(headLength + pieceLength, headLength + 2 * pieceLength), whole.subarray(headLength, headLength + pieceLength), whole.subarray(headLength + 2 * pieceLength)]);
    for (const wrong of [changed, exchanged, whole.subarray(0, headLength + 2 * pieceLength), whole.subarray(0, whole.length - 1), Buffer.concat([whole, Buffer.from([0])]), Buffer.concat([whole, whole.subarray(headLength, headLength + pieceLength)])]) {
      await expect(opened(wrong)).rejects.toThrow(/backup/);
    }
    await expect(opened(Buffer.from('id,name\n1,x\n'.repeat(10)))).rejects.toThrow('no backup of Tangram');
    await expect(opened(Buffer.alloc(0))).rejects.toThrow('no backup of Tangram');
  });
});
