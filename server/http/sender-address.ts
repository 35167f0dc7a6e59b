// Where a request comes from: the other end of the connection, or, behind our own proxies, whoever they say it was.
import type { IncomingMessage } from 'node:http';
import { networks, plainAddress } from '../base/networks';

export type SenderAddress = (request: Pick<IncomingMessage, 'socket' | 'headers'>) => string;

/**
 * Reads the address, empty where it is not known. `trusted`: addresses and networks of our proxies. Each of them adds to `X-Forwarded-For` whom it was asked by,
 * so it is read from its end as long as the one who wrote it is trusted: what a client claims itself stands before that.
 */
export function senderAddress(trusted: readonly string[]): SenderAddress {
  const isOurs = networks(trusted);
  return ({ socket, headers }) => {
    const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((each) => each.trim()).filter((each) => each !== '');
    let address = plainAddress(socket.remoteAddress ?? '');
    while (said.length > 0 && isOurs(address)) address = plainAddress(said.pop()!);
    return address;
  };
}

/** true for a request from this machine that nobody has passed on. */
export function isFromThisMachine({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  const address = plainAddress(socket.remoteAddress ?? '');
  return (address === '127.0.0.1' || address === '::1') && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}
