import { useTranslation } from 'react-i18next';
import { type CapitalColumn, type CapitalRow, capitalColumns } from '../../shared/capital-plan.ts';
import { useApi } from '../api/context.tsx';
import { allPages, copiedPage } from '../ui/all-pages.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { useCopyTable } from '../ui/copy-table.ts';

type ListInput = Parameters<ReturnType<typeof useApi>['capital']['list']>[0];

const numbers: ReadonlySet<CapitalColumn> = new Set([
  'id',
  'yearsUntilEndOfLife',
  'cost',
  'capitalYear',
  'planYear',
  'failedTests',
  'score',
]);
const dates: ReadonlySet<CapitalColumn> = new Set(['endOfLifeOn', 'endOfSupportOn']);

/** Copies the units of the plan with the columns of its file. */
export function useCopyPlan() {
  const { t } = useTranslation('capital');
  const { t: tPlan } = useTranslation('capital-plan');
  const { t: tUnit } = useTranslation('equipment');
  const api = useApi();
  const { copy, pending } = useCopyTable('capital');
  const said = (value: boolean | null) => (value === null ? null : tPlan(value ? 'chart.yes' : 'chart.no'));

  function cellOf(row: CapitalRow, key: CapitalColumn): string | number | null {
    switch (key) {
      case 'id':
      case 'className':
      case 'subclassName':
      case 'manufacturerName':
      case 'model':
      case 'departmentName':
      case 'room':
      case 'facilityName':
        return row.unit[key];
      case 'endOfLifeEstimated':
      case 'costEstimated':
      case 'funded':
      case 'radiologyOwned':
        return said(row[key]);
      case 'capitalType':
        return tUnit(`capitalTypes.${row.capitalType}`);
      case 'score':
        return row.score.value;
      default:
        return row[key];
    }
  }

  const columns = capitalColumns.map(
    (key): CopyColumn<CapitalRow> => ({
      heading: key === 'cost' ? tPlan('chart.columns.costFile') : t(`columns.${key}`),
      kind: numbers.has(key) ? 'number' : dates.has(key) ? 'date' : 'text',
      value: (row) => cellOf(row, key),
    }),
  );
  return {
    pending,
    /** All that match, up to the limit. Call it from the click itself. */
    copyMatching: (input: ListInput) =>
      copy(columns, () => allPages((page) => api.capital.list({ ...input, page, pageSize: copiedPage }))),
  };
}
