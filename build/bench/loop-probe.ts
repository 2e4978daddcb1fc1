import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the host before its own code: answers the worst delay of the event loop since the last question.
const resolution = 2;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
process.on('message', () => {
  // The histogram holds whole intervals of the timer, its own period included.
  process.send?.(Math.max(0, delay.max / 1e6 - resolution));
  delay.reset();
});
// The question does not keep the host alive.
process.channel?.unref();
