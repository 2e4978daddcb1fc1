import type { Db } from '../database/connection.ts';

/** The second factor of an account: the one in force, and one that was begun and waits for its first code. */
export interface SecondFactorRow {
  /** Sealed. */
  readonly secret: string | null;
  readonly confirmed_at: string | null;
  /** The time step of the last code that was taken. */
  readonly last_step: number | null;
  /** Sealed. */
  readonly pending_secret: string | null;
  readonly pending_at: string | null;
}

/** SQL of second factors and recovery codes. */
export function createSecondFactorRepository(db: Db) {
  const read = db.prepare<[number], SecondFactorRow>(
    'SELECT secret, confirmed_at, last_step, pending_secret, pending_at FROM second_factors WHERE account_id = ?',
  );
  const begin = db.prepare(
    `INSERT INTO second_factors (account_id, pending_secret, pending_at) VALUES (@accountId, @secret, @at)
     ON CONFLICT (account_id) DO UPDATE SET pending_secret = @secret, pending_at = @at`,
  );
  const confirm = db.prepare(
    `UPDATE second_factors SET secret = pending_secret, confirmed_at = @at, last_step = @step, pending_secret = NULL, pending_at = NULL
     WHERE account_id = @accountId`,
  );
  const noteStep = db.prepare('UPDATE second_factors SET last_step = @step WHERE account_id = @accountId');
  const remove = db.prepare('DELETE FROM second_factors WHERE account_id = ?');
  const removeCodes = db.prepare('DELETE FROM recovery_codes WHERE account_id = ?');
  const insertCode = db.prepare('INSERT INTO recovery_codes (account_id, code_hash) VALUES (@accountId, @hash)');
  const spendCode = db.prepare(
    'UPDATE recovery_codes SET used_at = @at WHERE account_id = @accountId AND code_hash = @hash AND used_at IS NULL',
  );
  const codesLeft = db
    .prepare<[number], number>('SELECT count(*) FROM recovery_codes WHERE account_id = ? AND used_at IS NULL')
    .pluck();
  const roles = db.prepare<[number], string>('SELECT role FROM account_roles WHERE account_id = ?').pluck();

  return {
    read: (accountId: number) => read.get(accountId),
    /** Keeps a new secret beside the one in force. */
    begin: (row: { accountId: number; secret: string; at: string }) => void begin.run(row),
    /** Puts the secret that was begun in force. */
    confirm: (row: { accountId: number; step: number; at: string }) => void confirm.run(row),
    noteStep: (row: { accountId: number; step: number }) => void noteStep.run(row),
    remove(accountId: number): void {
      remove.run(accountId);
      removeCodes.run(accountId);
    },
    replaceCodes(accountId: number, hashes: readonly string[]): void {
      removeCodes.run(accountId);
      for (const hash of hashes) insertCode.run({ accountId, hash });
    },
    /** Uses up a recovery code; false when the account has no such unused code. */
    spendCode: (row: { accountId: number; hash: string; at: string }) => spendCode.run(row).changes === 1,
    codesLeft: (accountId: number) => codesLeft.get(accountId) ?? 0,
    roles: (accountId: number) => roles.all(accountId),
  };
}

/** The repository of {@link createSecondFactorRepository}. */
export type SecondFactorRepository = ReturnType<typeof createSecondFactorRepository>;
