import { monitorEventLoopDelay } from 'node:perf_hooks';
import { toDiskError } from '../database/disk-errors.ts';
import type { Clock } from '../ports.ts';

/** Figures of this process over time. */
export interface Meter {
  /** Longest delay of the main thread within the last minutes, milliseconds. */
  worstDelay(): number;
  /** Resident memory now, bytes; what was read last while the system lets this program open no file, since it is read from one. */
  memoryBytes(): number;
  /** How much the memory grew a day over the last day, bytes; null before a day has passed. */
  memoryTrend(): number | null;
  /** Takes a sample and begins the next window; every five minutes. */
  sample(): void;
  stop(): void;
}

/** Milliseconds between two looks of the event loop; part of every delay it reports. */
const resolution = 20;
const dayMs = 86_400_000;
/** Samples of an hour, which are averaged: what a single one says is the collector's mood. */
const hourSamples = 12;

/** Measures this process; `watch` false measures no delays (commands, tests). */
export function createMeter(deps: {
  readonly clock: Clock;
  readonly watch: boolean;
  readonly resident?: (() => number) | undefined;
}): Meter {
  const { clock, watch, resident = () => process.memoryUsage.rss() } = deps;
  const delays = watch ? monitorEventLoopDelay({ resolution }) : undefined;
  delays?.enable();
  let lastWindow = 0;
  let samples: { readonly at: number; readonly bytes: number }[] = [];
  const worstNow = () => (delays && delays.max > 0 ? Math.max(0, delays.max / 1e6 - resolution) : 0);
  let lastBytes = 0;
  function memoryBytes(): number {
    try {
      lastBytes = resident();
    } catch (cause) {
      // The self-check goes on, and says of the disk what is wrong.
      if (!toDiskError(cause)) throw cause;
    }
    return lastBytes;
  }
  const mean = (some: readonly { readonly bytes: number }[]) =>
    some.reduce((sum, { bytes }) => sum + bytes, 0) / some.length;

  return {
    worstDelay: () => Math.round(Math.max(lastWindow, worstNow()) * 10) / 10,
    memoryBytes,
    memoryTrend() {
      const [first, last] = [samples[0], samples.at(-1)];
      if (!first || !last || last.at - first.at < 0.95 * dayMs) return null;
      const grown = mean(samples.slice(-hourSamples)) - mean(samples.slice(0, hourSamples));
      return Math.round((grown * dayMs) / (last.at - first.at));
    },
    sample() {
      const at = clock.now().getTime();
      // A clock that was set back makes the samples before it worthless.
      samples = samples.filter((one) => one.at <= at && one.at > at - 1.05 * dayMs);
      samples.push({ at, bytes: memoryBytes() });
      lastWindow = worstNow();
      delays?.reset();
    },
    stop: () => void delays?.disable(),
  };
}
