import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../shared/capital-budget.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';

/** By what a comparison is laid out. */
export const compareLayouts = ['year', 'facility', 'cells'] as const;
export type CompareLayout = (typeof compareLayouts)[number];

/** One row of a comparison: a year, a facility, or both. */
export interface CompareLine {
  readonly key: string;
  readonly year: number | null;
  readonly facility: string | null;
  /** In the order of the plans. */
  readonly values: Comparison['byYear'][number]['values'];
}

/** The rows of a comparison; what has no facility is called as told. */
export function compareLines(comparison: Comparison, layout: CompareLayout, unnamed: string): CompareLine[] {
  const { byYear, byFacility, cells } = comparison;
  if (layout === 'year') return byYear.map(({ year, values }) => ({ key: String(year), year, facility: null, values }));
  const named = (name: string | null) => name ?? unnamed;
  if (layout === 'facility')
    return byFacility.map(({ facilityId, facilityName, values }) => ({
      key: String(facilityId),
      year: null,
      facility: named(facilityName),
      values,
    }));
  return cells.map(({ year, facilityId, facilityName, values }) => ({
    key: `${year} ${facilityId}`,
    year,
    facility: named(facilityName),
    values,
  }));
}

/** Whether any plan differs from the first one in a row. */
export function differs({ values }: CompareLine): boolean {
  return values.some(({ difference }) => difference !== 0);
}

/** The columns of a comparison in files and on the clipboard, in thousands of dollars. */
export function useCompareColumns(layout: CompareLayout, names: readonly string[]): readonly CopyColumn<CompareLine>[] {
  const { t } = useTranslation('capital-plan');
  return [
    ...(layout === 'facility'
      ? []
      : [{ heading: t('compare.year'), kind: 'number', value: ({ year }: CompareLine) => year } as const]),
    ...(layout === 'year'
      ? []
      : [{ heading: t('compare.facility'), kind: 'text', value: ({ facility }: CompareLine) => facility } as const]),
    ...names.flatMap((name, index): CopyColumn<CompareLine>[] => [
      { heading: name, kind: 'number', value: ({ values }) => values[index]?.escalated ?? 0 },
      ...(index === 0
        ? []
        : [
            {
              heading: t('compare.differenceOf', { name }),
              kind: 'number',
              value: ({ values }: CompareLine) => values[index]?.difference ?? 0,
            } as const,
          ]),
    ]),
  ];
}
