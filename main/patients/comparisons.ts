import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Duplicates } from '../../shared/patient-records.ts';
import type { patientsContract } from '../../shared/patients.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { type createStanding, studyForCreation } from '../studies/standing-rules.ts';
import { normalisedIpp } from './blind-index-rules.ts';
import type { CheckLimit } from './check-limit.ts';
import type { DuplicateRules, Entered } from './duplicates.ts';
import type { SearchedBy, SearchRecord } from './search-record.ts';

type Input = z.output<typeof patientsContract.duplicates.input>;

/**
 * Entries that are compared with the registry. Whoever asks for one entry after the other learns who is known and who is not: each
 * comparison is on record, whether something matched or not, and an account makes so many in an hour.
 */
export function createComparisons(deps: {
  readonly duplicates: DuplicateRules;
  readonly standing: ReturnType<typeof createStanding>;
  readonly searches: SearchRecord;
  readonly limit: CheckLimit;
}) {
  const { searches, limit } = deps;
  const standingOf = (ctx: Context) => deps.standing.of(principalOf(ctx));

  function note(ctx: Context, by: readonly SearchedBy[], matched: boolean): void {
    limit.count(standingOf(ctx).accountId, by.length);
    searches.compared(ctx, by, matched);
  }

  return {
    /** Patients that an entry may be, as far as the caller may see them. @throws AppError RATE_LIMITED */
    duplicates({ studyId: named, ...entry }: Input, ctx: Context): Duplicates {
      const standing = standingOf(ctx);
      const studyId = studyForCreation(standing, named);
      const by = comparable(entry);
      if (by.length === 0) return { known: [], hidden: false };
      limit.require(standing.accountId);
      const told = deps.duplicates.told(deps.duplicates.matches(entry), studyId, standing);
      note(ctx, by, told.hidden || told.known.length > 0);
      return told;
    },

    /** An act that is refused where somebody is known: whoever is refused has learned just that. @throws AppError RATE_LIMITED */
    during<T>(ctx: Context, work: () => T): T {
      limit.require(standingOf(ctx).accountId);
      try {
        return work();
      } catch (cause) {
        if (cause instanceof AppError && cause.details?.duplicates !== undefined) note(ctx, ['ipp', 'name'], true);
        throw cause;
      }
    },
  };
}

/** What {@link createComparisons} makes. */
export type Comparisons = ReturnType<typeof createComparisons>;

/** By what an entry can be compared as far as it is complete. */
function comparable({ ipp, firstName, lastName, birthDate }: Entered): readonly SearchedBy[] {
  const whole = firstName !== undefined && lastName !== undefined && birthDate !== undefined;
  const by: SearchedBy[] = [];
  if (ipp !== undefined && normalisedIpp(ipp) !== '') by.push('ipp');
  if (whole) by.push('name');
  return by;
}
