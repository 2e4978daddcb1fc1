import type { SignOff } from '../../shared/readiness.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';

/** A document that somebody signs. */
export interface Signing {
  readonly kind: SignOff['kind'];
  readonly note: string | null;
  /** How it stands, for the list of what was signed. */
  readonly counts: { readonly ok: number; readonly warnings: number; readonly failed: number };
  /** Everything that was signed, as it stood. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Keeps signed documents, inside a caller's transaction. */
export interface SignOffWriter {
  /** Answers the number of the signed document. */
  sign(tx: Tx, signing: Signing): number;
}

/** A writer on one connection. */
export function createSignOffWriter(db: Db): SignOffWriter {
  const insert = db.prepare<[{ kind: string; at: string; actor: string; note: string | null; document: string }]>(
    'INSERT INTO sign_offs (kind, at, actor, note, document) VALUES (@kind, @at, @actor, @note, @document)',
  );
  return {
    sign(tx, { kind, note, counts, content }) {
      const document = JSON.stringify({ counts, ...content });
      return Number(insert.run({ kind, at: tx.at, actor: tx.by, note, document }).lastInsertRowid);
    },
  };
}
