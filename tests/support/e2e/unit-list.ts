import { expect, type Locator, type Page } from '@playwright/test';

/** The equipment list as a person sees it. */
export interface UnitListOnScreen {
  readonly grid: Locator;
  readonly search: Locator;
  /** The row that holds a text. */
  row(text: string): Locator;
  /** Expects the list to hold so many units, in sight or not. */
  expectCount(count: number): Promise<void>;
  /** What the rows in sight say in a column, from the top. */
  column(name: string): Promise<string[]>;
  headings(): Promise<string[]>;
}

/** The list on a page. */
export function unitList(page: Page): UnitListOnScreen {
  const grid = page.getByRole('grid', { name: 'Units' });
  // The first column holds the boxes in which units are chosen.
  const headings = async () => (await grid.getByRole('columnheader').allInnerTexts()).slice(1);
  return {
    grid,
    search: page.getByRole('searchbox', { name: 'Search equipment' }),
    row: (text) => grid.getByRole('row').filter({ hasText: text }),
    expectCount: (count) => expect(grid).toHaveAttribute('aria-rowcount', String(count + 1)),
    headings,
    async column(name) {
      await expect(grid).toHaveAttribute('aria-busy', 'false');
      const place = (await headings()).findIndex((heading) => heading.split('\n')[0] === name) + 2;
      expect(place, `a column ${name}`).toBeGreaterThan(1);
      return await grid.locator(`tbody tr[data-index] td:nth-child(${place})`).allInnerTexts();
    },
  };
}
