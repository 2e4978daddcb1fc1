import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { guardAgainstCrash } from '../../main/host/crash-guard.ts';
import { readCrash } from '../../main/journal/crash-marker.ts';
import { temporaryFolder } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { memoryLog } from '../support/ports.ts';

function guarded(folder: string, close: () => Promise<void>) {
  const process = new EventEmitter();
  const log = memoryLog();
  const exit = vi.fn();
  const release = guardAgainstCrash({
    // as: of a process only its events are used.
    process: process as unknown as NodeJS.Process,
    dataFolder: folder,
    host: 'host',
    log,
    now: () => new Date('2026-11-21T10:00:00Z'),
    close,
    exit,
  });
  return { process, log, exit, release };
}

it('logs a fault that nothing caught, closes the data, ends, and the next start says so once', async () => {
  const folder = temporaryFolder();
  const close = vi.fn(async () => {});
  const first = guarded(folder, close);
  expect(first.log.entries).toEqual([]);
  first.process.emit('uncaughtException', new TypeError('the record of Marked Patient'));
  first.process.emit('unhandledRejection', new Error('while it ends'));
  await eventually(() => expect(first.exit).toHaveBeenCalledOnce());
  expect(close).toHaveBeenCalledOnce();
  expect(first.log.entries.map(({ message }) => message)).toEqual(['uncaught exception', 'unhandled rejection']);
  expect(readFileSync(join(folder, 'logs', 'last-crash.json'), 'utf8')).not.toContain('Marked');

  const second = guarded(folder, close);
  expect(second.log.entries).toMatchObject([{ level: 'warn', message: 'the program ended by a fault the last time' }]);
  expect(guarded(folder, close).log.entries).toEqual([]);
  expect(readCrash(join(folder, 'logs'))).toMatchObject({ host: 'host', reason: expect.stringContaining('TypeError') });
});

it('ends also when closing fails', async () => {
  const { process, exit, log, release } = guarded(temporaryFolder(), () => Promise.reject(new Error('stuck')));
  process.emit('unhandledRejection', 'no error at all');
  await eventually(() => expect(exit).toHaveBeenCalledOnce());
  expect(log.entries.at(-1)).toMatchObject({ message: 'not closed after a fault' });
  release();
  expect(process.listenerCount('uncaughtException')).toBe(0);
});
