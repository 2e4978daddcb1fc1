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
  const dawdling = await holdSlow(url, ca, slow);
  const open = idling.open() + dawdling.open();
  const result = await crowd.work({ seconds, perSecond: 200, changes: 10, following: false });
  // Whoever is still open now is late.
  for (let waited = 0; dawdling.open() > 0 && waited < slowTargets.closed; waited += 100) await pause(100);
  const left = dawdling.open();
  idling.end();
  dawdling.end();
  reportErrors(report, result);
  const all = Object.values(result.times).flat();
  report.number('limit of connections in this test', loadedSettings.connections, '');
  report.number('idle and slow connections at the beginning', open, '', { least: idle + slow });
  report.number('p95 of the calls beside them', percentile(all, 95), 'ms');
  report.number('p99 of the calls beside them', percentile(all, 99), 'ms', { most: slowTargets.p99 });
  report.number('slow connections never closed', left, '', { most: 0 });
  report.number('the slowest was closed after', Math.max(...dawdling.closedAfter) / 1000, 's', {
    most: slowTargets.closed / 1000,
  });
}
