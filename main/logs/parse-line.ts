import { Instant } from '../../shared/dates.ts';
import { LogLevel, type LogLine, type LogName } from '../../shared/logs.ts';

/** One line of a log file as it is shown; a line that is no JSON is its own message. */
export function parseLine(text: string, position: string, log: LogName | 'all'): LogLine {
  const record = recordOf(text);
  if (!record) {
    return {
      position,
      at: null,
      level: null,
      message: text.slice(0, 4000),
      component: null,
      requestId: null,
      facts: '{}',
    };
  }
  const { at, level, message, component, requestId, ...facts } = record;
  const access = log !== 'app' && typeof facts.method === 'string';
  return {
    position,
    at: Instant.safeParse(at).data ?? null,
    level: LogLevel.safeParse(level).data ?? null,
    message: access ? `${String(facts.method)} ${String(facts.path)} ${String(facts.status)}` : String(message ?? ''),
    component: typeof component === 'string' ? component : null,
    requestId: typeof requestId === 'string' ? requestId : null,
    facts: JSON.stringify(facts),
  };
}

function recordOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // as: JSON of an object has text for names.
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
