import type { Writable } from 'node:stream';

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

/** Output on this process's streams. */
export function createOutput(json: boolean): Output {
  return {
    json,
    stdout: process.stdout,
    result(document, lines) {
      process.stdout.write(json ? `${JSON.stringify(document)}\n` : lines.map((line) => `${line}\n`).join(''));
    },
    message: (text) => void process.stderr.write(`${text}\n`),
  };
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
