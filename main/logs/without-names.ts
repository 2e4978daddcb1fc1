import { redactText } from '../journal/redact.ts';

/** Facts that say what the program did, never to whom: everything else stays out of a bundle (rows 000-099, 004-092). */
const allowed = new Set([
  'at',
  'level',
  'component',
  'message',
  'source',
  'requestId',
  'procedure',
  'job',
  'code',
  'state',
  'status',
  'method',
  'ms',
  'bytes',
  'count',
  'lines',
  'version',
  'signal',
  'reason',
  'sql',
  'cause',
]);

const networkAddress = /\b\d{1,3}(\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){4,7}\b/gi;

/** A line of the log as a bundle for support may hold it; null for what is no line of ours. */
export function withoutNames(text: string): string | null {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof record !== 'object' || record === null) return null;
  return JSON.stringify(Object.fromEntries(Object.entries(record).flatMap(([name, value]) => fact(name, value))));
}

function fact(name: string, value: unknown): [string, unknown][] {
  if (!allowed.has(name)) return [];
  if (name === 'cause') return [[name, fault(value)]];
  if (typeof value === 'string') return [[name, redactText(value).replace(networkAddress, '(address)').slice(0, 500)]];
  return typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
}

/** Of an error its kind, its code and where it came from: its words may quote a record or a path. */
function fault(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // as: an object read from JSON has text for names.
  const { name, code, stack, cause } = value as Record<string, unknown>;
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof code === 'string' && { code }),
    ...(typeof stack === 'string' && { frames: framesOf(stack) }),
    ...(cause !== undefined && { cause: fault(cause) }),
  };
}

/** `function file:line:column` of each frame; folders may carry the name of whoever installed the program. */
function framesOf(stack: string): string[] {
  return [...stack.matchAll(/^\s+at (?:([\w.<>[\] ]+) \()?.*?([^/\\(\s]+:\d+:\d+)\)?$/gm)]
    .slice(0, 20)
    .map(([, method, place]) => (method ? `${method} ${place}` : String(place)));
}

/** A document of settings of which only numbers and switches are left. */
export function withoutTexts(value: unknown): unknown {
  if (typeof value === 'string') return '(text)';
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutTexts(one)]));
}
