import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Instant } from '../../shared/dates.ts';
import { redactText } from './redact.ts';

/** How the program ended the last time that it ended by a fault. */
const Crash = z.object({ at: Instant, host: z.string(), reason: z.string(), seen: z.boolean() });
export type Crash = z.infer<typeof Crash>;

const fileOf = (logs: string) => join(logs, 'last-crash.json');

/** Leaves the marker; the reason is the kind of fault and where it came from, never its words, which may quote a record. */
export function writeCrash(logs: string, host: string, at: Date, fault: unknown): void {
  const place = fault instanceof Error ? /([^/\\(\s]+:\d+:\d+)\)?$/m.exec(fault.stack ?? '')?.[1] : undefined;
  const kind = fault instanceof Error ? fault.name : 'a value that is no error';
  const reason = redactText(place === undefined ? kind : `${kind} in ${place}`);
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  write(logs, { at: at.toISOString(), host, reason, seen: false });
}

/** The marker of the last crash; undefined when there is none, or none that reads. */
export function readCrash(logs: string): Crash | undefined {
  try {
    return Crash.parse(JSON.parse(readFileSync(fileOf(logs), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The crash before this start, once: the next start does not tell it again. */
export function takeCrash(logs: string): Crash | undefined {
  const crash = readCrash(logs);
  if (!crash || crash.seen) return undefined;
  write(logs, { ...crash, seen: true });
  return crash;
}

function write(logs: string, crash: Crash): void {
  writeFileSync(fileOf(logs), JSON.stringify(crash), { mode: 0o600 });
}
