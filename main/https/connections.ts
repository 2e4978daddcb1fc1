import type { Socket } from 'node:net';
import { addressGroup } from '../auth/address-group.ts';
import type { ConnectedFacts } from '../ports.ts';
import { networkAddress } from '../tls/network-address.ts';

/** What identifies a connection as long as it is open: both of its ends. */
interface Ends {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** Both ends as a socket has them, in the forms in which every request asks for them. */
export interface KnownEnds extends Ends {
  readonly address: string;
  readonly fromItself: boolean;
  readonly key: string;
}

const knownEnds = new WeakMap<object, KnownEnds>();

/** The ends of a socket. They stay the same for as long as it lives, and asking the socket of an HTTP/2 session costs more than many a gate. */
export function endsOf(socket: Socket): KnownEnds {
  const known = knownEnds.get(socket);
  if (known) return known;
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  const ends = { remoteAddress, remotePort, localAddress, localPort };
  const found = {
    ...ends,
    address: networkAddress(remoteAddress),
    fromItself: isFromItself(ends),
    key: keyOf(ends),
  };
  // A socket that is gone already tells nothing.
  if (remoteAddress !== undefined) knownEnds.set(socket, found);
  return found;
}

/** The open sockets of one listener. Sockets are known by their ends, because TLS and HTTP/2 each wrap what came in. */
export interface Connections {
  /**
   * Takes a new socket in; false when there are too many, or too many of its address, and then it is already closed. Up to a quarter
   * above the limits it is taken in to be told so.
   */
  admit(socket: Socket): boolean;
  /** Whether a connection is one above the limits: all it gets is the answer that there are too many. */
  isSurplus(ends: KnownEnds): boolean;
  /** TLS is agreed, and what is spoken over it. */
  agreed(ends: Ends, protocol: string): void;
  /** Notes a request; answers how to say whose it is. */
  asked(ends: KnownEnds): (accountId: number | null, tokenId?: number | null) => void;
  /** Closes one at once, whatever still waits to be sent. */
  destroy(ends: Ends): void;
  /** Closes all at once. */
  destroyAll(): void;
  count(): number;
}

/** How many connections may be open, over every listener of the book. */
export interface ConnectionLimits {
  readonly connections: number;
  /** Of one address; of the /64 network of an IPv6 address, in which a machine takes as many addresses as it likes. */
  readonly connectionsPerAddress: number;
}

/** The connections of several listeners, counted together. */
export interface ConnectionBook {
  /** A listener's part. */
  open(): Connections;
  /** Holds for connections that come from now on. */
  limit(limits: ConnectionLimits): void;
  count(): number;
  /** Addresses with open connections, the one that came first at the top. */
  connected(): readonly ConnectedFacts[];
  /** Closes every connection of an address; answers how many. */
  drop(address: string): number;
}

/** How long a connection above the limits has for asking once, milliseconds. */
const surplusMs = 10_000;

interface Entry {
  readonly socket: Socket;
  readonly surplus: boolean;
  readonly address: string;
  readonly since: Date;
  protocol: string | undefined;
  requests: number;
  readonly accountIds: Set<number>;
  readonly tokenIds: Set<number>;
}

/** Counts raw sockets, so that connections which never finish their handshake count as well. */
export function createConnectionBook(first: ConnectionLimits, now: () => Date): ConnectionBook {
  let limits = first;
  const entries = new Map<string, Entry>();
  const byGroup = new Map<string, number>();

  function add(socket: Socket, own: Set<Socket>): boolean {
    const address = networkAddress(socket.remoteAddress);
    const group = addressGroup(address);
    const present = byGroup.get(group) ?? 0;
    // Others may take every connection there is: whoever sits here gets in, and so does the look whether the listener still answers.
    const total = isFromItself(socket) ? 0 : entries.size;
    const isBeyond = (share: number) =>
      total >= limits.connections * share || present >= limits.connectionsPerAddress * share;
    if (isBeyond(1.25)) {
      socket.destroy();
      return false;
    }
    const surplus = isBeyond(1);
    if (surplus) setTimeout(() => socket.destroy(), surplusMs).unref();
    const key = keyOf(socket);
    entries.set(key, {
      socket,
      surplus,
      address,
      since: now(),
      protocol: undefined,
      requests: 0,
      accountIds: new Set(),
      tokenIds: new Set(),
    });
    byGroup.set(group, present + 1);
    own.add(socket);
    socket.once('close', () => {
      own.delete(socket);
      // The same ends may be in use again already.
      if (entries.get(key)?.socket === socket) entries.delete(key);
      const left = (byGroup.get(group) ?? 1) - 1;
      if (left > 0) byGroup.set(group, left);
      else byGroup.delete(group);
    });
    return true;
  }

  return {
    open() {
      const own = new Set<Socket>();
      return {
        admit: (socket) => add(socket, own),
        isSurplus: ({ key }) => entries.get(key)?.surplus ?? false,
        agreed(ends, protocol) {
          const entry = entries.get(keyOf(ends));
          if (entry) entry.protocol = protocol;
        },
        asked({ key }) {
          const entry = entries.get(key);
          if (entry) entry.requests += 1;
          return (accountId, tokenId = null) => {
            if (tokenId !== null) entry?.tokenIds.add(tokenId);
            else if (accountId !== null) entry?.accountIds.add(accountId);
          };
        },
        destroy: (ends) => void entries.get(keyOf(ends))?.socket.destroy(),
        destroyAll() {
          for (const socket of own) socket.destroy();
        },
        count: () => own.size,
      };
    },
    limit(next) {
      limits = next;
    },
    count: () => entries.size,
    connected() {
      const groups = Map.groupBy(entries.values(), ({ address }) => address);
      return [...groups].map(([address, group]) => ({
        address,
        connections: group.length,
        protocols: [...new Set(group.flatMap(({ protocol }) => protocol ?? []))].sort(),
        since: new Date(Math.min(...group.map(({ since }) => since.getTime()))),
        requests: group.reduce((sum, { requests }) => sum + requests, 0),
        accountIds: [...new Set(group.flatMap(({ accountIds }) => [...accountIds]))],
        tokenIds: [...new Set(group.flatMap(({ tokenIds }) => [...tokenIds]))],
      }));
    },
    drop(address) {
      const dropped = [...entries.values()].filter((entry) => entry.address === networkAddress(address));
      for (const { socket } of dropped) socket.destroy();
      return dropped.length;
    },
  };
}

/** Whether this machine calls itself: both ends of the connection have the same address. */
export function isFromItself({ remoteAddress, localAddress }: Pick<Ends, 'remoteAddress' | 'localAddress'>): boolean {
  return remoteAddress !== undefined && remoteAddress === localAddress;
}

function keyOf({ remoteAddress, remotePort, localAddress, localPort }: Ends): string {
  return [remoteAddress, remotePort, localAddress, localPort].join(' ');
}
