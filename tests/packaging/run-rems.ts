import { spawnSync } from 'node:child_process';

/** How a command ended. */
export interface RemsRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of a package in an environment without this machine's settings. */
export function runRems(
  command: readonly [string, ...string[]],
  options: { input?: string; env?: NodeJS.ProcessEnv } = {},
): RemsRun {
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { PATH: process.env.PATH, ...options.env },
    timeout: 60_000,
  });
  return { code: status, stdout, stderr };
}
