import type { ChangeStamp } from './change-stamp.ts';

/**
 * Keeps what was read until what it is made of changes; the oldest answers go first. Inside a transaction everything is read.
 * An answer is shared by all who ask for it: it depends on nothing but its key and the sources of the stamp, and nobody changes it.
 *
 * @param most answers that are kept
 */
export function createKeptAnswers<Answer extends object>(stamp: ChangeStamp, most: number) {
  const answers = new Map<string, Answer>();
  let keptAt: number | undefined;

  /** The answer to a key; what `read` does not find is not kept. */
  return <Found extends Answer | undefined>(key: string, read: () => Found): Found | Answer => {
    const now = stamp();
    if (now === undefined) return read();
    if (now !== keptAt) answers.clear();
    keptAt = now;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = read();
    const [oldest] = answers.keys();
    if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
    if (answer !== undefined) answers.set(key, answer);
    return answer;
  };
}
