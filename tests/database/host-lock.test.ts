import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder, readHostFacts } from '../../main/database/host-lock.ts';
import { temporaryFolder } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  folder.remove();
});

async function anotherHost(): Promise<{ readonly child: ChildProcess; readonly answer: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.ts'), folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = await once(child.stdout, 'data');
  return { child, answer: String(chunk).trim() };
}

test('only one host gets a data folder, and who has it can be told', async () => {
  const { child, answer } = await anotherHost();
  expect(answer).toBe('held');
  expect(lockDataFolder(folder.path)).toBeUndefined();
  expect(readHostFacts(folder.path)).toMatchObject({ pid: child.pid, host: 'headless' });
  expect((await anotherHost()).answer).toBe('refused');
});

test('the lock dies with its process, even by kill -9', async () => {
  const { child } = await anotherHost();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockDataFolder(folder.path);
  expect(lock).toBeDefined();
  lock?.release();
});

test('a second host in the same process is refused too, and release lets the next one in', async () => {
  const first = lockDataFolder(folder.path, {
    pid: process.pid,
    host: 'desktop',
    startedAt: '2026-01-01T00:00:00.000Z',
  });
  expect(lockDataFolder(folder.path)).toBeUndefined();
  // A refused attempt must not have loosened the lock for other processes.
  expect((await anotherHost()).answer).toBe('refused');
  first?.release();
  first?.release();
  expect(readHostFacts(folder.path)).toBeUndefined();
  expect((await anotherHost()).answer).toBe('held');
});
