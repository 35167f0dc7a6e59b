// Tests whom a request is taken to come from, behind proxies of ours and of others.
import { isFromThisMachine, senderAddress } from './sender-address';

const request = (remoteAddress: string, said?: string) => ({ socket: { remoteAddress }, headers: said === undefined ? {} : { 'x-forwarded-for': said } }) as unknown as Parameters<ReturnType<typeof senderAddress>>[0];

describe('the address of a sender', () => {
  const ours = senderAddress(['127.0.0.1', '10.0.0.0/8', '::1']);
  test.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '10.0.0.1', '203.0.113.9'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['::1', '2001:db8::7', '2001:db8::7'],
    ['127.0.0.1', '10.0.0.5', '10.0.0.5'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', 'nonsense', 'nonsense'],
  ])('from %s saying %s it is %s', (socket, said, address) => expect(ours(request(socket, said))).toBe(address));

  test('without proxies of ours nobody is believed', () => expect(senderAddress([])(request('127.0.0.1', '203.0.113.9'))).toBe('127.0.0.1'));
  test('what was passed on is not from this machine', () => {
    expect(isFromThisMachine(request('127.0.0.1'))).toBe(true);
    expect(isFromThisMachine(request('127.0.0.1', '203.0.113.9'))).toBe(false);
    expect(isFromThisMachine(request('203.0.113.9'))).toBe(false);
  });
});
