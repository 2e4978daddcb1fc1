import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/** TCP ports that this very process listens on, ascending; undefined where the system does not tell (only Linux does without another program). */
export function listeningPorts(): readonly number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const own = new Set(ownSockets());
  const ports = new Set<number>();
  for (const table of ['/proc/self/net/tcp', '/proc/self/net/tcp6']) {
    for (const line of linesOf(table)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === listening && inode !== undefined && own.has(inode))
        ports.add(Number.parseInt(local?.split(':').at(-1) ?? '0', 16));
    }
  }
  return [...ports].sort((one, other) => one - other);
}

function ownSockets(): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${name}`))?.[1] ?? [];
    } catch {
      // Closed since it was listed.
      return [];
    }
  });
}

function linesOf(table: string): string[] {
  try {
    return readFileSync(table, 'utf8').split('\n').slice(1);
  } catch {
    // A machine without this family of addresses has no such table.
    return [];
  }
}
