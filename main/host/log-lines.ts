import type { LogData } from '../ports.ts';

/** One log entry as one line of JSON: instant, level, message, then the facts. Control characters cannot break the line. */
export function logLine(at: Date, level: string, message: string, data: LogData | undefined): string {
  return JSON.stringify({ at: at.toISOString(), level, message, ...data }, (_key, value: unknown) =>
    value instanceof Error ? factsOf(value) : value,
  );
}

/** An error as plain facts; its causes follow. */
function factsOf(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    ...('code' in error && { code: error.code }),
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: factsOf(error.cause) }),
  };
}
