import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { Principal } from '../rpc/context.ts';

/** What a caller may do with the patients of one study. */
interface StudyStanding {
  /** Create patients in it; not once the study is archived. */
  readonly mayCreate: boolean;
  /** Correct and archive those of its patients that are in sight, in an archived study too. */
  readonly mayChange: boolean;
  /** See all of its patients, as an investigator. */
  readonly seesAll: boolean;
  /** See those that the caller created. */
  readonly seesOwn: boolean;
}

/** What a caller is in the registry: the studies that they belong to, and nothing of any other. */
export interface Standing {
  readonly accountId: number;
  readonly studies: ReadonlyMap<number, StudyStanding>;
  /** The study that is meant where none is named; null when the caller does not belong to it. */
  readonly defaultStudyId: number | null;
}

/** Where a patient stands, as far as sight goes. */
interface Whose {
  readonly studyId: number;
  readonly createdById: number;
}

interface StudyRow {
  readonly id: number;
  readonly everyone: 0 | 1;
  readonly is_default: 0 | 1;
  readonly active: 0 | 1;
  /** What the account is in it by name. */
  readonly role: 'member' | 'investigator' | null;
}

/**
 * Says of every caller what they are in which study. It takes the right of the account and the place in the study: in a study that is open to
 * everyone the rights alone decide, in any other the account must belong to it by name. Source: patients page, "Who may do what".
 */
export function createStanding({ db }: { readonly db: Db }) {
  const studies = db.prepare<[number], StudyRow>(
    `SELECT s.id, s.everyone, s.is_default, s.active, m.role FROM studies s
     LEFT JOIN study_members m ON m.study_id = s.id AND m.account_id = ?
     WHERE s.everyone = 1 OR m.role IS NOT NULL`,
  );
  return {
    /** Read at every call, since rights and members change while people work. @throws AppError FORBIDDEN without an account, to commands and jobs */
    of({ accountId, permissions }: Pick<Principal, 'accountId' | 'permissions'>): Standing {
      if (accountId === null) {
        throw new AppError('FORBIDDEN', 'Patients are open to people who sign in. Sign in with an account that may.');
      }
      const reads = permissions.has('patients:read');
      const rows = reads ? studies.all(accountId) : [];
      return {
        accountId,
        studies: new Map(
          rows.map(({ id, everyone, active, role }) => [
            id,
            {
              mayCreate: permissions.has('patients:create') && active === 1,
              mayChange: permissions.has('patients:create'),
              seesAll: role === 'investigator' || (everyone === 1 && permissions.has('patients:investigate')),
              seesOwn: true,
            },
          ]),
        ),
        defaultStudyId: rows.find(({ is_default }) => is_default === 1)?.id ?? null,
      };
    },
  };
}

/** Whether a patient is in sight. */
export function sees({ accountId, studies }: Standing, { studyId, createdById }: Whose): boolean {
  const study = studies.get(studyId);
  return study !== undefined && (study.seesAll || (study.seesOwn && createdById === accountId));
}

/**
 * The same as a condition on rows of `patients`, for statements that bind {@link sightOf}.
 *
 * @param alias what the statement calls the table
 */
export function inSight(alias: string): string {
  return `(${alias}.study_id IN (SELECT value FROM json_each(@wholeStudies))
    OR (${alias}.created_by_id = @viewer AND ${alias}.study_id IN (SELECT value FROM json_each(@ownStudies))))`;
}

/** What {@link inSight} is bound with: ids of studies as JSON arrays. */
export function sightOf({ accountId, studies }: Standing) {
  const where = (holds: (study: StudyStanding) => boolean) =>
    JSON.stringify([...studies].filter(([, study]) => holds(study)).map(([id]) => id));
  return {
    viewer: accountId,
    wholeStudies: where(({ seesAll }) => seesAll),
    ownStudies: where(({ seesOwn }) => seesOwn),
  };
}

/**
 * The study in which a patient is to be created: the one that is named, otherwise the default one.
 *
 * @throws AppError NOT_FOUND for a study that the caller does not belong to; INVALID when none is named and the default one is not theirs;
 * CONFLICT when it is archived; FORBIDDEN without the right
 */
export function studyForCreation({ studies, defaultStudyId }: Standing, named: number | undefined): number {
  const id = named ?? defaultStudyId;
  if (id === null) {
    const message = studies.size === 0 ? 'You belong to no study yet. Ask an administrator.' : 'Choose a study.';
    throw new AppError('INVALID', message, { fields: { studyId: message } });
  }
  const study = studies.get(id);
  if (!study)
    throw new AppError('NOT_FOUND', 'This study does not exist, or you do not belong to it. Choose another one.');
  if (study.mayCreate) return id;
  if (!study.mayChange) throw new AppError('FORBIDDEN', 'Your roles do not let you create patients.');
  const message = 'This study is archived: no patient is created in it any more. Choose another one.';
  throw new AppError('CONFLICT', message, { fields: { studyId: message } });
}
