import { parseArgs } from 'node:util';

/** The parts of the load test, in the order in which they run. */
export const loadParts = [
  'mixed',
  'throttle',
  'health',
  'events',
  'renewal',
  'slow',
  'malformed',
  'tls',
  'scan',
] as const;
export type LoadPart = (typeof loadParts)[number];

/** What `npm run load -- …` was told. */
export interface LoadArguments {
  readonly units: number;
  readonly sessions: number;
  /** Of the mixed load. */
  readonly seconds: number;
  /** Calls per second that the mixed load offers, of all sessions together. */
  readonly offered: number;
  /** Of a hundred of its calls, how many change something. */
  readonly changes: number;
  readonly parts: readonly LoadPart[];
  /** Where the document goes besides standard output. */
  readonly json: string | undefined;
}

/** How the load test is started. */
const loadUsage = `Usage: load [--units 20000] [--sessions 200] [--seconds 60] [--offered 1050] [--changes 10] [--only ${loadParts.join(',')}] [--json FILE]`;

/** The arguments, or a sentence about what is wrong with them. */
export function parseLoadArguments(args: readonly string[]): LoadArguments | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        units: { type: 'string', default: '20000' },
        sessions: { type: 'string', default: '200' },
        seconds: { type: 'string', default: '60' },
        // Somewhat more than what is asked for, so that all of that is there.
        offered: { type: 'string', default: '1050' },
        changes: { type: 'string', default: '10' },
        only: { type: 'string' },
        json: { type: 'string' },
      },
    });
    const whole = (name: 'units' | 'sessions' | 'seconds' | 'offered' | 'changes', least: number, most: number) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < least || value > most)
        throw new Error(`--${name} takes a number from ${least} to ${most}.`);
      return value;
    };
    const asked = values.only?.split(',') ?? loadParts;
    const parts = loadParts.filter((part) => asked.includes(part));
    const unknown = asked.find((name) => !loadParts.some((part) => part === name));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    return {
      units: whole('units', 500, 200_000),
      // Each keeps a connection, and one address has 256 of them at most.
      sessions: whole('sessions', 2, 240),
      seconds: whole('seconds', 1, 3600),
      offered: whole('offered', 1, 100_000),
      changes: whole('changes', 0, 100),
      parts,
      json: values.json,
    };
  } catch (cause) {
    // The parser's own sentence names the option.
    return `${cause instanceof Error ? cause.message : 'The options are not right.'} ${loadUsage}`;
  }
}
