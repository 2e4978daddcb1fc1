import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.ts';
import type { LoopDelay } from './loop-watch.ts';

/** A running headless host: the built one, as it is shipped. */
export interface Host {
  readonly url: string;
  /** From the start of the process to its ready line. */
  readonly readyMs: number;
  /** Resident memory in MB; undefined where the operating system does not tell. */
  memory(): Promise<number | undefined>;
  /** Milliseconds of a processor that it has used, in all its threads; undefined where the operating system does not tell (all but Linux). */
  processor(): number | undefined;
  /** How its event loop fared since the last question; needs `probed`. */
  loopDelay(): Promise<LoopDelay>;
  /** Tells it to end; answers with which code it did, null where a signal ended it. */
  stop(): Promise<number | null>;
}

/** As the service starts its host (`rems-serve`). */
const memoryOptions = ['--max-semi-space-size=16', '--heap-growing-percent=60'];

/** Starts the built host on a free port. `probed` loads the loop probe with it, which costs start time and memory. */
export async function startHost(
  root: string,
  folder: string,
  options: { readonly probed?: boolean } = {},
): Promise<Host> {
  const probe = options.probed ? ['--import', join(import.meta.dirname, 'loop-probe.ts')] : [];
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [...memoryOptions, ...probe, join(root, 'out', 'main', 'headless.js'), '--data', folder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const line = await firstLine(child);
  const readyMs = performance.now() - begun;
  const loopDelay = () =>
    new Promise<LoopDelay>((resolve) => {
      // as: the probe answers nothing else.
      child.once('message', (delay) => resolve(delay as LoopDelay));
      child.send('delay?');
    });
  // as: the ready line is an interface of the product.
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    readyMs,
    memory: () => residentMemory(child.pid ?? 0),
    processor: () => processorTime(child.pid ?? 0),
    loopDelay,
    stop: () =>
      new Promise((resolve) => {
        child.once('close', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/** The time from the start of a Node process to its first line of output. */
export async function timeToFirstLine(root: string, args: readonly string[]): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  await firstLine(child);
  const took = performance.now() - begun;
  await new Promise((resolve) => (child.exitCode === null ? child.once('close', resolve) : resolve(undefined)));
  return took;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints += chunk.toString('utf8');
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('\n')) resolve(output.slice(0, output.indexOf('\n')));
    });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`a process ended with ${code} before its first line: ${complaints}`)),
    );
  });
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function processorTime(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  // The name of the program stands in brackets and may hold spaces; user and system time are the 12th and 13th fields behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

async function residentMemory(pid: number): Promise<number | undefined> {
  if (process.platform === 'win32') return undefined;
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
  }
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)], { cwd: '/' });
  return Number(stdout.trim()) / 1000;
}
