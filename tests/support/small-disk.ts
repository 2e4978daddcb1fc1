import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';

/** A small disk of its own, mounted for one test. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it read-only, or writable again. */
  readOnly(on: boolean): void;
}

/** Mounts a memory disk of some megabytes; where mounting is not allowed the test is skipped with that reason. */
export function smallDisk(context: TestContext, megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'rems-disk-'));
  const mount = (...args: string[]) => execFileSync('mount', [...args, folder], { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs');
  } catch {
    rmSync(folder, { recursive: true, force: true });
    context.skip('mounting a small disk needs the rights of root on Linux');
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, readOnly: (on) => void mount('-o', `remount,${on ? 'ro' : 'rw'}`) };
}
