import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were taken on; nothing that names the machine. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
}

/** This machine. */
export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1e9),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  };
}

/** How many processes wanted to run, on average over the last minute; 0 on Windows, which does not tell. */
export function presentLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}
