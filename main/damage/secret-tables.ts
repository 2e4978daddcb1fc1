import type { SecretSeal, SecretTable } from './secrets.ts';

/** Secrets of the settings: a section each. */
export function settingsSecrets(seals: Readonly<Record<string, SecretSeal>>): SecretTable {
  return {
    name: 'settings',
    list: 'SELECT section AS id, section AS label FROM settings WHERE secret IS NOT NULL ORDER BY section',
    read: 'SELECT secret FROM settings WHERE section = @id',
    write: 'UPDATE settings SET secret = @sealed, version = version + 1 WHERE section = @id',
    keep: 'SELECT secret FROM settings WHERE section = @id',
    clear: 'UPDATE settings SET secret = NULL, version = version + 1 WHERE section = @id',
    restore: 'UPDATE settings SET secret = @secret, version = version + 1 WHERE section = @id AND secret IS NULL',
    sealOf: (id) => seals[id],
  };
}

/** Second factors: one for an account. */
export function secondFactorSecrets(sealFor: (accountId: number) => SecretSeal): SecretTable {
  return {
    name: 'second_factors',
    list: `SELECT CAST(f.account_id AS TEXT) AS id, a.username AS label FROM second_factors f
           JOIN accounts a ON a.id = f.account_id WHERE f.secret IS NOT NULL ORDER BY f.account_id`,
    read: 'SELECT secret FROM second_factors WHERE account_id = CAST(@id AS INTEGER)',
    write: 'UPDATE second_factors SET secret = @sealed WHERE account_id = CAST(@id AS INTEGER)',
    keep: 'SELECT secret, confirmed_at, last_step FROM second_factors WHERE account_id = CAST(@id AS INTEGER)',
    clear: 'DELETE FROM second_factors WHERE account_id = CAST(@id AS INTEGER)',
    restore: `INSERT INTO second_factors (account_id, secret, confirmed_at, last_step)
              VALUES (CAST(@id AS INTEGER), @secret, @confirmed_at, @last_step)
              ON CONFLICT (account_id) DO UPDATE SET secret = @secret, confirmed_at = @confirmed_at, last_step = @last_step
              WHERE second_factors.secret IS NULL`,
    sealOf: (id) => sealFor(Number(id)),
  };
}
