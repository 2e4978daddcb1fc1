/** Percent a year, from 0 to 50, in steps of a hundredth. */
export const mostEscalation = 50;

/**
 * What a cost of today is in some years, in whole thousands of US dollars: cost × (1 + percent / 100)^years, rounded half up, exactly, so
 * that the same plan shows the same dollars everywhere.
 *
 * @param cost whole thousands, 0 or more
 * @param percent a year, in hundredths at most: 3.25
 * @param years whole, 0 or more
 */
export function escalated(cost: number, percent: number, years: number): number {
  const above = (10_000n + BigInt(Math.round(percent * 100))) ** BigInt(years);
  const below = 10_000n ** BigInt(years);
  return Number((2n * BigInt(cost) * above + below) / (2n * below));
}
