import type { PatientFilters } from '../../shared/patient-records.ts';
import { parseTypedDate } from '../ui/date-text.ts';

/** Names of the filters in the address; the search is not among them, since it may be a name. */
export const filterNames = ['study', 'sex', 'own', 'by', 'from', 'to', 'archived'] as const;
export type FilterName = (typeof filterNames)[number];

/** Several values of one filter in the address. */
export function readWords(text: string | null): readonly string[] {
  return (text ?? '').split('.').filter((word) => word !== '');
}

/** What the address says of filters; what is no value of a filter does not filter. */
export function readPatientFilters(filter: (name: FilterName) => string | null): PatientFilters {
  const ids = (name: FilterName) =>
    readWords(filter(name))
      .map(Number)
      .filter((id) => Number.isSafeInteger(id) && id > 0)
      .slice(0, 200);
  const day = (name: FilterName) => {
    const text = filter(name) ?? '';
    return /^\d{4}-/.test(text) && text >= '1900' ? parseTypedDate(text, 'en') : undefined;
  };
  const [studyId, createdById] = [ids('study'), ids('by')];
  const sex = readWords(filter('sex'))
    .filter((code) => /^[A-Z]{1,3}$/.test(code))
    .slice(0, 20);
  const [createdFrom, createdTo] = [day('from'), day('to')];
  return {
    ...(studyId.length > 0 && { studyId }),
    ...(sex.length > 0 && { sex }),
    ...(filter('own') === '1' && { own: true }),
    ...(createdById.length > 0 && { createdById }),
    ...(createdFrom !== undefined && { createdFrom }),
    ...(createdTo !== undefined && { createdTo }),
    ...(filter('archived') === '1' && { includeArchived: true }),
  };
}
