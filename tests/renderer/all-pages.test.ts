import { describe, expect, it } from 'vitest';
import { allPages, copiedPage } from '../../renderer/ui/all-pages.ts';
import { mostCopiedRows } from '../../renderer/ui/copy-table.ts';

/** A list of this many numbers, and the pages that were read of it. */
function listOf(count: number) {
  const read: number[] = [];
  const page = async (number: number) => {
    read.push(number);
    const start = (number - 1) * copiedPage;
    const items = Array.from({ length: Math.max(0, Math.min(copiedPage, count - start)) }, (_, at) => start + at);
    return { items, total: count };
  };
  return { page, read };
}

describe('all pages of a list', () => {
  it('are read in order, once each, to the end', async () => {
    const { page, read } = listOf(2 * copiedPage + 1);
    const { rows, total } = await allPages(page);
    expect(rows).toEqual(Array.from({ length: total }, (_, at) => at));
    expect(read).toEqual([1, 2, 3]);
  });

  it('are one call for an empty list, and end where rows vanished meanwhile', async () => {
    const none = listOf(0);
    expect(await allPages(none.page)).toEqual({ rows: [], total: 0 });
    expect(none.read).toEqual([1]);
    const fewer = await allPages(async (number) => ({ items: number === 1 ? ['a'] : [], total: 900 }));
    expect(fewer.rows).toEqual(['a']);
  });

  it('stop at what is copied at most and still tell how many there are', async () => {
    const { page } = listOf(mostCopiedRows + 3000);
    const { rows, total } = await allPages(page);
    expect(rows).toHaveLength(mostCopiedRows);
    expect(total).toBe(mostCopiedRows + 3000);
  });
});
