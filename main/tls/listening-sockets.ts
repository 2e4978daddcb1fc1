import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP socket of this machine that takes connections in. */
export interface ListeningSocket {
  readonly port: number;
  /** How the system knows it: see {@link socketsOf}. */
  readonly inode: string;
}

const listening = '0A';

/** Every TCP socket that listens on this machine; undefined where the system does not tell (only Linux does without another program). */
export function listeningSockets(): readonly ListeningSocket[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return ['/proc/self/net/tcp', '/proc/self/net/tcp6'].flatMap(linesOf).flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== listening || inode === undefined) return [];
    return [{ port: Number.parseInt(local?.split(':').at(-1) ?? '0', 16), inode }];
  });
}

/** The sockets that a process of this machine holds (Linux); none of one that is not ours to look at. */
export function socketsOf(pid: string): readonly string[] {
  return entriesOf(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
    } catch {
      // Closed since it was listed.
      return [];
    }
  });
}

/** The program that listens on a port, as far as this user may know it. */
export function holderOf(port: number): { readonly name: string; readonly pid: number } | undefined {
  const wanted = new Set(listeningSockets()?.flatMap((socket) => (socket.port === port ? socket.inode : [])));
  if (wanted.size === 0) return undefined;
  const pid = entriesOf('/proc').find(
    (name) => /^\d+$/.test(name) && socketsOf(name).some((inode) => wanted.has(inode)),
  );
  if (pid === undefined) return undefined;
  const name = linesOf(`/proc/${pid}/comm`, 0)[0] ?? '';
  return name === '' ? undefined : { name, pid: Number(pid) };
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Over since it was listed, or of another user.
    return [];
  }
}

function linesOf(file: string, from = 1): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(from);
  } catch {
    // A machine without this family of addresses has no such table.
    return [];
  }
}
