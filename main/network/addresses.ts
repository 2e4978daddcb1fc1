import { isIPv6 } from 'node:net';
import { NetworkName, type NetworkSettings } from '../../shared/network.ts';
import { type Interfaces, isPrivateAddress, networkAddress } from '../tls/network-address.ts';

/** One address of this machine. */
export interface OwnAddress {
  readonly address: string;
  readonly interface: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly private: boolean;
}

/** Every address of this machine that a person or a browser can name: not those with a zone. */
export function ownAddresses(interfaces: Interfaces): readonly OwnAddress[] {
  return Object.entries(interfaces).flatMap(([name, entries]) =>
    (entries ?? [])
      .filter(({ address }) => !address.toLowerCase().startsWith('fe80:'))
      .map(({ address }) => ({
        address: networkAddress(address),
        interface: name,
        family: isIPv6(address) ? ('ipv6' as const) : ('ipv4' as const),
        private: isPrivateAddress(networkAddress(address)),
      })),
  );
}

/** Whether this machine has an address now; every number of the loopback network is its own. */
export function hasAddress(address: string, interfaces: Interfaces): boolean {
  return /^127\./.test(address) || ownAddresses(interfaces).some((own) => own.address === address);
}

/** Whether only this machine reaches it. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}

/** The addresses that settings ask for: each is bound on its own, and never one that the internet reaches (row L18). */
export function addressesOf(
  { scope, address }: Pick<NetworkSettings, 'scope' | 'address'>,
  interfaces: Interfaces,
): readonly string[] {
  if (scope === 'address') return address !== null && isPrivateAddress(address) ? [address] : [];
  const own = ownAddresses(interfaces).filter((one) => one.private);
  const chosen = own.map((one) => one.address).filter((one) => scope === 'all' || isLoopbackAddress(one));
  return [...new Set(['127.0.0.1', ...chosen])];
}

/** The name under which people open it: the one that was chosen, or that of the machine, or of itself where nobody else gets in. */
export function publicNameOf(
  { scope, publicName, address }: Pick<NetworkSettings, 'scope' | 'publicName' | 'address'>,
  hostName: string,
): string {
  if (publicName !== null) return publicName;
  if (scope === 'loopback' || (address !== null && scope === 'address' && isLoopbackAddress(address)))
    return 'localhost';
  return NetworkName.safeParse(hostName).success ? hostName : (address ?? 'localhost');
}

/** `https://name:port`, as it stands in an address bar. */
export function publicUrlOf(settings: NetworkSettings, hostName: string): string {
  const name = publicNameOf(settings, hostName);
  return `https://${name.includes(':') ? `[${name}]` : name}${settings.port === 443 ? '' : `:${settings.port}`}`;
}

/** Names and addresses under which it is to be opened: what the certificate must cover. */
export function namesOf(settings: NetworkSettings, addresses: readonly string[], hostName: string): readonly string[] {
  const names = new Set<string>();
  if (addresses.some(isLoopbackAddress)) names.add('localhost');
  if (addresses.some((one) => !isLoopbackAddress(one)) && NetworkName.safeParse(hostName).success) names.add(hostName);
  for (const name of [publicNameOf(settings, hostName), ...settings.names, ...addresses]) names.add(name);
  return [...names];
}
