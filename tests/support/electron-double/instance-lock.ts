import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The place of the one instance of a profile folder. */
export interface InstanceLock {
  readonly held: boolean;
  release(): void;
}

/**
 * A stand-in for Chromium's process singleton, between processes and synchronous like the real one: a file made exclusively,
 * and a folder in which a second instance leaves its call.
 */
export function lockInstance(userData: string, onSecond: () => void): InstanceLock {
  const calls = join(userData, 'second-instances');
  const file = join(userData, 'instance-lock');
  mkdirSync(calls, { recursive: true });
  if (!create(file)) {
    writeFileSync(join(calls, randomUUID()), '');
    return { held: false, release: () => undefined };
  }
  const watcher = watch(calls, () => {
    if (!existsSync(calls)) return;
    for (const call of readdirSync(calls)) {
      rmSync(join(calls, call), { force: true });
      onSecond();
    }
  });
  return {
    held: true,
    release() {
      watcher.close();
      rmSync(file, { force: true });
    },
  };
}

/** Makes the file, or takes it over from a process that is gone. */
function create(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  const pid = Number(readFileSync(file, 'utf8'));
  if (pid === 0 || isAlive(pid)) return false;
  rmSync(file, { force: true });
  return create(file);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
