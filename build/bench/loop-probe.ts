import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the host before its own code: answers how long its event loop stood still since the last question, milliseconds.
const resolution = 2;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
process.on('message', () => {
  // The histogram holds whole intervals of the timer, its own period included.
  const standing = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  process.send?.({
    p50: standing(delay.percentile(50)),
    p99: standing(delay.percentile(99)),
    worst: standing(delay.max),
  });
  delay.reset();
});
// The question does not keep the host alive.
process.channel?.unref();
