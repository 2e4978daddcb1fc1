import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Log } from '../ports.ts';
import type { WindowState } from './window-state.ts';

/** Remembers where the window was. */
export interface WindowStateStore {
  /** The content of the file, unchecked; undefined when there is none that can be read. */
  read(): unknown;
  write(state: WindowState): void;
}

/** Keeps the state in a small JSON file. A window in the wrong place is no reason to fail: faults are logged. */
export function createWindowStateFile(file: string, log: Log): WindowStateStore {
  return {
    read() {
      try {
        return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
      } catch (cause) {
        log.warn('window state not read', { cause });
        return undefined;
      }
    },
    write(state) {
      try {
        writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (cause) {
        log.warn('window state not written', { cause });
      }
    },
  };
}
