import { initials } from '../../shared/initials.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { searchWords } from '../../shared/text.ts';
import type { CsvColumn } from '../files/csv-body.ts';
import { fileInstant } from '../files/csv-writer.ts';
import type { ExportedTest } from './test-queries.ts';

/** The 15 columns of a REMS file of surveys; who wrote a record stands there in initials (REMS 3.11, 2.9). */
export const testFileColumns: readonly CsvColumn<ExportedTest>[] = [
  { heading: 'test_id', value: (test) => test.id },
  { heading: 'eq_id', value: (test) => test.unitId },
  { heading: 'test_type', value: (test) => test.type },
  { heading: 'test_date', value: (test) => test.testDate, kind: 'date' },
  { heading: 'report_date', value: (test) => test.reportDate, kind: 'date' },
  { heading: 'submission_date', value: (test) => test.submissionDate, kind: 'date' },
  { heading: 'performed_by_id', value: (test) => test.performedById },
  { heading: 'performed_by', value: (test) => test.performedByName },
  { heading: 'reviewed_by_id', value: (test) => test.reviewedById },
  { heading: 'reviewed_by', value: (test) => test.reviewedByName },
  { heading: 'notes', value: (test) => test.notes },
  { heading: 'created_by', value: (test) => initials(test.createdBy) },
  { heading: 'created_at', value: (test) => fileInstant(test.createdAt), kind: 'instant' },
  { heading: 'modified_by', value: (test) => (test.modifiedBy === null ? null : initials(test.modifiedBy)) },
  { heading: 'updated_at', value: (test) => fileInstant(test.updatedAt), kind: 'instant' },
];

/** Whether the file's name says that it holds a part only: class, subclass, facility or search were used (REMS 3.11). */
export function isFiltered({ filters, search }: { filters?: UnitFilters | undefined; search?: string | undefined }) {
  const { classId, subclassId, facilityId } = filters ?? {};
  return (
    searchWords(search).length > 0 || [classId, subclassId, facilityId].some((chosen) => chosen && chosen.length > 0)
  );
}
