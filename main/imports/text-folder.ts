import { fold } from '../../shared/text.ts';

/** {@link fold} with a memory: the same few names come in every row of a file. */
export interface TextFolder {
  fold(text: string): string;
  same(one: string, other: string): boolean;
}

const memory = 20_000;

/** A memory for one run. */
export function createTextFolder(): TextFolder {
  const folded = new Map<string, string>();
  function remembered(text: string): string {
    let answer = folded.get(text);
    if (answer === undefined) {
      if (folded.size >= memory) folded.clear();
      answer = fold(text);
      folded.set(text, answer);
    }
    return answer;
  }
  return { fold: remembered, same: (one, other) => one === other || remembered(one) === remembered(other) };
}
