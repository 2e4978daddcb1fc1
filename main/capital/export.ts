import type { CapitalColumn, CapitalRow } from '../../shared/capital-plan.ts';
import type { CsvColumn } from '../files/csv-body.ts';
import type { CsvValue } from '../files/csv-writer.ts';

const values: Readonly<Record<CapitalColumn, (row: CapitalRow) => CsvValue>> = {
  id: ({ unit }) => unit.id,
  className: ({ unit }) => unit.className,
  subclassName: ({ unit }) => unit.subclassName,
  manufacturerName: ({ unit }) => unit.manufacturerName,
  model: ({ unit }) => unit.model,
  departmentName: ({ unit }) => unit.departmentName,
  room: ({ unit }) => unit.room,
  facilityName: ({ unit }) => unit.facilityName,
  endOfLifeOn: (row) => row.endOfLifeOn,
  endOfLifeEstimated: (row) => row.endOfLifeEstimated,
  yearsUntilEndOfLife: (row) => row.yearsUntilEndOfLife,
  cost: (row) => row.cost,
  costEstimated: (row) => row.costEstimated,
  category: (row) => row.category,
  capitalYear: (row) => row.capitalYear,
  planYear: (row) => row.planYear,
  funded: (row) => row.funded,
  radiologyOwned: (row) => row.radiologyOwned,
  capitalType: (row) => row.capitalType,
  capitalNote: (row) => row.capitalNote,
  endOfSupportOn: (row) => row.endOfSupportOn,
  failedTests: (row) => row.failedTests,
  score: ({ score }) => score.value,
};

/** The columns of a capital list as a file, under the headings of the screen. */
export function capitalFileColumns(
  columns: readonly { readonly key: CapitalColumn; readonly label: string }[],
): CsvColumn<CapitalRow>[] {
  return columns.map(({ key, label }) => ({
    heading: label,
    value: values[key],
    kind: key.endsWith('On') ? 'date' : 'plain',
  }));
}
