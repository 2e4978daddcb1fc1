import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket } from './files.ts';
import { Search } from './lists.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export const LogLevel = z.enum(logLevels);
export type LogLevel = z.infer<typeof LogLevel>;

/** The two logs: what the program did, and who asked the listener for what. */
export const LogName = z.enum(['app', 'access']);
export type LogName = z.infer<typeof LogName>;

/** One line. */
export const LogLine = z.object({
  /** Where the line begins: file and byte. */
  position: z.string(),
  at: Instant.nullable(),
  level: LogLevel.nullable(),
  message: z.string(),
  /** Part of the program. */
  component: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The other facts of the line, as JSON text. */
  facts: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;

/** How the log is kept. */
export const LogSettings = z.object({
  version: z.int(),
  level: LogLevel,
  /** Bytes after which a file is set aside before its day is over. */
  maxBytes: z.int().min(10_240).max(1_000_000_000),
  /** Files that are kept, the present one not counted. */
  keep: z.int().min(1).max(1000),
  /** Errors within an hour after which administrators are told; null never. */
  alertErrors: z.int().min(1).max(10_000).nullable(),
  /** Statements that take longer are noted, milliseconds. */
  slowQueryMs: z.int().min(10).max(60_000),
});
export type LogSettings = z.infer<typeof LogSettings>;

/** What holds until somebody decides otherwise. */
export const logDefaults: Omit<LogSettings, 'version'> = {
  level: 'info',
  maxBytes: 10_000_000,
  keep: 30,
  alertErrors: 20,
  slowQueryMs: 200,
};

/** Lines of the log that a start which fails shows. */
export const startLogLines = 50;

/** Logs: rotating, searchable, without patient data or secrets. */
export const logsContract = {
  read: query({
    access: 'system:manage',
    summary:
      'Lines that fit (a level stands for itself and what is worse), the newest first; with `after` the ones that came since, the oldest first. A page may hold fewer lines than asked for, even none: `older` goes on.',
    input: z.strictObject({
      log: LogName.default('app'),
      level: LogLevel.optional(),
      search: Search.optional(),
      requestId: z.string().max(80).optional(),
      before: z.string().max(200).optional(),
      after: z.string().max(200).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      lines: z.array(LogLine),
      /** Where the log ends: ask for what comes `after`. */
      newest: z.string().nullable(),
      /** Where to go on with `before`; null when there is no more. */
      older: z.string().nullable(),
    }),
  }),
  files: query({
    access: 'system:manage',
    summary: 'Log files with size and span.',
    input: z.strictObject({}),
    output: z.object({
      folder: z.string(),
      items: z.array(z.object({ name: z.string(), bytes: z.int(), writtenAt: Instant })),
      errorsToday: z.int(),
      errorsThisWeek: z.int(),
    }),
  }),
  settings: query({
    access: 'system:manage',
    summary: 'How the log is kept.',
    input: z.strictObject({}),
    output: LogSettings,
  }),
  saveSettings: mutation({
    access: 'system:manage',
    summary: 'Stores how the log is kept; it holds at once.',
    input: z.strictObject(LogSettings.shape),
    output: LogSettings,
  }),
  diagnostics: mutation({
    access: 'system:manage',
    summary:
      'A ticket for a bundle for support: log, versions, checks, health, schema; no patient data, names, keys or passwords.',
    input: z.strictObject({}),
    output: DownloadTicket,
  }),
};
