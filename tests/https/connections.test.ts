import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createConnectionBook, endsOf } from '../../main/https/connections.ts';
import { testClock } from '../support/ports.ts';

/** A socket that came from an address, which the system would say of a real one. */
function socketFrom(remoteAddress: string, remotePort: number): Socket {
  return Object.defineProperties(new Socket(), {
    remoteAddress: { value: remoteAddress },
    remotePort: { value: remotePort },
    localAddress: { value: 'fd00::1' },
    localPort: { value: 8443 },
  });
}

describe('connections of one address', () => {
  /** How many of these addresses still get an answer, one connection each. */
  function answered(addresses: readonly string[]): number {
    const connections = createConnectionBook({ connections: 100, connectionsPerAddress: 4 }, testClock().now).open();
    return addresses.filter((address, index) => {
      const socket = socketFrom(address, 50_000 + index);
      return connections.admit(socket) && !connections.isSurplus(endsOf(socket));
    }).length;
  }

  it('are those of its network for IPv6, in which one machine takes any address', () => {
    const own = Array.from({ length: 12 }, (_, index) => `2001:db8:0:7::${index + 1}`);
    expect(answered(own)).toBe(4);
    expect(answered([...own, '2001:db8:0:8::1'])).toBe(5);
  });

  it('are its own for IPv4', () => {
    expect(answered(Array.from({ length: 12 }, (_, index) => `10.0.0.${index + 1}`))).toBe(12);
    expect(answered(Array.from({ length: 12 }, () => '10.0.0.1'))).toBe(4);
    expect(answered(Array.from({ length: 12 }, () => '::ffff:10.0.0.1'))).toBe(4);
  });

  it('are free again once they have closed', async () => {
    const connections = createConnectionBook({ connections: 100, connectionsPerAddress: 1 }, testClock().now).open();
    const first = socketFrom('fd00::5', 50_000);
    connections.admit(first);
    const second = socketFrom('fd00::6', 50_001);
    connections.admit(second);
    expect(connections.isSurplus(endsOf(second))).toBe(true);
    for (const one of [first, second]) await new Promise((resolve) => one.destroy().once('close', resolve));
    const third = socketFrom('fd00::7', 50_002);
    connections.admit(third);
    expect(connections.isSurplus(endsOf(third))).toBe(false);
    third.destroy();
  });
});
