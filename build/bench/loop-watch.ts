import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How an event loop fared, milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  /** The longest that it stood still: its own work, and whatever else the machine did meanwhile. */
  readonly worst: number;
  /** The longest that its thread worked without a break, in time of a processor: what the program answers for on a busy machine too. */
  readonly worstTurn: number;
}

/** A watch over the event loop of this thread. */
export interface LoopWatch {
  /** Since it began, or since the last question. */
  take(): LoopDelay;
  end(): LoopDelay;
}

const resolution = 2;

/** Begins to watch the event loop of this thread. Does not keep the process alive. */
export function watchLoop(): LoopWatch {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let used = process.threadCpuUsage();
  let worstTurn = 0;
  const look = () => {
    const now = process.threadCpuUsage();
    worstTurn = Math.max(worstTurn, (now.user + now.system - used.user - used.system) / 1000);
    used = now;
  };
  const timer = setInterval(look, 1);
  timer.unref();
  // The histogram holds whole intervals of the timer, its own period included.
  const standing = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  const take = () => {
    look();
    const seen = {
      p50: standing(delay.percentile(50)),
      p99: standing(delay.percentile(99)),
      worst: standing(delay.max),
      worstTurn,
    };
    delay.reset();
    worstTurn = 0;
    return seen;
  };
  return {
    take,
    end() {
      const seen = take();
      delay.disable();
      clearInterval(timer);
      return seen;
    },
  };
}
