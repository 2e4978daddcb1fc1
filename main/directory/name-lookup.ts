import { promises as dns, type LookupAddress } from 'node:dns';

/** Answers every address of a name. */
export type NameLookup = (host: string) => Promise<readonly LookupAddress[]>;

/** Questions to the system at a time. */
const atOnce = 2;

/**
 * Asks the operating system for addresses, each name once at a time and few names at once. A name service that is away holds every question
 * for many seconds, on the same few threads that hash passwords: sign-ins with local accounts would wait behind it.
 */
export function createNameLookup(
  ask: NameLookup = (host) => dns.lookup(host, { all: true, verbatim: true }),
): NameLookup {
  const asked = new Map<string, Promise<readonly LookupAddress[]>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function take(host: string): Promise<readonly LookupAddress[]> {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await ask(host);
    } finally {
      asked.delete(host);
      const next = waiting.shift();
      // The place goes on to who waits.
      if (next) next();
      else running -= 1;
    }
  }

  return (host) => {
    const present = asked.get(host);
    if (present) return present;
    const question = take(host);
    asked.set(host, question);
    return question;
  };
}
