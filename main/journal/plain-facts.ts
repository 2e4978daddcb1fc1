import { isSecretName, redactText, removed } from './redact.ts';

/** How much of one fact is written: a log line stays a line, whatever it was given. */
const limits = { depth: 6, entries: 50, characters: 4000, values: 1000 } as const;

/** Values that may still be written: what is wide and deep would take seconds otherwise. */
interface Allowance {
  left: number;
}

/** A value as plain JSON without secrets: errors with their causes, bytes as their number, nothing that could fail to be written. */
export function plainFact(
  value: unknown,
  name = '',
  depth = 0,
  allowance: Allowance = { left: limits.values },
): unknown {
  allowance.left -= 1;
  if (allowance.left < 0) return '…';
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
      return value === null ? null : ofObject(value, depth, allowance);
    default:
      return `(${typeof value})`;
  }
}

function ofObject(value: object, depth: number, allowance: Allowance): unknown {
  if (depth >= limits.depth) return '…';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
  if (value instanceof Error) return ofError(value, depth, allowance);
  if (Array.isArray(value))
    return value.slice(0, limits.entries).map((one) => plainFact(one, '', depth + 1, allowance));
  if (value instanceof Map || value instanceof Set) return `(${value.size} entries)`;
  return Object.fromEntries(
    Object.keys(value)
      .slice(0, limits.entries)
      .map((name) => [name, plainFact(read(value, name), name, depth + 1, allowance)]),
  );
}

/** A fact may be reckoned when it is asked for, and fail. */
function read(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name);
  } catch (cause) {
    return `(not read: ${cause instanceof Error ? cause.name : 'a fault'})`;
  }
}

/** An error as plain facts; its causes follow. */
function ofError(error: Error, depth: number, allowance: Allowance): Record<string, unknown> {
  const { name } = error;
  const message = plainFact(error.message);
  return {
    name,
    message,
    ...('code' in error && { code: plainFact(error.code) }),
    stack: plainFact(error.stack),
    ...(error.cause instanceof Error && { cause: plainFact(error.cause, '', depth + 1, allowance) }),
    ...(error instanceof AggregateError && { errors: plainFact(error.errors, '', depth + 1, allowance) }),
  };
}
