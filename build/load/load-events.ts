import { percentile } from '../bench/figures.ts';
import type { CrowdThread } from './crowd-thread.ts';
import { reportErrors } from './load-mixed.ts';
import type { PartReport } from './report.ts';

/** What events must keep to, milliseconds: everyone has heard of a change within a second. */
const eventTargets = { last: 1000 } as const;

/** A clinic's busiest hour many times over, and every change is told to everybody. */
const perSecond = 200;
const changes = 10;

/** Everyone follows the changes while some work: how long it takes until the last one has heard of a change. */
export async function loadEvents(report: PartReport, crowd: CrowdThread, seconds: number): Promise<void> {
  const result = await crowd.work({ seconds, perSecond, changes, following: true });
  reportErrors(report, result);
  const { expected, lost, last } = result.arrivals ?? { expected: 0, lost: 0, last: [] };
  const all = Object.values(result.times).flat();
  report.number('calls per second meanwhile', all.length / result.seconds, '');
  report.number('changes of units that were followed', expected, '', { least: 1 });
  report.number('changes that somebody did not hear of', lost, '', { most: 0 });
  report.number('until the last had heard, p50', percentile(last, 50), 'ms');
  report.number('until the last had heard, worst', percentile(last, 100), 'ms', { most: eventTargets.last });
  report.number('p99 of the calls meanwhile', percentile(all, 99), 'ms', { most: 300 });
}
