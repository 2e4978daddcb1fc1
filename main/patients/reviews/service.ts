import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { PatientReview } from '#shared/patient-reviews.ts';
import type { patientsContract } from '#shared/patients.ts';
import { totalOf } from '../../database/query-builder.ts';
import type { Random } from '../../ports.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import type { Tx } from '../../rpc/transaction.ts';
import { type createStanding, type Standing, sees, studyForCreation } from '../../studies/standing-rules.ts';
import { normalisedIpp, personOf } from '../blind-index-rules.ts';
import { type DuplicateRules, takenIpp } from '../duplicates.ts';
import { openIdentity } from '../identities.ts';
import type { IdentityCells } from '../identity-cell-rules.ts';
import type { PatientValues, PatientWriter } from '../patient-writer.ts';
import type { PatientsRepository } from '../repository.ts';
import type { PatientsService } from '../service.ts';
import type { ReviewRow, ReviewsRepository } from './repository.ts';
import type { ReviewCell } from './review-cell.ts';
import type { ReviewNotices } from './review-notices.ts';
import { createReviewView, seesAll } from './review-view.ts';

type Input<P extends keyof typeof patientsContract> = z.output<(typeof patientsContract)[P]['input']>;

/** A value that is on record as changed, and never itself. */
const unsaid = { old: null, new: null, hidden: true } as const;

/** Entries that may be a patient whom their author may not see: an investigator of the study looks at both and decides. */
export function createReviewsService(deps: {
  readonly repository: ReviewsRepository;
  readonly patients: Pick<PatientsRepository, 'get'>;
  readonly rules: Pick<PatientsService, 'check' | 'duplicates' | 'requireReason'>;
  readonly duplicates: DuplicateRules;
  readonly writer: Pick<PatientWriter, 'create'>;
  readonly cells: IdentityCells;
  readonly cell: ReviewCell;
  readonly notices: ReviewNotices;
  readonly standing: ReturnType<typeof createStanding>;
  /** Whether an account may create patients in a study now. */
  readonly mayCreate: (accountId: number, studyId: number) => boolean;
  readonly random: Pick<Random, 'uuid'>;
}) {
  const { repository, patients, rules, duplicates, writer, cells, cell, notices, mayCreate, random } = deps;
  const { shown, known, waiting } = createReviewView(deps);
  const standingOf = (ctx: Context): Standing => deps.standing.of(principalOf(ctx));

  /** The patient whom the caller may not see, the one of the same hospital number first. @throws AppError CONFLICT when there is none */
  function hiddenMatch(entry: PatientValues, studyId: number, standing: Standing) {
    const inStudy = duplicates.matches(entry).filter((match) => match.studyId === studyId);
    const told = duplicates.told(inStudy, studyId, standing);
    const sameIpp = told.known.find(({ by }) => by === 'ipp');
    if (sameIpp) throw new AppError('CONFLICT', takenIpp(sameIpp), { details: { duplicates: told } });
    const match = inStudy.find((one) => !sees(standing, one));
    if (!match) throw new AppError('CONFLICT', 'Nothing needs a review here. You can create this patient yourself.');
    return match;
  }

  /** The entry or the answer of another state never stays: what is sealed afterwards is the answer, or nothing. */
  function settle(
    tx: Tx,
    row: ReviewRow,
    outcome: {
      readonly state: 'same' | 'other' | 'withdrawn';
      readonly patientId: number | null;
      readonly byId: number;
    },
    answer: string | null,
  ): void {
    const content = answer === null ? { kid: null, sealed: null } : cell.seal(row.uuid, { answer });
    repository.settle({ id: row.id, at: tx.at, ...outcome, ...content });
    const { state, patientId } = outcome;
    tx.audit({
      entity: 'review',
      entityId: row.id,
      changes: {
        state: { old: row.state, new: state },
        ...(patientId !== null && { patientId: { old: null, new: patientId } }),
        ...(answer !== null && { answer: unsaid }),
      },
    });
    if (repository.countOpen(row.studyId) === 0) notices.settled(tx, row.studyId);
  }

  /** Creates the patient of an entry in the name of whoever asked. */
  function createFor(tx: Tx, row: ReviewRow, standing: Standing, answer: string | null): number {
    const { askedById: createdById, studyId } = row;
    if (standing.studies.get(studyId)?.mayChange !== true)
      throw new AppError('FORBIDDEN', 'Your roles do not let you create patients. Ask another investigator to decide.');
    const entry = cell.entryOf(row);
    if (!entry)
      throw new AppError('CONFLICT', 'This entry does not decrypt. Let the asker take the review back and ask again.');
    if (!mayCreate(createdById, studyId))
      throw new AppError(
        'CONFLICT',
        'Whoever asked may not create patients in this study any more. Create the patient yourself, and close the review as a known one.',
      );
    // Somebody may have created the patient meanwhile; that the name is the same was looked at just now.
    duplicates.requireNone(entry, { studyId, standing }, answer ?? 'reviewed');
    const { id } = writer.create(tx, studyId, entry, { createdById, byId: standing.accountId, reason: null });
    return id;
  }

  return {
    ask({ studyId: named, ...entry }: Input<'askReview'>, ctx: Context): { id: number } {
      rules.check(entry);
      // The answer says whether somebody is known, as the check while the entry is typed does.
      const { sex: _, ...identity } = entry;
      rules.duplicates({ studyId: named, ...identity }, ctx);
      return ctx.transact((tx) => {
        const standing = standingOf(ctx);
        const { accountId: askedById } = standing;
        const studyId = studyForCreation(standing, named);
        const match = hiddenMatch(entry, studyId, standing);
        if (repository.openOf(askedById, studyId).some((review) => isSame(cell.entryOf(review), entry)))
          throw new AppError('CONFLICT', 'You asked for a review of this entry already. Wait for the answer.');
        const uuid = random.uuid();
        const content = cell.seal(uuid, { entry });
        const row = { uuid, studyId, matchedId: match.id, matchedBy: match.by, askedById, at: tx.at, ...content };
        const id = repository.insert(row);
        tx.audit({ entity: 'review', entityId: id, changes: { studyId: { old: null, new: studyId } } });
        notices.asked(tx, studyId);
        return { id };
      });
    },

    list({ open, page, pageSize }: Input<'reviews'>, ctx: Context): { items: PatientReview[]; total: number } {
      const standing = standingOf(ctx);
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = repository.page(standing, open, slice);
      const total = totalOf(rows.length, slice, () => repository.count(standing, open));
      return { items: rows.map((row) => shown(row, standing)), total };
    },

    reveal({ id, reason }: Input<'revealReview'>, ctx: Context) {
      rules.requireReason(reason);
      const { review, patient } = ctx.transact((tx) => {
        const standing = standingOf(ctx);
        const row = known(id, standing);
        if (row.state !== 'open')
          throw new AppError('CONFLICT', 'This review is over, and its entry was deleted. Read the list again.');
        const decides = seesAll(row, standing);
        tx.audit({ entity: 'review', entityId: id, reason: reason ?? null });
        if (decides) tx.audit({ entity: 'patient', entityId: row.matchedId, reason: reason ?? null });
        return { review: row, patient: decides ? patients.get(row.matchedId) : undefined };
      });
      const identity = patient ? openIdentity(cells, patient) : null;
      return { entry: cell.entryOf(review), patient: identity && patient ? { ...identity, sex: patient.sex } : null };
    },

    decide({ id, version, decision, answer: typed }: Input<'decideReview'>, ctx: Context): PatientReview {
      ctx.transact((tx) => {
        const standing = standingOf(ctx);
        const row = waiting({ id, version }, standing);
        if (!seesAll(row, standing))
          throw new AppError('FORBIDDEN', 'Investigators of the study decide about reviews. Wait for their answer.');
        const answer = typed === null || typed === '' ? null : typed;
        const patientId = decision === 'other' ? createFor(tx, row, standing, answer) : null;
        settle(tx, row, { state: decision, patientId, byId: standing.accountId }, answer);
        notices.decided(tx, row.askedById);
      });
      const standing = standingOf(ctx);
      return shown(known(id, standing), standing);
    },

    withdraw({ id, version }: Input<'withdrawReview'>, ctx: Context): PatientReview {
      ctx.transact((tx) => {
        const standing = standingOf(ctx);
        const row = waiting({ id, version }, standing);
        if (row.askedById !== standing.accountId)
          throw new AppError('FORBIDDEN', 'Only whoever asked for a review takes it back. Decide it instead.');
        settle(tx, row, { state: 'withdrawn', patientId: null, byId: standing.accountId }, null);
      });
      const standing = standingOf(ctx);
      return shown(known(id, standing), standing);
    },
  };
}

/** The service of {@link createReviewsService}. */
export type ReviewsService = ReturnType<typeof createReviewsService>;

function isSame(one: PatientValues | null, other: PatientValues): boolean {
  return one !== null && normalisedIpp(one.ipp) === normalisedIpp(other.ipp) && personOf(one) === personOf(other);
}
