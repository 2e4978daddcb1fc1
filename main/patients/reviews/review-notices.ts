import type { Db } from '../../database/connection.ts';
import { createNoticeWriter } from '../../notices/notice-writer.ts';
import type { Tx } from '../../rpc/transaction.ts';

/** An address that says nothing of what is reviewed. */
const link = '/patients/reviews';
const asked = 'patients.review';

/** Tells investigators that somebody waits, and askers that there is an answer; never of whom, nor in which study. */
export function createReviewNotices(db: Db) {
  const notices = createNoticeWriter(db);
  const everyone = db.prepare<[number], number>('SELECT 1 FROM studies WHERE id = ? AND everyone = 1').pluck();
  const named = db
    .prepare<[number], number>("SELECT account_id FROM study_members WHERE study_id = ? AND role = 'investigator'")
    .pluck();
  const waiting = db
    .prepare<[string, string], string>(
      'SELECT subject FROM notices WHERE kind = ? AND dismissed_at IS NULL AND instr(subject, ?) = 1',
    )
    .pluck();
  const beginningOf = (studyId: number) => `study ${studyId}, `;

  return {
    /** Somebody of the study waits for a decision. */
    asked(tx: Tx, studyId: number): void {
      const draft = {
        kind: asked,
        severity: 'warning' as const,
        message: 'An entry of a patient waits for your decision. Open the reviews of patients.',
        link,
      };
      // Whoever investigates all that is open to everyone, and those who are investigators of this study by name.
      if (everyone.get(studyId) === 1)
        notices.raise(tx, { ...draft, audience: 'patients:investigate', subject: `${beginningOf(studyId)}everyone` });
      for (const accountId of named.all(studyId)) {
        const subject = `${beginningOf(studyId)}account ${accountId}`;
        notices.raise(tx, { ...draft, audience: 'patients:read', accountId, subject });
      }
    },

    /** Nothing of the study waits any more. */
    settled(tx: Tx, studyId: number): void {
      for (const subject of waiting.all(asked, beginningOf(studyId))) notices.settle(tx, asked, subject);
    },

    /** A review was decided. */
    decided(tx: Tx, accountId: number): void {
      notices.raise(tx, {
        kind: 'patients.reviewed',
        subject: `account ${accountId}`,
        audience: 'patients:read',
        accountId,
        severity: 'info',
        message: 'A review that you asked for is decided. Read the answer under the reviews of patients.',
        link,
      });
    },
  };
}

/** What {@link createReviewNotices} makes. */
export type ReviewNotices = ReturnType<typeof createReviewNotices>;
