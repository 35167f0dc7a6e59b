// What is sealed is read with its key only, and one data folder has one key.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring, openKeyring } from './keyring';

test('sealed text comes back, differs each time, and cannot be changed', () => {
  const one = createKeyring(Buffer.alloc(32, 1));
  const sealed = one.encrypt('6222 中文 😀');
  expect(one.decrypt(sealed)).toBe('6222 中文 😀');
  expect(one.encrypt('6222 中文 😀')).not.toBe(sealed);
  expect(sealed).not.toContain('6222');
  expect(createKeyring(Buffer.alloc(32, 2)).decrypt(sealed)).toBeUndefined();
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes[14] = (bytes[14] as number) ^ 1;
  expect(one.decrypt(`v1:${bytes.toString('base64')}`)).toBeUndefined();
  for (const nonsense of ['', 'plain', 'v1:', 'v1:AAAA']) expect(one.decrypt(nonsense)).toBeUndefined();
});

test('a data folder keeps its key, for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-test-'));
  const sealed = openKeyring(folder).encrypt('x');
  expect(openKeyring(folder).decrypt(sealed)).toBe('x');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'secrets', 'field-key')).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
});
