import type { DataKeys } from '../keys/data-keys.ts';
import { unwrapSecret, Wrapped, wrapSecret } from '../keys/wrap.ts';
import type { Random } from '../ports.ts';

/** Tables that hold something of an identity. */
export type IdentityTable = 'patients' | 'patient_changes' | 'patient_reviews' | 'examinations';

/** Where a sealed text stands. A text that is moved to another row or column does not open there. */
export interface Cell {
  readonly table: IdentityTable;
  /** The row by its uuid: ids are given again by a restore, uuids are not. */
  readonly uuid: string;
  readonly column: string;
}

/**
 * Seals and opens what stands of identities in the database: AES-256-GCM under the identity key, bound to table, row, column and key. The
 * caller keeps the name of the key (`kid`) beside the sealed text.
 */
export function createIdentityCells({
  keys,
  random,
}: {
  readonly keys: Pick<DataKeys, 'identityKey' | 'currentIdentityKid'>;
  readonly random: Random;
}) {
  return {
    /** Name of the key that new texts are sealed under. */
    currentKid: (): string => keys.currentIdentityKid(),

    /** The sealed text of a cell. @param kid the key, as a rule {@link currentKid} */
    seal(cell: Cell, kid: string, text: string): string {
      const key = keys.identityKey(kid);
      if (key === undefined) throw new Error(`The keyring holds no identity key ${kid}.`);
      const secret = Buffer.from(text, 'utf8');
      const sealed = JSON.stringify(wrapSecret(key, secret, contextOf(cell, kid), random));
      secret.fill(0);
      return sealed;
    },

    /** What is in a cell; undefined when its key is missing, or the text was not sealed for this place under it. */
    open(cell: Cell, kid: string, sealed: string): string | undefined {
      const key = keyOf(kid);
      const wrapped = key && parsed(sealed);
      const secret = key && wrapped && unwrapSecret(key, wrapped, contextOf(cell, kid));
      const text = secret?.toString('utf8');
      secret?.fill(0);
      return text;
    },
  };

  function keyOf(kid: string): Buffer | undefined {
    try {
      return keys.identityKey(kid);
    } catch {
      // The key is there and does not come out of its slot: for whoever reads, it is missing. The page of keys says which one and why.
      return undefined;
    }
  }
}

/** What {@link createIdentityCells} makes. */
export type IdentityCells = ReturnType<typeof createIdentityCells>;

function contextOf({ table, uuid, column }: Cell, kid: string): string {
  return `${table}|${uuid}|${column}|${kid}`;
}

function parsed(sealed: string): Wrapped | undefined {
  try {
    return Wrapped.safeParse(JSON.parse(sealed)).data;
  } catch {
    // Not JSON: the row was damaged or written by something else.
    return undefined;
  }
}
