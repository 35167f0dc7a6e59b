// Which unpublished work a designer goes on with, when this device and the server may both have some.
import { workToGoOn } from './kept-design';

const server = { base: 'b', state: { at: 'server' }, changedAt: '2026-01-02' };
const fromServer = { base: 'b', state: { at: 'server' }, savedAt: '2026-01-02' };

test('another device: what the server has', () => {
  expect(workToGoOn(null, server)).toEqual([fromServer]);
  expect(workToGoOn(null, null)).toEqual([]);
});

test('what this device could not send comes first, the other is an undo away', () => {
  const device = { base: 'b', state: { at: 'device' } };
  expect(workToGoOn(device, null)).toEqual([device]);
  expect(workToGoOn(device, server)).toEqual([device, fromServer]);
  expect(workToGoOn({ base: 'b', state: { at: 'server' } }, server)).toHaveLength(1);
});

test('what was sent: the server knows better, also that it is published or thrown away', () => {
  const sent = { base: 'b', state: { at: 'device' }, savedAt: '2026-01-01' };
  expect(workToGoOn(sent, server)).toEqual([fromServer]);
  expect(workToGoOn(sent, null)).toEqual([]);
});
