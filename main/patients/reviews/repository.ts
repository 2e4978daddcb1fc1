import type { Db } from '../../database/connection.ts';
import { type Standing, sightOf } from '../../studies/standing-rules.ts';

/** A review as it is stored. */
export interface ReviewRow {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly studyId: number;
  readonly studyName: string;
  readonly matchedBy: 'ipp' | 'name';
  readonly askedAt: string;
  readonly askedById: number;
  readonly askedBy: string;
  readonly state: 'open' | 'same' | 'other' | 'withdrawn';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly matchedId: number;
  readonly matchedIdentifier: string;
  readonly patientId: number | null;
  readonly patientIdentifier: string | null;
  readonly kid: string | null;
  readonly sealed: string | null;
}

/** A review to store. */
export interface NewReview {
  readonly uuid: string;
  readonly studyId: number;
  readonly matchedId: number;
  readonly matchedBy: 'ipp' | 'name';
  readonly askedById: number;
  readonly at: string;
  readonly kid: string;
  readonly sealed: string;
}

/** What becomes of a review. */
export interface Outcome {
  readonly id: number;
  readonly state: 'same' | 'other' | 'withdrawn';
  readonly at: string;
  readonly byId: number;
  readonly patientId: number | null;
  readonly kid: string | null;
  readonly sealed: string | null;
}

const select = `
  SELECT r.id, r.uuid, r.version, r.study_id AS studyId, s.name AS studyName, r.matched_by AS matchedBy, r.asked_at AS askedAt,
    r.asked_by_id AS askedById, a.username AS askedBy, r.state, r.decided_at AS decidedAt, d.username AS decidedBy,
    r.matched_id AS matchedId, m.identifier AS matchedIdentifier, r.patient_id AS patientId, p.identifier AS patientIdentifier,
    r.kid, r.sealed
  FROM patient_reviews r JOIN studies s ON s.id = r.study_id JOIN accounts a ON a.id = r.asked_by_id
    JOIN patients m ON m.id = r.matched_id LEFT JOIN accounts d ON d.id = r.decided_by_id LEFT JOIN patients p ON p.id = r.patient_id`;

/** Those that the caller asked for in studies that they still belong to, and those of studies that they see all of. */
const visible = `((r.asked_by_id = @viewer AND r.study_id IN (SELECT value FROM json_each(@ownStudies)))
  OR r.study_id IN (SELECT value FROM json_each(@wholeStudies)))`;
const wanted = "(@open IS NULL OR (r.state = 'open') = @open)";

type Bound = ReturnType<typeof sightOf> & { readonly open: 0 | 1 | null };

/** SQL of reviews. */
export function createReviewsRepository(db: Db) {
  const one = db.prepare<[number], ReviewRow>(`${select} WHERE r.id = ?`);
  const openOf = db.prepare<[number, number], ReviewRow>(
    `${select} WHERE r.asked_by_id = ? AND r.study_id = ? AND r.state = 'open'`,
  );
  const page = db.prepare<[Bound & { readonly limit: number; readonly offset: number }], ReviewRow>(
    `${select} WHERE ${visible} AND ${wanted} ORDER BY r.state = 'open' DESC, r.id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[Bound], number>(`SELECT count(*) FROM patient_reviews r WHERE ${visible} AND ${wanted}`)
    .pluck();
  const countOpen = db
    .prepare<[number], number>("SELECT count(*) FROM patient_reviews WHERE study_id = ? AND state = 'open'")
    .pluck();
  const insert = db.prepare<[NewReview]>(
    `INSERT INTO patient_reviews (uuid, study_id, matched_id, matched_by, asked_at, asked_by_id, kid, sealed)
     VALUES (@uuid, @studyId, @matchedId, @matchedBy, @at, @askedById, @kid, @sealed)`,
  );
  const settle = db.prepare<[Outcome]>(
    `UPDATE patient_reviews SET state = @state, decided_at = @at, decided_by_id = @byId, patient_id = @patientId, kid = @kid,
       sealed = @sealed, version = version + 1 WHERE id = @id`,
  );
  const bound = (standing: Standing, open: boolean | undefined): Bound => ({
    ...sightOf(standing),
    open: open === undefined ? null : open ? 1 : 0,
  });

  return {
    one: (id: number) => one.get(id),
    /** Open ones of an asker in a study. */
    openOf: (askedById: number, studyId: number) => openOf.all(askedById, studyId),
    /** Open ones first, then the newest; `open` undefined: both. */
    page: (standing: Standing, open: boolean | undefined, slice: { readonly limit: number; readonly offset: number }) =>
      page.all({ ...bound(standing, open), ...slice }),
    count: (standing: Standing, open: boolean | undefined) => count.get(bound(standing, open)) ?? 0,
    /** How many of a study wait. */
    countOpen: (studyId: number) => countOpen.get(studyId) ?? 0,
    insert: (row: NewReview): number => Number(insert.run(row).lastInsertRowid),
    settle: (outcome: Outcome) => void settle.run(outcome),
  };
}

/** The repository of {@link createReviewsRepository}. */
export type ReviewsRepository = ReturnType<typeof createReviewsRepository>;
