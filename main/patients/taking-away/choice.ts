import { AppError } from '#shared/contract/errors.ts';
import type { Identity } from '#shared/identity-fields.ts';
import type { PatientFilters } from '#shared/patient-records.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import { type createStanding, sees } from '../../studies/standing-rules.ts';
import { openIdentity } from '../identities.ts';
import type { IdentityCells } from '../identity-cell-rules.ts';
import type { PatientChoice, PatientLists } from '../lists.ts';
import type { PatientRow } from '../repository.ts';
import type { PatientsService } from '../service.ts';

/** What is taken away: a choice of patients, with or without their identities. */
export type Taken = PatientChoice & { readonly identities: boolean; readonly reason?: string | undefined };

/** A patient who is taken away; `identity` is null where none was asked for, or it does not decrypt. */
export interface TakenPatient {
  readonly row: PatientRow;
  readonly identity: Identity | null;
}

/** Settles who is taken away and puts it on record. */
export function createTakenChoice(deps: {
  readonly lists: Pick<PatientLists, 'ids' | 'rowsOf'>;
  readonly patients: Pick<PatientsService, 'requireReason'>;
  readonly cells: IdentityCells;
  readonly standing: ReturnType<typeof createStanding>;
}) {
  const { lists, patients, cells, standing } = deps;
  return {
    /**
     * The ids of what the list shows to the caller, in its order. One entry in the trail: how many, with identities or not, which filters,
     * and by what of an identity was searched; never what was searched for, since that is an identity itself.
     *
     * @param as facts on the file, for the entry
     * @throws AppError INVALID for more than `most`, and without a reason where the clinic wants one
     */
    take(
      { identities, reason, ...choice }: Taken,
      { most, ...as }: { readonly most: number; readonly format: string },
      ctx: Context,
    ): readonly number[] {
      if (identities) patients.requireReason(reason);
      return ctx.transact((tx) => {
        const { ids, identities: searchedBy } = lists.ids(choice, standing.of(principalOf(ctx)));
        if (ids.length > most)
          throw new AppError('INVALID', `These are more than ${most} patients. Narrow the list, or take it in parts.`);
        const facts = {
          count: ids.length,
          format: as.format,
          identities,
          ...(searchedBy.length > 0 && { by: [...searchedBy].sort() }),
          ...filtersOf(choice.filters),
        };
        const changes = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, { old: null, new: value }]),
        );
        tx.audit({ entity: 'patient', entityId: null, changes, reason: reason ?? null });
        return ids;
      });
    },

    /** These patients, in this order, as far as they are in sight still: a file is fetched minutes after it was asked for. */
    read(ids: readonly number[], identities: boolean, ctx: Context): TakenPatient[] {
      const now = standing.of(principalOf(ctx));
      const rows = lists.rowsOf(ids).filter((row) => sees(now, row));
      return rows.map((row) => ({ row, identity: identities ? openIdentity(cells, row) : null }));
    },
  };
}

/** What {@link createTakenChoice} makes. */
export type TakenChoice = ReturnType<typeof createTakenChoice>;

function filtersOf(filters: PatientFilters | undefined) {
  const chosen = Object.entries(filters ?? {}).filter(([, value]) => value !== undefined);
  return chosen.length > 0 && { filters: Object.fromEntries(chosen) };
}
