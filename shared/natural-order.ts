const collator = new Intl.Collator('en', { numeric: true });

/**
 * The order in which people look for names: 2 before 10, letters with accents beside those without, whatever the case.
 * English and French order the same here, so that a list stands in one order for everybody.
 */
export function naturalOrder(one: string, other: string): number {
  return collator.compare(one, other);
}

/** The same for names that may be missing; what has none comes last. */
export function namelessLast(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return naturalOrder(one, other);
}
