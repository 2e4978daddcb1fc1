import { relative } from 'node:path';

/** What became of one thing that was to be made. */
export type Outcome =
  | { readonly what: string; readonly made: true; readonly file: string; readonly bytes: number }
  | { readonly what: string; readonly made: false; readonly reason: string };

/** One line per thing, what was made first: path and bytes, or the reason why not. */
export function summaryLines(outcomes: readonly Outcome[], folder: string): readonly string[] {
  const made = outcomes.filter((outcome) => outcome.made);
  const not = outcomes.filter((outcome) => !outcome.made);
  return [
    ...made.map(({ what, file, bytes }) => `made: ${what}: ${relative(folder, file)} (${bytes} bytes)`),
    ...not.map(({ what, reason }) => `not made: ${what}: ${reason}`),
    `${made.length} made, ${not.length} not made`,
  ];
}
