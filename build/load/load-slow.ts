import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import type { CrowdThread } from './crowd-thread.ts';
import { reportErrors } from './load-mixed.ts';
import { loadedSettings } from './open-network.ts';
import type { PartReport } from './report.ts';
import { holdIdle, holdSlow } from './slow-connections.ts';

/** What must hold beside idle and slow connections (security page, T13); milliseconds. */
const slowTargets = { p99: 500, closed: 15_000 } as const;

/** How many connections abuse the host. */
export interface Abuse {
  readonly idle: number;
  readonly slow: number;
  readonly seconds: number;
}

/** People work while others only hold connections: how the work goes, and when slow connections are closed. */
export async function loadSlow(
  report: PartReport,
  crowd: CrowdThread,
  place: { readonly url: string; readonly ca: string },
  { idle, slow, seconds }: Abuse,
): Promise<void> {
  const { url, ca } = place;
  const idling = await holdIdle(url, ca, idle);
  const idleFirst = idling.open();
  const [dawdling, result] = await Promise.all([
    holdSlow(url, ca, slow),
    crowd.work({ seconds, perSecond: 200, changes: 10, following: false }),
  ]);
  const stillIdle = idling.open();
  // Whoever is still open now is late.
  for (let waited = 0; dawdling.open() > 0 && waited < slowTargets.closed; waited += 100) await pause(100);
  const left = dawdling.open();
  idling.end();
  dawdling.end();
  reportErrors(report, result);
  const all = Object.values(result.times).flat();
  report.number('limit of connections in this test', loadedSettings.connections, '');
  report.number('idle connections opened', idling.opened(), '', { least: idle });
  report.number('of them open when the work began', idleFirst, '');
  report.number('of them open when it ended', stillIdle, '');
  report.number('slow connections opened', dawdling.opened(), '', { least: slow });
  report.number('p95 of the calls beside them', percentile(all, 95), 'ms');
  report.number('p99 of the calls beside them', percentile(all, 99), 'ms', { most: slowTargets.p99 });
  report.number('slow connections never closed', left, '', { most: 0 });
  report.number('the slowest was closed after', Math.max(...dawdling.closedAfter) / 1000, 's', {
    most: slowTargets.closed / 1000,
  });
}
