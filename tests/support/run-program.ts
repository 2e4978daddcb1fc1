import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The checkout that is tested. */
export const checkout = join(import.meta.dirname, '..', '..');

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program at work. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the first line of standard output. */
  firstLine(): Promise<string>;
  ended: Promise<Ended>;
}

/** Starts an entry file of the product with Node; it is killed when the test ends. */
export function start(
  entry: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Running {
  const child = spawn(process.execPath, [join(checkout, entry), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    child,
    ended,
    firstLine: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const end = stdout.indexOf('\n');
          if (end >= 0) resolve(stdout.slice(0, end));
        };
        child.stdout.on('data', look);
        look();
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before a line came: ${stderr}`)));
      }),
  };
}

/** Runs `rems` to its end. */
export function rems(args: readonly string[], input?: string, env: Record<string, string> = {}): Promise<Ended> {
  return start('out/main/cli.js', args, { ...(input !== undefined && { input }), env }).ended;
}
