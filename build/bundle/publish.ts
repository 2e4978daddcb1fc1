import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts freshly built folders in the place of the old ones; who reads out/ sees the old or the new, never a half. */
export async function publish(stagedRoot: string, outRoot: string, names: readonly string[]): Promise<void> {
  const retired = `${stagedRoot}-old`;
  await mkdir(retired, { recursive: true });
  for (const name of names) {
    if (!existsSync(join(stagedRoot, name))) continue;
    const target = join(outRoot, name);
    await mkdir(dirname(target), { recursive: true });
    if (existsSync(target)) await rename(target, join(retired, name));
    await rename(join(stagedRoot, name), target);
  }
  await rm(retired, { recursive: true, force: true });
  await rm(stagedRoot, { recursive: true, force: true });
}
