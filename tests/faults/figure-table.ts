import type { Figure } from './campaign.ts';

/** The figures as a table of docs/reliability.md. */
export function figureTable(figures: readonly Figure[]): string {
  const lines = figures.map(({ campaign, rounds, asked, failures, facts = {}, seed, skipped }) => {
    const details = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    const cells = [
      campaign,
      `${rounds} of ${asked}`,
      failures.length,
      [...details, ...(skipped ?? [])].join(', '),
      seed,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['| campaign | rounds | failures | what was met | seed |', '| --- | --- | --- | --- | --- |'];
  return `${[...head, ...lines].join('\n')}\n`;
}
