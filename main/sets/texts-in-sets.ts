import { AppError } from '../../shared/contract/errors.ts';
import { type OpenedSet, openSet } from './open-set.ts';

/** One text that is wanted out of the databases of sets. */
export interface TextsInSets {
  /** Folders of sets of this installation, in the order in which they are asked. */
  readonly folders: readonly string[];
  readonly authentication: Buffer;
  /** Answers the text of `@id` as its only column. */
  readonly sql: string;
  readonly id: string;
}

/** What the sets hold there, each text once, in the order of the folders. Sets that do not open are passed over. */
export function textsInSets({ folders, authentication, sql, id }: TextsInSets): readonly string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    const set = opened(folder, authentication);
    if (set === undefined) continue;
    try {
      const text = set.db.prepare<{ id: string }, string | null>(sql).pluck().get({ id });
      if (typeof text === 'string') found.add(text);
    } catch (cause) {
      // A set of a version that did not know the table yet has nothing of it.
      if (!(cause instanceof Error && /^no such (table|column)/.test(cause.message))) throw cause;
    } finally {
      set.close();
    }
  }
  return [...found];
}

function opened(folder: string, authentication: Buffer): OpenedSet | undefined {
  try {
    return openSet(folder, { authentication });
  } catch (cause) {
    // A set that does not open is told of by the page of backups.
    if (cause instanceof AppError || (cause instanceof Error && 'code' in cause)) return undefined;
    throw cause;
  }
}
