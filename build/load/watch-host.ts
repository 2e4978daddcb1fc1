import type { Host } from '../bench/host.ts';
import type { LoopDelay } from '../bench/loop-watch.ts';

/** What a host needed while it was watched. */
export interface HostFigures {
  readonly loop: LoopDelay;
  /** Milliseconds of a processor; undefined where the operating system does not tell. */
  readonly processor: number | undefined;
  /** Resident memory in MB; undefined where the operating system does not tell. */
  readonly memory?: {
    readonly start: number;
    readonly end: number;
    readonly most: number;
    /** Of the second half of the time, when caches are full: MB per minute. */
    readonly slope: number;
  };
}

const everyMs = 500;

/** Looks at the host's memory and at its event loop from now until `end`. */
export async function watchHost(host: Host): Promise<{ end(): Promise<HostFigures> }> {
  await host.loopDelay();
  const usedBefore = host.processor();
  const seen: { at: number; megabytes: number }[] = [];
  const look = async () => {
    const megabytes = await host.memory();
    if (megabytes !== undefined) seen.push({ at: performance.now(), megabytes });
  };
  await look();
  const timer = setInterval(() => void look(), everyMs);
  return {
    async end() {
      clearInterval(timer);
      await look();
      const loop = await host.loopDelay();
      const used = host.processor();
      const processor = usedBefore === undefined || used === undefined ? undefined : used - usedBefore;
      const first = seen[0];
      const last = seen.at(-1);
      if (!first || !last) return { loop, processor };
      const most = Math.max(...seen.map(({ megabytes }) => megabytes));
      const slope = slopeOf(seen.slice(Math.floor(seen.length / 2)));
      return { loop, processor, memory: { start: first.megabytes, end: last.megabytes, most, slope } };
    },
  };
}

/** The line of least squares through the samples, MB per minute. */
export function slopeOf(samples: readonly { readonly at: number; readonly megabytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanAt = mean(samples.map(({ at }) => at));
  const meanSize = mean(samples.map(({ megabytes }) => megabytes));
  let above = 0;
  let below = 0;
  for (const { at, megabytes } of samples) {
    above += (at - meanAt) * (megabytes - meanSize);
    below += (at - meanAt) ** 2;
  }
  return below === 0 ? 0 : (above / below) * 60_000;
}
