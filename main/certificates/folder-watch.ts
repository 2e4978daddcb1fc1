import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Log } from '../ports.ts';

/** Looks out for changes of a few files, however their owner replaces them. */
export interface FolderWatch {
  /** Looks out for these files from now on, and for no others. */
  follow(paths: readonly string[]): void;
  close(): void;
}

/**
 * Watches the folders of files and the folders above: a file is rewritten or renamed in place, a link is turned, or the whole folder is
 * exchanged. Who was told asks to follow again, because a folder that was exchanged is another one.
 */
export function createFolderWatch(deps: {
  readonly onChange: () => void;
  readonly log: Log;
  /** Milliseconds of quiet after the last change: certificate and key are written one after the other. */
  readonly settleMs: number;
}): FolderWatch {
  let watchers: FSWatcher[] = [];
  let settling: NodeJS.Timeout | undefined;

  function changed(): void {
    clearTimeout(settling);
    settling = setTimeout(deps.onChange, deps.settleMs).unref();
  }

  function watchFolder(folder: string, concerns: (name: string) => boolean): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || concerns(name)) changed();
      });
      watcher.on('error', (cause) => {
        watcher.close();
        deps.log.debug('a folder is not watched any more', { cause });
      });
      watchers.push(watcher);
    } catch (cause) {
      // The folder is not there at this moment, or cannot be watched: the hourly look sees what happens in it.
      deps.log.debug('a folder cannot be watched', { cause });
    }
  }

  function close(): void {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
    watchers = [];
  }

  return {
    follow(paths) {
      close();
      for (const folder of new Set(paths.map((path) => dirname(path)))) {
        watchFolder(folder, () => true);
        if (dirname(folder) !== folder) watchFolder(dirname(folder), (name) => name === basename(folder));
      }
    },
    close,
  };
}
