import { AppError } from '../../shared/contract/errors.ts';
import type { Identity } from '../../shared/identity-fields.ts';
import type { Duplicates } from '../../shared/patient-records.ts';
import { type Standing, sees } from '../studies/standing-rules.ts';
import { type BlindIndex, normalisedIpp, personOf } from './blind-index-rules.ts';
import type { PatientsRepository } from './repository.ts';

/** What was entered so far. */
export type Entered = { readonly [F in keyof Identity]?: Identity[F] | undefined };

/** A patient that an entry may be. */
export interface Match {
  readonly id: number;
  readonly studyId: number;
  readonly createdById: number;
  readonly by: 'ipp' | 'name';
}

/** Finds the patients that an entry may be, through the blind index: nothing is decrypted. */
export function createDuplicateRules({
  repository,
  index,
}: {
  readonly repository: PatientsRepository;
  readonly index: BlindIndex;
}) {
  /** Every match of what was entered so far, the hospital number first. */
  function matches(entry: Entered, except = 0): Match[] {
    const kids = repository.indexKids();
    const under = (kind: 'ipp' | 'person', value: string) =>
      value === '' ? [] : repository.matches(kind, index.tokens(kind, value, kids), except);
    const { ipp, firstName, lastName, birthDate } = entry;
    const byIpp = ipp === undefined ? [] : under('ipp', normalisedIpp(ipp));
    const complete = firstName !== undefined && lastName !== undefined && birthDate !== undefined;
    const byName = complete ? under('person', personOf({ firstName, lastName, birthDate })) : [];
    const known = new Set(byIpp.map(({ id }) => id));
    return [
      ...byIpp.map((match) => ({ ...match, by: 'ipp' as const })),
      ...byName.filter(({ id }) => !known.has(id)).map((match) => ({ ...match, by: 'name' as const })),
    ];
  }

  /** As far as the caller may see them; of those in other studies that they may not see, nothing is said at all. */
  function told(found: readonly Match[], studyId: number, standing: Standing): Duplicates {
    const visible = found.filter((match) => sees(standing, match));
    const rows = new Map(repository.several(visible.map(({ id }) => id)).map((row) => [row.id, row]));
    const known = visible.flatMap(({ id, by }) => {
      const row = rows.get(id);
      const sameStudy = row?.studyId === studyId;
      const aside = row?.asideAt !== null;
      return row ? [{ id, identifier: row.identifier, studyName: row.studyName, by, sameStudy, aside }] : [];
    });
    return {
      known: known.sort((one, other) => Number(other.sameStudy) - Number(one.sameStudy) || one.id - other.id),
      hidden: found.some((match) => match.studyId === studyId && !sees(standing, match)),
    };
  }

  return {
    matches,
    told,

    /**
     * Refuses an entry that is, or may be, a patient of the same study.
     *
     * @param anotherPerson why it is somebody else of the same name and birth date
     * @throws AppError CONFLICT with `details.duplicates`
     */
    requireNone(
      entry: Identity,
      where: { readonly studyId: number; readonly standing: Standing; readonly except?: number },
      anotherPerson: string | undefined,
    ): void {
      const { studyId, standing, except } = where;
      const inStudy = matches(entry, except).filter((match) => match.studyId === studyId);
      if (inStudy.length === 0) return;
      const duplicates = told(inStudy, studyId, standing);
      const refuse = (sentence: string) => new AppError('CONFLICT', sentence, { details: { duplicates } });
      const sameIpp = duplicates.known.find(({ by }) => by === 'ipp');
      if (sameIpp) throw refuse(takenIpp(sameIpp));
      if (duplicates.hidden)
        throw refuse('This may be a patient of the study whom you may not see. Ask an investigator for a review.');
      if (anotherPerson === undefined)
        throw refuse('Somebody of this name and birth date is known in the study. Say why this is another person.');
    },
  };
}

/** Why a hospital number cannot be used a second time in its study. */
export function takenIpp({ aside }: Duplicates['known'][number]): string {
  return aside
    ? 'This hospital number (IPP) is that of a patient whose record does not decrypt and was set aside. Tell an administrator: it is put back on the page Unreadable records.'
    : 'This hospital number (IPP) is known in the study. Use the patient who is there.';
}

/** What {@link createDuplicateRules} makes. */
export type DuplicateRules = ReturnType<typeof createDuplicateRules>;
