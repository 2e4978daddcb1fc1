import { AppError } from '#shared/contract/errors.ts';
import type { PatientReview } from '#shared/patient-reviews.ts';
import type { Standing } from '../../studies/standing-rules.ts';
import type { ReviewRow, ReviewsRepository } from './repository.ts';
import type { ReviewCell } from './review-cell.ts';

/** Reviews as those who may know them see them: the asker, and whoever sees all patients of the study. */
export function createReviewView({
  repository,
  cell,
}: {
  readonly repository: Pick<ReviewsRepository, 'one'>;
  readonly cell: Pick<ReviewCell, 'answerOf'>;
}) {
  function shown(row: ReviewRow, standing: Standing): PatientReview {
    const decides = seesAll(row, standing);
    const own = row.askedById === standing.accountId;
    const [id, identifier] = decides ? [row.matchedId, row.matchedIdentifier] : [row.patientId, row.patientIdentifier];
    return {
      id: row.id,
      version: row.version,
      studyId: row.studyId,
      studyName: row.studyName,
      by: decides ? row.matchedBy : null,
      askedAt: row.askedAt,
      askedBy: row.askedBy,
      state: row.state,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy,
      answer: cell.answerOf(row),
      patient: id === null || identifier === null ? null : { id, identifier },
      own,
      mayDecide: decides && row.state === 'open',
    };
  }

  /** @throws AppError NOT_FOUND also for a review that the caller may not know */
  function known(id: number, standing: Standing): ReviewRow {
    const row = repository.one(id);
    // Whoever was taken out of the study has nothing there any more, not even what they asked for.
    if (row && standing.studies.has(row.studyId) && (row.askedById === standing.accountId || seesAll(row, standing)))
      return row;
    throw new AppError('NOT_FOUND', 'This review does not exist, or is not for you. Read the list again.');
  }

  /** The review, still open and as the caller saw it. @throws AppError NOT_FOUND, CONFLICT */
  function waiting({ id, version }: { readonly id: number; readonly version: number }, standing: Standing): ReviewRow {
    const row = known(id, standing);
    const details = { current: shown(row, standing) };
    if (row.state !== 'open')
      throw new AppError('CONFLICT', 'This review is over already. Read the list again.', { details });
    if (row.version !== version)
      throw new AppError('CONFLICT', 'Somebody else changed this review. Read it again.', { details });
    return row;
  }

  return { shown, known, waiting };
}

/** Whether a caller investigates the study of a review. */
export function seesAll({ studyId }: Pick<ReviewRow, 'studyId'>, { studies }: Standing): boolean {
  return studies.get(studyId)?.seesAll === true;
}
