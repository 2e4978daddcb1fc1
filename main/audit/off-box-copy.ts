import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { AuditRow } from '../database/audit-row.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';
import type { Transactor } from '../rpc/transact.ts';
import { jsonOf } from './export.ts';
import type { AuditRepository } from './repository.ts';
import type { AuditSettingsStore } from './settings.ts';

const Position = z.object({ folder: z.string(), seq: z.int(), behind: z.boolean() });
type Position = z.infer<typeof Position>;

/** Entries per step: between two steps other work is let in. */
const step = 500;

/**
 * Appends every entry as a line of JSON to a file a day in a folder off the workstation (row G11). It catches up in order after the folder
 * was away, and never keeps a write waiting: it only reads what was committed.
 */
export function createOffBoxCopy(deps: {
  readonly db: Db;
  readonly repository: AuditRepository;
  readonly settings: AuditSettingsStore;
  readonly transactor: Pick<Transactor, 'housekeeping'>;
  readonly installId: string;
}) {
  const { db, repository, settings, transactor, installId } = deps;
  const reached = createSettingsSection(db, 'audit-copy');

  function position(folder: string): Position {
    const stored = reached.read();
    const found = stored && Position.parse(JSON.parse(stored.document));
    return found?.folder === folder ? found : { folder, seq: repository.ends().first - 1, behind: false };
  }
  const keep = (next: Position) =>
    retryWhileBusy(() => void transactor.housekeeping(() => reached.note({ document: JSON.stringify(next), at: '' })));

  const fileOf = (folder: string, at: string) =>
    join(folder, `rems-audit_${installId.slice(0, 8)}_${at.slice(0, 10)}.jsonl`);

  /** Lines of one day; those that an attempt wrote which was cut before its position was kept are left out. */
  async function append(file: string, rows: readonly AuditRow[]): Promise<void> {
    // A share that hangs holds up nobody: every access to it is off this thread.
    const handle = await open(file, 'a+', 0o600);
    try {
      const { written, whole } = await lastLines(handle);
      // By their hash: after a restore other entries come under numbers that are in the file already.
      const lines = rows.filter(({ hash }) => !written.has(hash)).map(jsonOf);
      if (lines.length === 0) return;
      // What a cut write left of a line stays, and ends here.
      await handle.appendFile((whole ? '' : '\n') + lines.join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  return {
    /** Copies what is new; answers a sentence when the folder was away before, null as a rule. */
    async run(signal: AbortSignal): Promise<string | null> {
      const { copyFolder } = settings.get();
      if (copyFolder === null) return null;
      let present = position(copyFolder);
      const wasBehind = present.behind;
      const { last } = repository.ends();
      if (present.seq >= last && !wasBehind) return null;
      try {
        await stat(copyFolder);
        while (present.seq < last) {
          signal.throwIfAborted();
          const rows = repository.whole(present.seq + 1, Math.min(present.seq + step, last));
          for (const [file, ofDay] of Map.groupBy(rows, ({ at }) => fileOf(copyFolder, at))) await append(file, ofDay);
          present = { folder: copyFolder, seq: Math.min(present.seq + step, last), behind: false };
          await keep(present);
          await setImmediate();
        }
      } catch (cause) {
        // Only what the operating system answers is about the folder.
        if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause;
        if (!wasBehind) await keep({ ...present, behind: true });
        throw new AppError(
          'UNAVAILABLE',
          `The audit trail could not be copied to its second place (${cause.code}). Check that the folder is there and may be written; what is missing follows by itself.`,
          { cause },
        );
      }
      if (!wasBehind) return null;
      await keep({ ...present, behind: false });
      return 'The copy of the audit trail is complete again.';
    },
  };
}

/** Nothing where a folder is there; else what is wrong with it. */
export async function refuseCopyFolder(folder: string): Promise<string | null> {
  try {
    return (await stat(folder)).isDirectory() ? null : 'This is no folder. Type the path of a folder.';
  } catch {
    return 'This folder is not there, or this program may not see it. Create it and check the rights.';
  }
}

/** More than one step of entries, as a rule: what is not found there is written twice rather than not at all. */
const tailBytes = 1_000_000;

/** The hashes in the last whole lines of a file, and whether it ends with a whole line. */
async function lastLines(handle: FileHandle): Promise<{ written: ReadonlySet<string>; whole: boolean }> {
  const { size } = await handle.stat();
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  await handle.read(tail, 0, tail.length, size - tail.length);
  const text = tail.toString('utf8');
  const hashes = text.split('\n').flatMap((line) => /"hash":"([0-9a-f]{64})"\}$/.exec(line)?.[1] ?? []);
  return { written: new Set(hashes), whole: text === '' || text.endsWith('\n') };
}
