import { gates } from './all.ts';
import type { GateResult } from './gate.ts';

const shownProblems = 50;

/** Most gates are programs of their own that use one processor: two at once. */
const atOnce = 2;

/** Runs every gate, writes the lines of each in the order of the list as soon as those before it have ended, and answers all of them. */
export async function runGates(root: string, write: (line: string) => void): Promise<GateResult[]> {
  const waiting = [...gates.entries()];
  const ended: { readonly result: GateResult; readonly elapsed: number }[] = [];
  let written = 0;
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, gate] = next;
      const started = performance.now();
      const result = await gate(root);
      ended[place] = { result, elapsed: performance.now() - started };
      for (let one = ended[written]; one; one = ended[written]) {
        for (const line of linesOf(one.result, one.elapsed)) write(line);
        written += 1;
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return ended.map(({ result }) => result);
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
