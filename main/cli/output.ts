import type { Writable } from 'node:stream';
import { exitCodes } from '../boot-config.ts';

/** Where a command writes: documents to stdout, everything else to stderr. */
export interface Output {
  readonly json: boolean;
  /** The result: with `--json` one JSON document, else the lines. */
  result(document: unknown, lines: readonly string[]): void;
  /** A message for the person: progress, warnings, reasons. */
  message(text: string): void;
  /** Raw standard output, for files. */
  readonly stdout: Writable;
}

/** Output on this process's streams. A reader that has seen enough (`rems … | head`) is no fault. */
export function createOutput(json: boolean): Output {
  process.stdout.on('error', (cause) => {
    if (readerLeft(cause)) return;
    process.stderr.write(`Standard output cannot be written: ${cause.message}\n`);
    process.exit(exitCodes.refused);
  });
  return {
    json,
    stdout: process.stdout,
    result(document, lines) {
      process.stdout.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    message: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** Whether a fault only means that nobody reads any more. */
export function readerLeft(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EPIPE';
}

/** Rows as aligned columns under a heading. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
