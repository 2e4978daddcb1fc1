import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { DataFiles } from './data-files.ts';
import { syncFolder, writeDurably } from './durable-file.ts';

const Journal = z.strictObject({
  v: z.literal(1),
  task: z.enum(['restore', 'rotate']),
  /** `preparing`: nothing of the data was touched. `committed`: the new parts take the place of the old ones, whatever happens. */
  phase: z.enum(['preparing', 'committed']),
  pid: z.int(),
  at: z.string(),
});

/** Why the database is being replaced, and how far that has come. */
export type SwapJournal = Readonly<z.infer<typeof Journal>>;

/** What lies under the name of the journal. A crash never leaves half of it, so that `damaged` means somebody else changed it. */
export type SwapJournalOnDisk =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | { readonly state: 'intact'; readonly journal: SwapJournal };

/** Reads the journal. Changes nothing. */
export function readSwapJournal(files: DataFiles): SwapJournalOnDisk {
  if (!existsSync(files.swapJournal)) return { state: 'missing' };
  try {
    const parsed = Journal.safeParse(JSON.parse(readFileSync(files.swapJournal, 'utf8')));
    return parsed.success ? { state: 'intact', journal: parsed.data } : { state: 'damaged' };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { state: 'damaged' };
    throw cause;
  }
}

/** Writes the journal durably. */
export function writeSwapJournal(files: DataFiles, journal: SwapJournal): void {
  writeDurably(files.swapJournal, `${JSON.stringify(journal)}\n`);
}

/** Takes the journal away: the matter is over. */
export function removeSwapJournal(files: DataFiles): void {
  rmSync(files.swapJournal, { force: true });
  syncFolder(files.folder);
}
