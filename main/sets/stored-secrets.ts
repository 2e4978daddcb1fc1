import type { Db } from '../database/connection.ts';
import { deriveKey, unwrapSecret, type Wrapped } from '../keys/wrap.ts';
import { hasTable } from './inventory.ts';

/** As many as show that keys and contexts are right. */
const sampleSize = 20;

interface StoredSecret {
  readonly sealed: string;
  /** The purpose that its key is derived for. */
  readonly purpose: string;
  readonly context: string;
}

/**
 * Opens up to twenty secrets that the database holds under derived keys: service passwords and the secrets of authenticator apps.
 * The purposes and contexts are those of main/directory, main/mail and main/second-factor.
 */
export function trySecrets(
  db: Db,
  keys: { readonly authentication: Buffer; readonly installId: string },
): { readonly tried: number; readonly opened: number } {
  const secrets = [...passwords(db), ...authenticators(db)].slice(0, sampleSize);
  return { tried: secrets.length, opened: secrets.filter((secret) => opens(secret, keys)).length };
}

function passwords(db: Db): readonly StoredSecret[] {
  if (!hasTable(db, 'settings')) return [];
  const sections = { directory: 'directory-service-password', mail: 'mail-password' };
  return Object.entries(sections).flatMap(([section, context]) => {
    const sealed = db.prepare<[string], string | null>('SELECT secret FROM settings WHERE section = ?').pluck();
    const text = sealed.get(section);
    return text ? [{ sealed: text, purpose: section, context }] : [];
  });
}

function authenticators(db: Db): readonly StoredSecret[] {
  if (!hasTable(db, 'second_factors')) return [];
  const rows = db
    .prepare<[number], { id: number; sealed: string }>(
      'SELECT account_id AS id, secret AS sealed FROM second_factors WHERE secret IS NOT NULL ORDER BY account_id LIMIT ?',
    )
    .all(sampleSize);
  return rows.map(({ id, sealed }) => ({ sealed, purpose: 'second-factor', context: `second-factor|${id}` }));
}

function opens(
  { sealed, purpose, context }: StoredSecret,
  keys: { readonly authentication: Buffer; readonly installId: string },
): boolean {
  const key = deriveKey(keys.authentication, keys.installId, `rems-derive-v1|${purpose}`);
  try {
    // as: the columns hold what wrapSecret made; anything else does not open.
    const secret = unwrapSecret(key, JSON.parse(sealed) as Wrapped, context);
    secret?.fill(0);
    return secret !== undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof TypeError) return false;
    throw cause;
  } finally {
    key.fill(0);
  }
}
