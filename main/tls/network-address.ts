import { BlockList, isIP, isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { AppError } from '../../shared/contract/errors.ts';

/** The interfaces of a machine, as `os.networkInterfaces()` gives them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks that are not routed on the internet: loopback, RFC 1918, link-local, carrier-grade NAT and their IPv6 counterparts. */
export const privateNetworks = [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const;

const privateRanges = new BlockList();
for (const [network, prefix, family] of privateNetworks) privateRanges.addSubnet(network, prefix, family);

/** Networks (CIDR) and single addresses as a list that is asked. */
export function networksOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

/** Whether a list holds an address; what is no address it never holds. */
export function holdsAddress(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A socket's address in one form: no zone, and IPv4 not dressed as IPv6. */
export function networkAddress(remote: string | undefined): string {
  return (remote ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** Whether an address stays inside the building. */
export function isPrivateAddress(address: string): boolean {
  return privateRanges.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The addresses under which a listener bound to `host` is reached: the host itself, or every interface for `0.0.0.0` and `::`. */
export function boundAddresses(host: string, interfaces: Interfaces): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return isIP(host) ? [host] : [];
  const every = Object.values(interfaces).flatMap((entries) => entries ?? []);
  return [
    ...new Set(
      every.filter((entry) => host === '::' || entry.family === 'IPv4').map((entry) => networkAddress(entry.address)),
    ),
  ];
}

/** Refuses to listen where the internet could come in; throws INVALID with the address. */
export function refusePublicAddress(host: string, interfaces: Interfaces): void {
  const open = boundAddresses(host, interfaces).find((address) => !isPrivateAddress(address));
  if (open === undefined) return;
  throw new AppError('INVALID', `${open} is a public address. Choose an address of the local network.`, {
    fields: { host: open },
  });
}
