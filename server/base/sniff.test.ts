// Files are what they begin with: programs are recognised under any name, pages and drawings never keep a type that runs.
import { sniff } from './sniff';

const of = (head: string | Buffer, name: string, claimed?: string) => sniff(Buffer.isBuffer(head) ? head : Buffer.from(head, 'latin1'), { name, claimed });

test('the bytes decide, not the name or the claim', () => {
  expect(of('\x89PNG\r\n\x1a\nxx', 'a.txt', 'text/html')).toEqual({ type: 'image/png', dangerous: false });
  expect(of('PK\x03\x04xx', '报价.xlsx')).toMatchObject({ type: expect.stringContaining('spreadsheetml') as string });
  expect(of('<html><script>', 'x.png', 'image/png').type).toBe('application/octet-stream');
  expect(of(Buffer.from('客户,金额'), '客户.csv', 'text/csv').type).toBe('text/csv');
});

test('what a browser would run is kept as bytes', () => {
  for (const [name, type] of [['a.html', 'text/html'], ['a.svg', 'image/svg+xml'], ['a.xml', 'application/xml'], ['a', 'application/javascript']] as const) {
    expect(of('<svg onload="x()">', name, type).type).toBe('application/octet-stream');
  }
});

test('programs are not taken in, whatever they are called', () => {
  for (const [head, name] of [['MZ\x90\x00', '合同.pdf'], ['\x7fELF', 'photo.png'], ['#!/bin/sh', 'x.txt'], ['anything', 'setup.EXE'], ['x', 'a.ps1']] as const) expect(of(head, name).dangerous).toBe(true);
  expect(of('%PDF-1.7', '合同.pdf').dangerous).toBe(false);
});
