import { percentile } from '../bench/figures.ts';
import type { Host } from '../bench/host.ts';
import type { LoadArguments } from './arguments.ts';
import type { Shift, ShiftResult } from './crowd.ts';
import type { CrowdThread } from './crowd-thread.ts';
import type { PartReport } from './report.ts';
import { watchHost } from './watch-host.ts';

/** What the mixed load must keep to; milliseconds, calls per second, MB per minute. */
export const mixedTargets = { p95: 150, p99: 300, perSecond: 1000, slope: 20 } as const;

/** How everybody works. */
export type Mix = Pick<LoadArguments, 'seconds' | 'offered' | 'changes'>;

/** Before anything is measured: caches fill, code gets warm. */
const warmUpSeconds = 5;

/** Everybody works for a while: most calls read what pages ask for, some change something. */
export async function loadMixed(report: PartReport, host: Host, crowd: CrowdThread, mix: Mix): Promise<void> {
  const { seconds, offered, changes } = mix;
  const shift: Shift = { seconds, perSecond: offered, changes, following: false };
  await crowd.work({ ...shift, seconds: Math.min(warmUpSeconds, seconds) });
  const watch = await watchHost(host);
  const result = await crowd.work(shift);
  const { loop, processor, memory } = await watch.end();
  reportErrors(report, result);
  const all = Object.values(result.times).flat();
  report.number('calls per second', all.length / result.seconds, '', {
    // Less is answered where less is asked.
    least: offered < mixedTargets.perSecond ? offered * 0.95 : mixedTargets.perSecond,
  });
  report.number('p50 of all calls', percentile(all, 50), 'ms');
  report.number('p95 of all calls', percentile(all, 95), 'ms', { most: mixedTargets.p95 });
  report.number('p99 of all calls', percentile(all, 99), 'ms', { most: mixedTargets.p99 });
  report.number('changes of a hundred calls', (result.changes * 100) / all.length, '');
  for (const [kind, times] of Object.entries(result.times).toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const [p50, p95, p99] = [50, 95, 99].map((share) => Math.round(percentile(times, share) * 10) / 10);
    report.fact(`${kind} (${times.length})`, `${p50} · ${p95} · ${p99} ms`);
  }
  if (processor !== undefined) report.number('processor of the host, for a call', processor / all.length, 'ms');
  report.number('event loop stood still, p99', loop.p99, 'ms');
  report.number('event loop stood still, worst', loop.worst, 'ms');
  if (memory) {
    report.number('memory at the start', memory.start, 'MB');
    report.number('memory at the end', memory.end, 'MB');
    report.number('memory, growth in the second half', memory.slope, 'MB a minute', { most: mixedTargets.slope });
  }
}

/** Everybody asks again as soon as the answer is there: the most that is answered. */
export async function loadThrottle(report: PartReport, host: Host, crowd: CrowdThread, mix: Mix): Promise<void> {
  const watch = await watchHost(host);
  const { seconds, changes } = mix;
  const result = await crowd.work({ seconds, perSecond: null, changes, following: false });
  reportErrors(report, result);
  const all = Object.values(result.times).flat();
  report.number('calls per second', all.length / result.seconds, '', { least: mixedTargets.perSecond });
  report.number('p95 of all calls', percentile(all, 95), 'ms');
  report.number('p99 of all calls', percentile(all, 99), 'ms');
  const { processor } = await watch.end();
  if (processor !== undefined) report.number('processor of the host, for a call', processor / all.length, 'ms');
}

/** A thousand requests for the health of the host, ten and a hundred at a time. */
export async function loadHealth(report: PartReport, crowd: CrowdThread): Promise<void> {
  for (const parallel of [10, 100]) {
    const result = await crowd.hammer('/health', 1000, parallel);
    const times = Object.values(result.times).flat();
    report.number(`/health, 1,000 requests, ${parallel} at a time: errors`, faults(result), '', { most: 0 });
    report.number(`/health, ${parallel} at a time: p95`, percentile(times, 95), 'ms', { most: 500 });
  }
}

export function reportErrors(report: PartReport, result: Pick<ShiftResult, 'errors'>): void {
  report.number('errors', faults(result), '', { most: 0 });
  for (const [what, count] of Object.entries(result.errors)) report.fact(`error: ${what}`, `${count} times`);
}

function faults({ errors }: Pick<ShiftResult, 'errors'>): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0);
}
