import { addDays, localDate } from '../../shared/dates.ts';
import type { Span } from '../../shared/maintenance-periods.ts';
import type { Db } from '../database/connection.ts';
import type { Sight } from './sight.ts';

/** What the data show of a period. */
export type Evidence = ReturnType<typeof createEvidence>;

/** Reads what happened in a period of the workstation's calendar. */
export function createEvidence(db: Db) {
  const between = (sql: string) => db.prepare<[from: string, before: string], string>(sql).pluck();
  // A run that makes a set is done when the set was opened again and every check held.
  const proven = between(
    "SELECT max(started_at) FROM backup_runs WHERE task = 'make' AND result = 'done' AND started_at >= ? AND started_at < ?",
  );
  const failed = between(
    "SELECT max(started_at) FROM backup_runs WHERE task = 'make' AND result = 'failed' AND started_at >= ? AND started_at < ?",
  );
  const drilled = between(
    "SELECT max(started_at) FROM backup_runs WHERE task = 'drill' AND result = 'done' AND started_at >= ? AND started_at < ?",
  );
  const reviewed = between('SELECT max(at) FROM audit_reviews WHERE at >= ? AND at < ?');
  const accessReviewed = between("SELECT max(at) FROM sign_offs WHERE kind = 'access-review' AND at >= ? AND at < ?");
  const examined = between(
    "SELECT max(at) FROM audit WHERE entity = 'readiness' AND entity_id = 'all' AND at >= ? AND at < ?",
  );
  const printed = between(
    "SELECT max(at) FROM audit WHERE entity = 'readiness' AND entity_id = 'recovery_plan' AND at >= ? AND at < ?",
  );
  const rotated = between(
    "SELECT max(at) FROM audit WHERE entity = 'key' AND action = 'keys.rotateDatabaseKey' AND at >= ? AND at < ?",
  );
  const sheets = between('SELECT max(confirmed_at) FROM recovery_sheets WHERE confirmed_at >= ? AND confirmed_at < ?');
  const restored = between('SELECT max(at) FROM restores WHERE at >= ? AND at < ?');
  const errors = db
    .prepare<[string, string], number | null>('SELECT sum(errors) FROM log_errors WHERE day >= ? AND day <= ?')
    .pluck();

  /** The newest instant within the period's days, as a day. */
  function within(statement: typeof proven, { from, to }: Span): string | undefined {
    // Read without a zone it is midnight of the workstation's own calendar.
    const bounds = [new Date(`${from}T00:00:00`), new Date(`${addDays(to, 1)}T00:00:00`)] as const;
    const at = statement.get(bounds[0].toISOString(), bounds[1].toISOString());
    return at ? localDate(new Date(at)) : undefined;
  }

  function seen(day: string | undefined, say: (day: string) => string): Sight | undefined {
    return day === undefined ? undefined : { closes: true, evidence: say(day) };
  }

  return {
    provenBackup: (span: Span) => {
      // Opening an older set again is no backup of these days.
      const day = within(proven, span);
      if (day !== undefined) return seen(day, (on) => `A backup was proven on ${on}.`);
      const without = within(failed, span);
      return without === undefined ? undefined : { closes: false, evidence: `The backup of ${without} failed.` };
    },
    drill: (span: Span) => seen(within(drilled, span), (on) => `A backup was restored on trial on ${on}.`),
    auditReview: (span: Span) => seen(within(reviewed, span), (on) => `The audit trail was reviewed on ${on}.`),
    accessReview: (span: Span) =>
      seen(within(accessReviewed, span), (on) => `The review of access was signed on ${on}.`),
    selfTest: (span: Span) => seen(within(examined, span), (on) => `Everything was examined on ${on}.`),
    printedPlan: (span: Span) => seen(within(printed, span), (on) => `The recovery plan was printed on ${on}.`),
    rotation: (span: Span) => seen(within(rotated, span), (on) => `The database was given a new key on ${on}.`),
    sheet: (span: Span) => seen(within(sheets, span), (on) => `The recovery key was typed from paper on ${on}.`),
    restore: (span: Span) => seen(within(restored, span), (on) => `Data were restored on ${on}.`),
    /** How many errors the log has; whether they were read only a person knows. */
    loggedErrors: ({ from, to }: Span): Sight => {
      const count = errors.get(from, to) ?? 0;
      return { closes: false, evidence: `Errors in the log in these days: ${count}.` };
    },
  };
}
