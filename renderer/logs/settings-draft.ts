import { type LogLevel, LogSettings } from '../../shared/logs.ts';

/** The settings as they stand in the form; numbers as they are typed. */
export interface LogDraft {
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
    maxBytes: String(maxBytes),
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
    maxBytes: number(typed.maxBytes),
    keep: number(typed.keep),
    alertErrors: typed.alertErrors.trim() === '' ? null : number(typed.alertErrors),
    slowQueryMs: number(typed.slowQueryMs),
  });
  if (read.success) return { settings: read.data };
  const fields = ['maxBytes', 'keep', 'alertErrors', 'slowQueryMs'] as const;
  return { wrong: fields.filter((field) => read.error.issues.some(({ path }) => path[0] === field)) };
}
