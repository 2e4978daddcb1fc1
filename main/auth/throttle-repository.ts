import type { Db } from '../database/connection.ts';

/** Whose failures are counted: an account by its name, or an address. */
export type ThrottleScope = 'account' | 'address';

/** The failures of one subject. */
export interface ThrottleRow {
  readonly failures: number;
  readonly last_failure_at: string;
  readonly blocked_until: string | null;
}

/** SQL of the sign-in throttle. */
export function createThrottleRepository(db: Db) {
  const read = db.prepare<[ThrottleScope, string], ThrottleRow>(
    'SELECT failures, last_failure_at, blocked_until FROM sign_in_throttle WHERE scope = ? AND subject = ?',
  );
  const write = db.prepare(
    `INSERT INTO sign_in_throttle (scope, subject, failures, last_failure_at, blocked_until)
     VALUES (@scope, @subject, @failures, @at, @blockedUntil)
     ON CONFLICT (scope, subject) DO UPDATE SET failures = @failures, last_failure_at = @at, blocked_until = @blockedUntil`,
  );
  const clear = db.prepare('DELETE FROM sign_in_throttle WHERE scope = ? AND subject = ?');
  const forget = db.prepare('DELETE FROM sign_in_throttle WHERE last_failure_at < ?');

  return {
    read: (scope: ThrottleScope, subject: string) => read.get(scope, subject),
    write: (row: {
      scope: ThrottleScope;
      subject: string;
      failures: number;
      at: string;
      blockedUntil: string | null;
    }) => void write.run(row),
    clear: (scope: ThrottleScope, subject: string) => void clear.run(scope, subject),
    forgetBefore: (instant: string) => void forget.run(instant),
  };
}

/** The repository of {@link createThrottleRepository}. */
export type ThrottleRepository = ReturnType<typeof createThrottleRepository>;
