import { useTranslation } from 'react-i18next';
import type { CapitalRow } from '#shared/capital-plan.ts';
import { useFormats } from '../../ui/formats.ts';

/** How the plan of a unit is said. */
export function usePlanWords() {
  const { t } = useTranslation('capital');
  const formats = useFormats();
  const marked = (text: string, estimated: boolean) => (estimated ? t('estimated', { text }) : text);
  return {
    /** `in 4.5 years`, `1.5 years ago`; an empty text for unknown. */
    years({ yearsUntilEndOfLife: years }: Pick<CapitalRow, 'yearsUntilEndOfLife'>): string {
      if (years === null) return '';
      const count = Math.abs(years);
      return t(years < 0 ? 'yearsAgo' : 'yearsLeft', { count, years: formats.decimal(count) });
    },
    endOfLife: ({ endOfLifeOn, endOfLifeEstimated }: Pick<CapitalRow, 'endOfLifeOn' | 'endOfLifeEstimated'>): string =>
      endOfLifeOn === null ? '' : marked(formats.date(endOfLifeOn), endOfLifeEstimated),
    cost: ({ cost, costEstimated }: Pick<CapitalRow, 'cost' | 'costEstimated'>): string =>
      cost === null ? '' : marked(formats.thousands(cost), costEstimated),
    /** The year of the plan and where it comes from. */
    year: ({ planYear, planYearFrom }: Pick<CapitalRow, 'planYear' | 'planYearFrom'>) => ({
      text: planYear === null ? '' : String(planYear),
      from: planYearFrom === null ? '' : t(`yearFrom.${planYearFrom}`),
    }),
  };
}
