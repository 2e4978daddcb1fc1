import { setImmediate } from 'node:timers/promises';
import type { Db } from '../database/connection.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { keyCheckMatches } from '../keys/key-check.ts';
import { slotsInEscrow } from '../keys/reach-slots.ts';
import { unwrapKey } from '../keys/slots.ts';
import { createIdentityCells } from '../patients/identity-cell-rules.ts';
import { createIndexWriter } from '../patients/index-writer.ts';
import { createSealedRows, type SealedRow, type SealedTable } from '../patients/sealed-columns.ts';
import type { Random } from '../ports.ts';
import { createAside } from './identities-aside.ts';
import type { OtherKeys } from './other-keys.ts';
import type { DamageSource, Examined, Problem } from './source.ts';

/** Rows that are read between two looks at what else waits. */
const slice = 50;

/** Identities of patients and what else of them is sealed: history, reviews, notes of examinations. Told by the identifier, never by a name. */
export function createIdentitiesSource(deps: {
  readonly db: Db;
  readonly keys: DataKeys;
  readonly random: Random;
  readonly sealed: SealedTable;
}): DamageSource {
  const { db, keys, random, sealed } = deps;
  const rows = createSealedRows(db, sealed);
  const cells = createIdentityCells({ keys, random });
  const aside = createAside(db, sealed);
  const index = createIndexWriter({ db, keys });

  /** The texts of a row under a key; undefined when one of them does not open. */
  function opened(row: SealedRow, kid: string, by = cells): string[] | undefined {
    const found: string[] = [];
    for (const [place, cell] of rows.cellsOf(row).entries()) {
      const text = by.open(cell, kid, row.texts[place] ?? '');
      if (text === undefined) return undefined;
      found.push(text);
    }
    return found;
  }

  const presentKids = () =>
    keys
      .keyring()
      .keys.filter(({ purpose }) => purpose === 'identity')
      .map(({ kid }) => kid);

  function problemOf(row: SealedRow): Problem | null {
    if (opened(row, row.kid) !== undefined) return null;
    if (!presentKids().includes(row.kid)) return 'unknown-key';
    return presentKids().some((kid) => opened(row, kid) !== undefined) ? 'wrong-key' : 'altered';
  }

  function examined(row: SealedRow): Examined {
    return { recordId: String(row.id), label: row.label, kid: row.kid, problem: problemOf(row) };
  }

  /** The texts under any key there is, or as a backup holds them. */
  async function found(row: SealedRow, others: OtherKeys): Promise<string[] | undefined> {
    const extra = identityKeysOf(others, keys);
    const everyKey = {
      currentIdentityKid: keys.currentIdentityKid,
      identityKey: (kid: string) => extra.get(kid) ?? keys.identityKey(kid),
    };
    const by = createIdentityCells({ keys: everyKey, random });
    const kids = [...new Set([row.kid, ...presentKids(), ...extra.keys()])];
    try {
      for (const kid of kids) {
        const texts = opened(row, kid, by);
        if (texts !== undefined) return texts;
      }
      const version = rows.versionOf(row.id);
      for (const text of await others.textsInSets(rows.copySql, String(row.id))) {
        // as: JSON of the statement, out of a set that this installation sealed.
        const copy = JSON.parse(text) as Pick<SealedRow, 'uuid' | 'kid' | 'texts'> & { version: number };
        // Another record, or the values before a correction, would be wrong ones.
        if (copy.uuid !== row.uuid || copy.version !== version) continue;
        const texts = opened({ ...row, texts: copy.texts }, copy.kid, by);
        if (texts !== undefined) return texts;
      }
      return undefined;
    } finally {
      for (const key of extra.values()) key.fill(0);
    }
  }

  return {
    name: sealed.table,
    kind: 'identity',

    async *scan(signal) {
      for (let last = 0; !signal.aborted; ) {
        const some = rows.after(last, slice);
        if (some.length === 0) return;
        for (const row of some) {
          last = row.id;
          yield examined(row);
        }
        await setImmediate();
      }
    },

    async examine(recordId) {
      const row = rows.get(Number(recordId));
      return row && examined(row);
    },

    async mend(recordId, others) {
      const row = rows.get(Number(recordId));
      const texts = row && (await found(row, others));
      if (row === undefined || texts === undefined) return undefined;
      return () => {
        const kid = cells.currentKid();
        rows.write(
          row.id,
          kid,
          rows.cellsOf(row).map((cell, place) => cells.seal(cell, kid, texts[place] ?? '')),
        );
        // The key that the patient is found by was lost with the other one, as a rule.
        if (sealed.table === 'patients') index.renew(row.id, texts);
      };
    },

    ...aside,
  };
}

/**
 * Keys of identities that only earlier keyrings or backups hold: by the slot that is open, and where that was made later, by those that were
 * there then.
 */
function identityKeysOf({ keyrings }: OtherKeys, keys: DataKeys): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const present = new Set(keys.keyring().keys.map(({ kid }) => kid));
  for (const keyring of keyrings) {
    const missing = keyring.keys.filter(
      ({ purpose, kid }) => purpose === 'identity' && !present.has(kid) && !found.has(kid),
    );
    if (missing.length === 0) continue;
    const escrow = slotsInEscrow(keyring, keys.authentication);
    for (const entry of missing) {
      for (const slot of [keys.openSlot(), ...escrow]) {
        const key = unwrapKey(keyring, entry, slot);
        if (key === undefined || !keyCheckMatches(key, entry.kcv)) continue;
        found.set(entry.kid, key);
        break;
      }
    }
    for (const { kek } of escrow) kek.fill(0);
  }
  return found;
}
