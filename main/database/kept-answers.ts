import type { ChangeStamp } from './change-stamp.ts';
import { createLastKept } from './last-kept.ts';

/**
 * Keeps what was read until what it is made of changes; those that nobody asked for longest go first. Inside a transaction everything is read.
 * An answer is shared by all who ask for it: it depends on nothing but its key and the sources of the stamp, and nobody changes it.
 *
 * @param most answers that are kept
 */
export function createKeptAnswers<Answer extends object>(stamp: ChangeStamp, most: number) {
  const answers = createLastKept<Answer>(most);
  let keptAt: number | undefined;

  /** The answer to a key; what `read` does not find is not kept. */
  return <Found extends Answer | undefined>(key: string, read: () => Found): Found | Answer => {
    const now = stamp();
    if (now === undefined) return read();
    if (now !== keptAt) answers.clear();
    keptAt = now;
    return answers.get(key, read);
  };
}
