import type { Db } from '../database/connection.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { DamageSource, Examined } from './source.ts';

/** How a kind of stored secret is sealed. */
export interface SecretSeal {
  /** What its key is derived for. */
  readonly purpose: string;
  /** The secret; undefined when the text was not made with this key. @throws SyntaxError when the text is none of ours */
  open(sealed: string, key: Buffer): Buffer | undefined;
  seal(secret: Buffer, key: Buffer): string;
}

/** A table with sealed secrets. Statements take `@id`. */
export interface SecretTable {
  readonly name: string;
  /** Answers `id` (as text), `label`. */
  readonly list: string;
  /** Answers the sealed text, plucked. */
  readonly read: string;
  /** Takes `@sealed` as well. */
  readonly write: string;
  /** Answers the row as it is kept. */
  readonly keep: string;
  /** Takes the secret out of use. */
  readonly clear: string;
  /** Puts a kept row back, its columns as parameters, unless a new secret is there. */
  readonly restore: string;
  sealOf(id: string): SecretSeal | undefined;
}

/** Secrets in rows, sealed under keys that are derived from the authentication key. */
export function createSecretsSource(deps: {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly table: SecretTable;
}): DamageSource {
  const { db, keys, table } = deps;
  const list = db.prepare<[], { id: string; label: string }>(table.list);
  const read = db.prepare<{ id: string }, string | null>(table.read).pluck();
  const write = db.prepare<{ id: string; sealed: string }>(table.write);
  const keep = db.prepare<{ id: string }>(table.keep);
  const clear = db.prepare<{ id: string }>(table.clear);
  const restore = db.prepare(table.restore);

  function opened(sealed: string, seal: SecretSeal, key: Buffer): Buffer | undefined | 'altered' {
    try {
      return seal.open(sealed, key);
    } catch (cause) {
      if (cause instanceof SyntaxError || (cause instanceof Error && cause.name === 'ZodError')) return 'altered';
      throw cause;
    }
  }

  function examined({ id, label }: { readonly id: string; readonly label: string }): Examined | undefined {
    const sealed = read.get({ id });
    const seal = table.sealOf(id);
    if (sealed == null || seal === undefined) return undefined;
    const key = keys.derive(seal.purpose);
    const secret = opened(sealed, seal, key);
    key.fill(0);
    if (secret instanceof Buffer) secret.fill(0);
    const problem = secret === 'altered' ? 'altered' : secret === undefined ? 'wrong-key' : null;
    return { recordId: id, label, kid: null, problem };
  }

  return {
    name: table.name,
    kind: 'secret',

    async *scan(signal) {
      for (const row of list.all()) {
        if (signal.aborted) return;
        const found = examined(row);
        if (found !== undefined) yield found;
      }
    },

    async examine(recordId) {
      const row = list.all().find(({ id }) => id === recordId);
      return row && examined(row);
    },

    async mend(recordId, others) {
      const seal = table.sealOf(recordId);
      const sealed = read.get({ id: recordId });
      if (seal === undefined || sealed == null) return undefined;
      const own = keys.derive(seal.purpose);
      const secret =
        firstOf([own, ...others.derived(seal.purpose)], (key) => opened(sealed, seal, key)) ??
        firstOf(await others.textsInSets(table.read, recordId), (copy) => opened(copy, seal, own));
      if (secret === undefined) {
        own.fill(0);
        return undefined;
      }
      const fresh = seal.seal(secret, own);
      secret.fill(0);
      own.fill(0);
      return () => void write.run({ id: recordId, sealed: fresh });
    },

    setAside(_tx, recordId) {
      const kept = keep.get({ id: recordId });
      clear.run({ id: recordId });
      return kept ?? null;
    },

    putBack(_tx, recordId, kept) {
      if (typeof kept === 'object' && kept !== null) restore.run({ ...kept, id: recordId });
    },

    // What was set aside is not in its table any more; with the record here the last of it goes.
    remove: () => undefined,
  };
}

/** The secret that the first of several keys or copies gives. */
function firstOf<T>(tries: readonly T[], open: (one: T) => Buffer | undefined | 'altered'): Buffer | undefined {
  for (const one of tries) {
    const found = open(one);
    if (found !== undefined && found !== 'altered') return found;
  }
  return undefined;
}
