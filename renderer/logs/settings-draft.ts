import { type LogLevel, LogSettings } from '../../shared/logs.ts';

/** Bytes of the megabyte that people count in. */
const megabyte = 1_000_000;

/** The settings as they stand in the form; numbers as they are typed, the size of a file in megabytes. */
interface LogDraft {
  readonly level: LogLevel;
  readonly maxBytes: string;
  readonly keep: string;
  readonly alertErrors: string;
  readonly slowQueryMs: string;
}

export type NumberField = Exclude<keyof LogDraft, 'level'>;

/** Stored settings as the form shows them. */
export function logDraft({ level, maxBytes, keep, alertErrors, slowQueryMs }: LogSettings): LogDraft {
  return {
    level,
    maxBytes: String(maxBytes / megabyte),
    keep: String(keep),
    alertErrors: alertErrors === null ? '' : String(alertErrors),
    slowQueryMs: String(slowQueryMs),
  };
}

/** What would be stored, or the fields that are not right. */
export function readDraft(
  { level, ...typed }: LogDraft,
  version: number,
): { readonly settings: LogSettings } | { readonly wrong: readonly NumberField[] } {
  const number = (text: string) => (/^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);
  const read = LogSettings.safeParse({
    version,
    level,
    maxBytes: megabytes(typed.maxBytes),
    keep: number(typed.keep),
    alertErrors: typed.alertErrors.trim() === '' ? null : number(typed.alertErrors),
    slowQueryMs: number(typed.slowQueryMs),
  });
  if (read.success) return { settings: read.data };
  const fields = ['maxBytes', 'keep', 'alertErrors', 'slowQueryMs'] as const;
  return { wrong: fields.filter((field) => read.error.issues.some(({ path }) => path[0] === field)) };
}

/** Bytes of a size in megabytes; both decimal signs are read. */
function megabytes(text: string): number {
  const typed = text.trim().replace(',', '.');
  return /^\d{1,4}(\.\d{1,6})?$/.test(typed) ? Math.round(Number(typed) * megabyte) : Number.NaN;
}
