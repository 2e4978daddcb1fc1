import { AppError } from '../../shared/contract/errors.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { FindingQueries, FindingValues } from './finding-queries.ts';
import { checkDays, checkRetest, checkSource } from './finding-rules.ts';

type Checked = FindingValues & { readonly id: number; readonly unitId: number };

/** Checks what a person sends for a finding against the rules and what is stored. */
export function createFindingChecks(queries: Pick<FindingQueries, 'hasUnit' | 'person' | 'test' | 'retestsOf'>) {
  /** People who are chosen anew are active; one that the finding already names may stay (REMS 2.7). */
  function checkPerson(field: 'ownerId' | 'resolvedById', values: FindingValues, stored: FindingValues | undefined) {
    const id = values[field];
    if (id === null || id === stored?.[field]) return;
    const active = queries.person(id);
    if (active === undefined) refuse(field, 'This person does not exist any more. Choose somebody else.');
    if (active === 0) refuse(field, 'This person is inactive. Choose somebody else.');
  }

  /** @throws AppError INVALID */
  function links(finding: Checked, today: PlainDate): void {
    if (finding.retestId === null) return;
    checkRetest(finding, queries.test(finding.retestId), today, (testId) => queries.retestsOf(testId, finding.id));
  }

  return {
    /** @throws AppError INVALID */
    unit(id: number): void {
      if (!queries.hasUnit(id)) refuse('unitId', `There is no unit ${id}. Choose one from the list.`);
    },

    /** The rules that a changed finding must keep; what did not change is not held against it. @throws AppError INVALID with the field */
    values(next: Checked, stored: FindingValues | undefined, today: PlainDate): void {
      const moved = next.reportedOn !== stored?.reportedOn;
      if (moved || next.dueOn !== stored?.dueOn || next.resolvedOn !== stored?.resolvedOn) checkDays(next, today);
      checkPerson('ownerId', next, stored);
      checkPerson('resolvedById', next, stored);
      const resourced = next.testId !== (stored?.testId ?? null);
      if (resourced && next.testId !== null) checkSource(queries.test(next.testId), next.unitId);
      if (moved || resourced || next.retestId !== stored?.retestId) links(next, today);
    },

    links,

    /** The day on which a finding of this test was made: that of the test, unless it lies ahead; without a test, today. */
    daySuggested(testId: number | null, today: PlainDate): PlainDate {
      const testedOn = testId === null ? undefined : queries.test(testId)?.testedOn;
      return testedOn !== undefined && testedOn < today ? testedOn : today;
    },
  };
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID', message, { fields: { [field]: message } });
}
