import { type CapitalCategoryRange, capitalCategoryOf } from '../../shared/capital.ts';
import type { Db } from '../database/connection.ts';

/** The capital categories that are in use, on one connection. */
export function createCapitalCategories(db: Db) {
  const active = db.prepare<[], Omit<CapitalCategoryRange, 'active'> & { readonly name: string }>(
    'SELECT name, min_cost AS minCost, max_cost AS maxCost FROM capital_categories WHERE active = 1',
  );
  /** Answers the name of the category that a cost (thousands of US dollars) falls in; null for none. The categories are read once. */
  return function read(): (cost: number | null) => string | null {
    const categories = active.all().map((category) => ({ ...category, active: true }));
    return (cost) => capitalCategoryOf(cost, categories)?.name ?? null;
  };
}
