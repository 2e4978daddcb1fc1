import { gates } from './all.ts';
import type { GateResult } from './gate.ts';

const shownProblems = 50;

/** Runs every gate one after the other, writes a line for each as it ends, and answers all of them. */
export async function runGates(root: string, write: (line: string) => void): Promise<GateResult[]> {
  const results: GateResult[] = [];
  for (const gate of gates) {
    const started = performance.now();
    const result = await gate(root);
    results.push(result);
    for (const line of linesOf(result, performance.now() - started)) write(line);
  }
  return results;
}

function linesOf({ name, counted, problems, remarks = [] }: GateResult, elapsed: number): string[] {
  const verdict = problems.length === 0 ? 'ok' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  const hidden = problems.length - shownProblems;
  return [
    `${problems.length === 0 ? '✓' : '✗'} ${name}: ${verdict} (${counted}; ${(elapsed / 1000).toFixed(1)} s)`,
    ...problems.slice(0, shownProblems).map((problem) => `    ${problem}`),
    ...(hidden > 0 ? [`    … and ${hidden} more`] : []),
    ...remarks.map((remark) => `    note: ${remark}`),
  ];
}
