import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const checkout = join(import.meta.dirname, '..', '..');

/** What a child is told to do. */
export interface Order {
  readonly scenario: string;
  readonly folder: string;
  /** What the scenario's preparation left for its act. */
  readonly state: unknown;
  readonly seed: number;
}

/** Work in a process of its own, which may be killed. */
export interface Work {
  readonly process: ChildProcess;
  /** Whole lines that came so far; a line that was cut off by the kill is none. */
  lines(): readonly string[];
  /** Resolves when this many lines have come. @throws when it ends before */
  reach(lines: number): Promise<void>;
  /** Ends it as a power switch does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<number | null>;
}

/** The entry file of a child; a bundle of it in the long run. */
const entry = () => process.env.REMS_FAULTS_CHILD ?? join(import.meta.dirname, 'child-main.ts');

/** Where the built workers of the program are: beside the bundle, or those of the checkout. */
export const workerEntry = () =>
  join(process.env.REMS_FAULTS_CHILD ? dirname(entry()) : join(checkout, 'out', 'main'), 'import-worker.js');

/**
 * Processes that have loaded the program and wait for an order: a kill then costs no start of Node.
 *
 * @param account under whom they run
 * @param keep without a spare one, where only one is needed
 */
export function childProcesses(
  environment: Readonly<Record<string, string>> = {},
  account: { readonly uid?: number; readonly gid?: number } = {},
  keep: { readonly spare: boolean } = { spare: true },
) {
  let spare: ChildProcess | undefined;

  function start(): ChildProcess {
    return spawn(process.execPath, [entry()], {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...account,
      env: {
        ...process.env,
        // Goes with the bundle.
        ...(process.env.REMS_FAULTS_CHILD && { NODE_COMPILE_CACHE: join(dirname(entry()), 'compiled') }),
        NODE_NO_WARNINGS: '1',
        ...environment,
      },
    });
  }

  return {
    begin(order: Order): Work {
      const child = spare ?? start();
      spare = keep.spare ? start() : undefined;
      return workOf(child, order);
    },
    /** Ends the one that waits. */
    async close(): Promise<void> {
      if (!spare) return;
      const ended = once(spare, 'exit');
      spare.kill('SIGKILL');
      await ended;
      spare = undefined;
    },
  };
}

function workOf(child: ChildProcess, order: Order): Work {
  let text = '';
  let whole: string[] = [];
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    const parts = (text + piece).split('\n');
    text = parts.pop() ?? '';
    whole = [...whole, ...parts];
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    // Not "exit": what it has written may still be on its way.
    child.on('close', (code) => resolve(code));
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(`${JSON.stringify(order)}\n`);
  return {
    process: child,
    lines: () => whole,
    reach: (lines) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (whole.length < lines) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then((code) =>
          reject(new Error(`${order.scenario} ended with ${code} after ${whole.length} lines`)),
        );
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

/** The moment is the point of these tests: this long after the work began, unless it ends before. */
export async function momentLater(work: Work, milliseconds: number): Promise<void> {
  const given = new AbortController();
  const over = work.ended.then(() => given.abort());
  await Promise.race([pause(milliseconds, undefined, { signal: given.signal }).catch(() => undefined), over]);
  given.abort();
}
