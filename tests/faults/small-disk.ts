import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';

/** A disk in memory that can become full. */
export interface Disk {
  readonly folder: string;
  /** Leaves so many bytes free (whole pages). */
  leave(bytes: number): void;
  /** There is room again. */
  free(): void;
  readOnly(on: boolean): void;
  unmount(): void;
}

const page = 4096;
/** More than the program keeps free for the records themselves. */
const whole = 3 * 1024 ** 3;

/** Mounts a disk at a folder; undefined where that is not allowed. It takes memory only for what lies on it. */
export function mountDisk(folder: string): Disk | undefined {
  mkdirSync(folder, { recursive: true });
  const mount = (...args: string[]) => void execFileSync('mount', [...args, folder], { stdio: 'pipe' });
  const resize = (bytes: number) => mount('-o', `remount,size=${bytes}`);
  try {
    mount('-t', 'tmpfs', '-o', `size=${whole}`, 'tmpfs');
  } catch {
    return undefined;
  }
  return {
    folder,
    leave(bytes) {
      const { blocks, bfree, bsize } = statfsSync(folder);
      resize((blocks - bfree) * bsize + Math.max(1, Math.ceil(bytes / page)) * page);
    },
    free: () => resize(whole),
    readOnly: (on) => mount('-o', `remount,${on ? 'ro' : 'rw'}`),
    unmount: () => void execFileSync('umount', ['-l', folder]),
  };
}
