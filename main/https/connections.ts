import type { Socket } from 'node:net';
import { networkAddress } from '../tls/network-address.ts';

/** The open sockets of the listener, counted by address. */
export interface Connections {
  /** Takes a new socket in; false when its address has too many, and then it is already closed. */
  admit(socket: Socket): boolean;
  /** Closes all at once. */
  destroyAll(): void;
  count(): number;
}

/** Counts raw sockets, so that connections which never finish their handshake count as well. */
export function createConnections(perAddress: number): Connections {
  const sockets = new Set<Socket>();
  const byAddress = new Map<string, number>();
  return {
    admit(socket) {
      const address = networkAddress(socket.remoteAddress);
      const present = byAddress.get(address) ?? 0;
      if (present >= perAddress) {
        socket.destroy();
        return false;
      }
      sockets.add(socket);
      byAddress.set(address, present + 1);
      socket.once('close', () => {
        sockets.delete(socket);
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left > 0) byAddress.set(address, left);
        else byAddress.delete(address);
      });
      return true;
    },
    destroyAll() {
      for (const socket of sockets) socket.destroy();
    },
    count: () => sockets.size,
  };
}
