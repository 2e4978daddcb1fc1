import { isIP, isIPv6 } from 'node:net';
import { isPrivateAddress, privateNetworks } from './network-address.ts';

/** Names that never exist on the internet: an authority may always speak for them. */
const privateNames = ['localhost', 'local', 'lan', 'internal', 'home.arpa'] as const;

/** Whether an authority that was made for `names` may speak for `name`. */
export function permits(names: readonly string[], name: string): boolean {
  if (isIP(name)) return isPrivateAddress(name) || names.includes(name);
  return [...privateNames, ...names].some((base) => name === base || name.endsWith(`.${base}`));
}

/**
 * The DER of an X.509 name-constraints extension (RFC 5280, 4.2.1.10) that permits private networks, names that are never
 * public, and `names`; everything else is outside.
 */
export function nameConstraints(names: readonly string[]): Uint8Array<ArrayBuffer> {
  const dns = [...new Set([...privateNames, ...names.filter((name) => !isIP(name))])];
  const single = names
    .filter((name) => isIP(name) && !isPrivateAddress(name))
    .map((name) => [name, isIPv6(name) ? 128 : 32] as const);
  const subtrees = [
    ...dns.map((name) => element(0x82, Buffer.from(name, 'ascii'))),
    ...[...privateNetworks, ...single].map(([address, prefix]) => element(0x87, withMask(address, prefix))),
  ].map((base) => element(0x30, base));
  return new Uint8Array(element(0x30, element(0xa0, Buffer.concat(subtrees))));
}

/** The address and its mask, as long as the address family wants. */
function withMask(address: string, prefix: number): Buffer {
  const bytes = addressBytes(address);
  const mask = Buffer.from(bytes.map((_, i) => (0xff << (8 - Math.min(8, Math.max(0, prefix - 8 * i)))) & 0xff));
  return Buffer.concat([bytes, mask]);
}

function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...new Array<string>(missing).fill('0'), ...groups(tail ?? '')];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** One DER element; lengths up to 65,535 bytes are enough here. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
