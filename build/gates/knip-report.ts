import type { ReporterOptions } from 'knip';

/** One finding of knip: its kind (`exports`, `files`, `dependencies` …), the file and the name. */
export interface UnusedFinding {
  readonly type: string;
  readonly file: string;
  readonly symbol: string;
}

/** What knip hands to the gate: how many files it read, and what is unused. */
export interface KnipReport {
  readonly processed: number;
  readonly findings: readonly UnusedFinding[];
  readonly hints: readonly string[];
}

/** A reporter for knip: its own ones do not say how many files were read. */
export default function report(options: ReporterOptions): void {
  const findings = Object.entries(options.issues).flatMap(([type, records]) =>
    Object.values(records).flatMap((byFile) =>
      Object.values(byFile).map((issue) => ({ type, file: issue.filePath, symbol: issue.symbol })),
    ),
  );
  const hints = options.configurationHints.map((hint) => `${hint.type}: ${String(hint.identifier)}`);
  const result: KnipReport = { processed: options.counters.processed, findings, hints };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
