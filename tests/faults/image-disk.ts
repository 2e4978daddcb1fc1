import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A real file system (ext4) in a file, which can fail under a program that has files open on it, between two of its system calls (see `betweenCalls`). */
export interface ImageDisk {
  readonly folder: string;
  /** What was put on it is kept whatever comes. */
  flush(): void;
  /** The kernel met an error and reads only from now on (EROFS), as it does with a disk that begins to die. */
  becomeReadOnly(): void;
  /** Nothing answers any more (EIO), and what was not flushed is lost. */
  vanish(): void;
  /** Taken out and put in again, once nobody has anything open on it. */
  replug(): void;
  unmount(): void;
}

/** More than the program keeps free for the records themselves; the image takes room only for what lies on it. */
const megabytes = 1024;

/** `EXT4_IOC_SHUTDOWN` without flushing the journal. Perl, because Node has no ioctl and every Debian has Perl. */
const shutdown =
  'open(my $folder, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($folder, 0x8004587d, $how) or die $!;';

/** Makes and mounts one below a folder; undefined where that is not allowed or the programs are missing. */
export function mountImage(parent: string): ImageDisk | undefined {
  const folder = join(parent, 'disk');
  const image = join(parent, 'disk.img');
  const call = (program: string, ...args: string[]) => void execFileSync(program, args, { stdio: 'pipe' });
  const mount = () => call('mount', '-o', 'loop', image, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 ** 2);
  try {
    call('mkfs.ext4', '-q', '-F', image);
    mount();
  } catch {
    return undefined;
  }
  return {
    folder,
    flush: () => call('sync', '-f', folder),
    becomeReadOnly: () => call('mount', '-o', 'remount,abort', folder),
    vanish: () => call('perl', '-e', shutdown, folder),
    replug() {
      call('umount', folder);
      mount();
    },
    unmount: () => call('umount', '-l', folder),
  };
}
