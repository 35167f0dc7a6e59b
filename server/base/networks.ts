// Internet addresses and networks as administrators write them: 10.0.0.7, 10.0.0.0/8, fd00::/8.
import { BlockList, isIP } from 'node:net';

/** true for an address or a network. */
export function isNetwork(text: string): boolean {
  const [address = '', width] = text.split('/');
  const version = isIP(address);
  return version !== 0 && (width === undefined || (/^\d{1,3}$/.test(width) && Number(width) <= (version === 4 ? 32 : 128)));
}

/** Tells of an address whether it is one of these or in one of them. What is no address is in none. */
export function networks(list: readonly string[]): (address: string) => boolean {
  const all = new BlockList();
  for (const each of list) {
    const [network = '', width] = each.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (width === undefined) all.addAddress(network, family);
    else all.addSubnet(network, Number(width), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    const version = isIP(plain);
    return version !== 0 && all.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
}

/** `::ffff:10.0.0.7`, as sockets that take both kinds say it, is 10.0.0.7. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
