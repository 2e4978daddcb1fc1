import { setImmediate } from 'node:timers/promises';
import type { EntryKind, Matcher } from './filter-rules.ts';
import type { AuditRepository } from './repository.ts';

/** Entries in one block: read in a few milliseconds, so that nobody waits for a list of a long trail. */
const blockSize = 5000;

/** What is known of a block without reading it again. */
interface Summary {
  readonly first: string;
  readonly last: string;
  readonly kinds: readonly EntryKind[];
}

/** A stretch of the trail. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * Passes over the trail block by block and skips blocks in which nothing can fit. Full blocks never change, so what they hold is
 * remembered: an index on the table would make every write of the program dearer instead.
 */
export function createBlocks(repository: AuditRepository) {
  const summaries = new Map<number, Summary | null>();

  /** Null where an archive took every entry of the block. */
  function summaryOf(number: number): Summary | null {
    const known = summaries.get(number);
    if (known !== undefined) return known;
    const { from, to } = place(number);
    const kinds = repository.kinds(from, to);
    const summary =
      kinds.length === 0
        ? null
        : {
            first: kinds.map(({ first }) => first).sort()[0] ?? '',
            last:
              kinds
                .map(({ last }) => last)
                .sort()
                .at(-1) ?? '',
            kinds: kinds.map(({ accountId, actor, origin, action, entity }) => ({
              accountId,
              actor,
              origin,
              action,
              entity,
            })),
          };
    // The last block still grows.
    if (repository.ends().last >= to) summaries.set(number, summary);
    return summary;
  }

  const numbers = (first: number, last: number) =>
    last === 0 ? [] : range(Math.floor((first - 1) / blockSize), Math.floor((last - 1) / blockSize));

  return {
    /** Blocks in which something may fit, in this order; other work is let in between two of them. */
    async *fitting(matcher: Matcher, order: 'newest' | 'oldest', upTo?: number): AsyncGenerator<Block> {
      const ends = repository.ends();
      const last = Math.min(ends.last, upTo ?? ends.last);
      const all = numbers(ends.first, last);
      if (order === 'newest') all.reverse();
      for (const number of all) {
        const { from, to } = place(number);
        if (!matcher.all) {
          const fresh = !summaries.has(number);
          const summary = summaryOf(number);
          if (fresh) await setImmediate();
          if (!summary || !matcher.span(summary.first, summary.last) || !summary.kinds.some(matcher.kind)) continue;
        }
        yield { from: Math.max(from, ends.first), to: Math.min(to, last) };
        await setImmediate();
      }
    },

    /** Every kind of entry that occurs. */
    async kinds(): Promise<EntryKind[]> {
      const { first, last } = repository.ends();
      const found = new Map<string, EntryKind>();
      for (const number of numbers(first, last)) {
        const fresh = !summaries.has(number);
        for (const kind of summaryOf(number)?.kinds ?? []) found.set(JSON.stringify(Object.values(kind)), kind);
        if (fresh) await setImmediate();
      }
      return [...found.values()];
    },

    /** Entries were taken out. */
    forget: () => summaries.clear(),
  };
}

/** The blocks of {@link createBlocks}. */
export type Blocks = ReturnType<typeof createBlocks>;

function place(number: number): Block {
  return { from: number * blockSize + 1, to: (number + 1) * blockSize };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
