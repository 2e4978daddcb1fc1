import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { close, open, openReady, setUp, temporaryFolder, testPorts } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

test('opening removes what a killed process left of a small file, never what a living one is writing', async () => {
  await setUp(testPorts(data));
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const left = [join(data, `anchor.json.tmp-${dead}`), join(data, 'keys', `keyring.json.tmp-${dead}`)];
  const living = join(data, `anchor.json.tmp-${process.ppid}`);
  for (const path of [...left, living]) writeFileSync(path, '{');
  close(await openReady(testPorts(data)));
  expect(left.filter((path) => existsSync(path))).toEqual([]);
  expect(existsSync(living)).toBe(true);
});

test('data that stay closed keep every file as it is', async () => {
  await setUp(testPorts(data));
  const left = join(data, 'anchor.json.tmp-999999999');
  writeFileSync(left, '{');
  writeFileSync(join(data, 'keys', 'host.key'), `${'0'.repeat(64)}\n`);
  expect((await open(testPorts(data))).state).toBe('KEY_MISMATCH');
  expect(existsSync(left)).toBe(true);
});
