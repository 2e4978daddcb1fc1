import type { Db } from '../../main/database/connection.ts';

/** What files do not say: every subclass gets a cost of 50 to 1549 thousand dollars and a lifetime of 7 to 14 years. */
export function priceSubclasses(db: Db): void {
  db.exec('UPDATE subclasses SET estimated_cost = 50 + (id * 7919) % 1500, lifetime_years = 7 + id % 8');
}
