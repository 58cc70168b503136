// Which addresses are public? Whatever leads back into the house (private, loopback, link-local, the metadata of a cloud, and
// what wraps such an address) is none. Source: the IANA special-purpose address registries.
import { BlockList, isIP } from 'node:net';

const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of version 6 only this is public, without what tunnels or is for examples. */
const PUBLIC_6 = ['2000::/3'];
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
}

const closed4 = listOf(NOT_PUBLIC_4, 'ipv4');
const open6 = listOf(PUBLIC_6, 'ipv6');
const closed6 = listOf(NOT_PUBLIC_6, 'ipv6');

/** Whether an address, in digits, is one that anybody could reach. What is no address is not. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed4.check(address, 'ipv4');
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
