import type { LogLevel } from '../../shared/logs.ts';
import type { LogData } from '../ports.ts';
import { plainFact } from './plain-facts.ts';
import { redactText } from './redact.ts';

/** What one entry says. */
export interface LogEntry {
  readonly at: Date;
  readonly level: LogLevel;
  /** Part of the program, unless the facts name one. */
  readonly component: string;
  readonly message: string;
  readonly data?: LogData | undefined;
  /** Where in the program, `file:line:column`. */
  readonly source?: string | undefined;
}

/** Bytes of one line, so that the smallest file that can be set (10 240) holds one. */
const maxLineBytes = 9000;

/**
 * Control characters that JSON leaves alone, and marks of direction: a terminal would act on them (row G9). The rest (CR, LF,
 * escape) is JSON's own work.
 */
const unsafe = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** One log entry as one line of JSON without secrets: instant, level, component, message, source, then the facts. Never throws. */
export function logLine({ at, level, component, message, data, source }: LogEntry): string {
  const { component: named, ...facts } = readable(data ?? {});
  const head = {
    at: at.toISOString(),
    level,
    component: typeof named === 'string' ? named : partOf(facts, component),
    message: redactText(message),
    ...(source !== undefined && { source }),
  };
  // The head stands first, because people read the file too, and facts of the same names do not replace it.
  const whole = written({ ...head, ...plainRecord(facts), ...head });
  if (Buffer.byteLength(whole) <= maxLineBytes) return whole;
  const { requestId } = facts;
  return written({
    ...head,
    message: head.message.slice(0, 400),
    ...(typeof requestId === 'string' && { requestId: redactText(requestId.slice(0, 80)) }),
    cut: whole.slice(0, 1500),
  });
}

/** The part of the program that facts point to. */
function partOf({ procedure, job }: LogData, fallback: string): string {
  if (typeof procedure === 'string') return procedure.split('.')[0] || fallback;
  return typeof job === 'string' ? 'jobs' : fallback;
}

/** Facts of which each was asked for once. */
function readable(data: LogData): LogData {
  try {
    return { ...data };
  } catch {
    // A fact that is reckoned when it is asked for: plainFact reads one by one.
    return { facts: data };
  }
}

function plainRecord(facts: LogData): Record<string, unknown> {
  // as: the facts are an object of the same names.
  return plainFact(facts) as Record<string, unknown>;
}

function written(record: Record<string, unknown>): string {
  return JSON.stringify(record).replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
