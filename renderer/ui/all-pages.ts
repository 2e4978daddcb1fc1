import { type CopiedRows, mostCopiedRows } from './copy-table.ts';

/** Rows that are read at once. */
export const copiedPage = 200;

/** Reads a list page by page, from page 1 on, until it ends or as much is there as is copied at most. */
export async function allPages<T>(
  read: (page: number) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): Promise<CopiedRows<T>> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await read(page);
    rows.push(...items);
    if (items.length === 0 || rows.length >= Math.min(total, mostCopiedRows)) return { rows, total };
  }
}
