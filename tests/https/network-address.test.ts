import { describe, expect, it } from 'vitest';
import {
  boundAddresses,
  type Interfaces,
  isPrivateAddress,
  networkAddress,
  refusePublicAddress,
} from '../../main/tls/network-address.ts';

function interfacesOf(...addresses: readonly string[]): Interfaces {
  return {
    eth0: addresses.map((address) => ({
      address,
      family: address.includes(':') ? 'IPv6' : 'IPv4',
      netmask: '',
      mac: '',
      internal: false,
      cidr: null,
      scopeid: 0,
    })) as never, // as: only address and family are read
  };
}

describe('addresses of the local network', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.1.1',
    '169.254.3.4',
    '::1',
    'fd12::1',
    'fe80::1',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '192.169.0.1', '11.0.0.1', '2001:db8::1', '::'])(
    '%s is not',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  it('are refused to be left for the internet, also when every interface is meant', () => {
    const mixed = interfacesOf('127.0.0.1', '192.168.4.7', '203.0.113.9');
    expect(() => refusePublicAddress('203.0.113.9', mixed)).toThrow(/203\.0\.113\.9 is a public address/);
    expect(() => refusePublicAddress('0.0.0.0', mixed)).toThrow(/public address/);
    expect(() => refusePublicAddress('192.168.4.7', mixed)).not.toThrow();
    expect(() => refusePublicAddress('0.0.0.0', interfacesOf('127.0.0.1', '10.0.0.3'))).not.toThrow();
    expect(() => refusePublicAddress('::', interfacesOf('10.0.0.3', '2001:db8::5'))).toThrow(/2001:db8::5/);
  });

  it('are listed for every interface, or the chosen one alone', () => {
    const interfaces = interfacesOf('127.0.0.1', '192.168.4.7', 'fe80::1%eth0');
    expect(boundAddresses('0.0.0.0', interfaces)).toEqual(['127.0.0.1', '192.168.4.7']);
    expect(boundAddresses('::', interfaces)).toEqual(['127.0.0.1', '192.168.4.7', 'fe80::1']);
    expect(boundAddresses('192.168.4.7', interfaces)).toEqual(['192.168.4.7']);
  });

  it('have one form', () => {
    expect(networkAddress('::ffff:10.0.0.5')).toBe('10.0.0.5');
    expect(networkAddress('fe80::1%eth0')).toBe('fe80::1');
    expect(networkAddress(undefined)).toBe('unknown');
  });
});
