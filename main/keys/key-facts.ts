import { createHash } from 'node:crypto';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';
import { currentOf } from './document-keys.ts';
import type { Keyring } from './keyring.ts';

/** What a key is recognised by. */
interface KeyFact {
  readonly purpose: string;
  readonly kid: string;
  readonly fingerprint: string;
}

/** Purposes whose data nothing else opens: a keyring without the key that the database remembers is not its own. Keys that were exchanged stay in it. */
const irreplaceable: ReadonlySet<string> = new Set(['authentication', 'pepper', 'identity', 'identity-index']);

/**
 * Sixteen hexadecimal digits in groups of four by which people tell keys apart. Taken from the key check value, which is proven against
 * the key whenever it is unwrapped: so the keys of identities need not come out of their slots to be compared.
 */
export function keyFingerprint(kcv: string): string {
  const digits = createHash('sha256').update('rems-key-fingerprint-v1\n').update(kcv).digest('hex').slice(0, 16);
  return (digits.toUpperCase().match(/.{4}/g) ?? []).join('-');
}

/** The current key of each purpose. */
function currentKeys(keyring: Keyring): readonly KeyFact[] {
  const documents = currentOf(keyring.documents ?? []);
  return [
    ...keyring.keys.filter(({ state }) => state === 'current'),
    ...(documents === undefined ? [] : [{ ...documents, purpose: 'documents' }]),
  ].map(({ purpose, kid, kcv }) => ({ purpose, kid, fingerprint: keyFingerprint(kcv) }));
}

/**
 * Compares the keyring with what the database remembers of its keys (requirement 000-012). A database that remembers nothing fits.
 *
 * @returns a sentence when the keyring is not the one of this database, else undefined
 */
export function findForeignKeys(db: Db, keyring: Keyring): string | undefined {
  const known = new Map(
    [...keyring.keys, ...(keyring.documents ?? [])].map(({ kid, kcv }) => [kid, keyFingerprint(kcv)]),
  );
  for (const { purpose, kid, fingerprint } of remembered(db)) {
    const present = known.get(kid);
    if (present === undefined ? irreplaceable.has(purpose) : present !== fingerprint)
      return `The keyring does not hold the ${purpose} key that these data were written with (fingerprint ${fingerprint}).`;
  }
  return undefined;
}

/** Notes the present keys; answers whether anything was new. What a key is remembered by is overwritten by a key of another name only. */
export function noteKeyFacts(tx: Tx, keyring: Keyring): boolean {
  const before = new Map(remembered(tx.db).map((fact) => [fact.purpose, fact]));
  const fresh = currentKeys(keyring).filter(({ purpose, kid }) => before.get(purpose)?.kid !== kid);
  if (fresh.length === 0) return false;
  const write = tx.db.prepare(
    `INSERT INTO key_facts (purpose, kid, fingerprint, noted_at) VALUES (@purpose, @kid, @fingerprint, @at)
     ON CONFLICT (purpose) DO UPDATE SET kid = @kid, fingerprint = @fingerprint, noted_at = @at`,
  );
  for (const fact of fresh) write.run({ ...fact, at: tx.at });
  tx.audit({
    entity: 'key',
    entityId: null,
    action: 'keys.note',
    changes: Object.fromEntries(
      fresh.map(({ purpose, kid, fingerprint }) => {
        const old = before.get(purpose);
        return [purpose, { old: old ? `${old.kid} ${old.fingerprint}` : null, new: `${kid} ${fingerprint}` }];
      }),
    ),
  });
  return true;
}

/** Whether {@link noteKeyFacts} would write. */
export function isKeyNew(db: Db, keyring: Keyring): boolean {
  const before = new Map(remembered(db).map(({ purpose, kid }) => [purpose, kid]));
  return currentKeys(keyring).some(({ purpose, kid }) => before.get(purpose) !== kid);
}

function remembered(db: Db): readonly KeyFact[] {
  const there = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'key_facts'").get();
  if (there === undefined) return [];
  return db.prepare<[], KeyFact>('SELECT purpose, kid, fingerprint FROM key_facts').all();
}
