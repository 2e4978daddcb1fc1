/** Names in the address of what only the chart, the budget and the comparison have. */
export const planNames = {
  from: 'from',
  to: 'to',
  by: 'by',
  view: 'view',
  hidden: 'hide',
  rate: 'rate',
} as const;

/** Years from this one on that are shown until somebody chooses: REMS's range, and a plan of ten years. */
export const usualYears = { chart: 20, budget: 10 } as const;
/** More years than that are no plan any more. */
const mostYears = 60;

/** The years that an address asks for; anything that is no range is the usual one. */
export function readYears(
  params: URLSearchParams,
  currentYear: number,
  usual: number,
): { readonly fromYear: number; readonly toYear: number } {
  const from = readYear(params.get(planNames.from)) ?? currentYear;
  const to = readYear(params.get(planNames.to)) ?? Math.max(from, currentYear) + usual - 1;
  return { fromYear: Math.min(from, to), toYear: Math.min(Math.max(from, to), Math.min(from, to) + mostYears - 1) };
}

/** A year as it is typed; null for anything else. */
export function readYear(text: string | null): number | null {
  return text !== null && /^(19|20)\d\d$|^2100$/.test(text) ? Number(text) : null;
}

/** Ids in an address, parted by points. */
export function readIds(text: string | null): number[] {
  const ids = (text ?? '').split('.').filter((part) => /^\d{1,9}$/.test(part));
  return [...new Set(ids.map(Number))];
}

/** Percent a year in an address, 0 to 50 with two decimals at most; 0 for anything else. */
export function readRate(text: string | null): number {
  const rate = Number(text ?? 0);
  return Number.isFinite(rate) && rate >= 0 && rate <= 50 ? Math.round(rate * 100) / 100 : 0;
}
