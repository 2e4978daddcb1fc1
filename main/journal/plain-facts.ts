import { isSecretName, redactText, removed } from './redact.ts';

/** How much of one fact is written: a log line stays a line, whatever it was given. */
const limits = { depth: 6, entries: 50, characters: 4000 } as const;

/** A value as plain JSON without secrets: errors with their causes, bytes as their number, nothing that could fail to be written. */
export function plainFact(value: unknown, name = '', depth = 0): unknown {
  // Whether something is set may be said.
  if (isSecretName(name) && value !== null && value !== undefined && typeof value !== 'boolean') return removed;
  switch (typeof value) {
    case 'string':
      return redactText(value.length <= limits.characters ? value : `${value.slice(0, limits.characters)}…`);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
    case 'undefined':
      return value;
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? null : ofObject(value, depth);
    default:
      return `(${typeof value})`;
  }
}

function ofObject(value: object, depth: number): unknown {
  if (depth >= limits.depth) return '…';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
  if (value instanceof Error) return ofError(value, depth);
  if (Array.isArray(value)) return value.slice(0, limits.entries).map((one) => plainFact(one, '', depth + 1));
  if (value instanceof Map || value instanceof Set) return `(${value.size} entries)`;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, limits.entries)
      .map(([name, one]) => [name, plainFact(one, name, depth + 1)]),
  );
}

/** An error as plain facts; its causes follow. */
function ofError(error: Error, depth: number): Record<string, unknown> {
  const { name } = error;
  const message = plainFact(error.message);
  return {
    name,
    message,
    ...('code' in error && { code: plainFact(error.code) }),
    stack: plainFact(error.stack),
    ...(error.cause instanceof Error && { cause: plainFact(error.cause, '', depth + 1) }),
  };
}
