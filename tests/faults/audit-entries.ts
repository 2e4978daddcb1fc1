import { join } from 'node:path';
import { verifyChain } from '../../main/rpc/verify-chain.ts';
import type { Campaign } from './campaign.ts';
import { copyTo } from './installation.ts';
import { behindTheDoor, openReady } from './open.ts';

/** Edits through the door, then the whole chain. */
export const edits: Campaign = {
  name: 'random-edits',
  holds: 'After random edits the chain verifies from its first entry to its head, and every edit has its entry.',
  quick: 300,
  long: 10_000,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = copyTo(base.folder, join(folder, 'data'));
    const opened = await openReady(data);
    const { api } = opened;
    let done = 0;
    const versions = new Map<number, number>();
    for (const id of base.units) versions.set(id, (await api.equipment.get({ id })).version);
    for (; done < count && inTime(); done += 1) {
      const id = chance.pick(base.units);
      const version = versions.get(id) ?? 0;
      const text = `edit ${done} ${String.fromCodePoint(...Array.from({ length: 12 }, () => 32 + chance.below(0x2000)))}!`;
      const field = chance.pick(['notes', 'room', 'model', 'serialNumber'] as const);
      versions.set(
        id,
        (
          await api.equipment.update({
            id,
            version,
            // Half of a pair, which SQLite gives back as another sign.
            [field]: `${text}${field === 'notes' ? '\ud800' : ''}`,
          })
        ).version,
      );
    }
    await opened.close();
    const entries = await behindTheDoor(data, (db) => {
      const proof = verifyChain({ db });
      if (!proof.ok) failed(`entry ${proof.first?.seq}: ${proof.first?.message}`);
      const updates = db.prepare(`SELECT count(*) FROM audit WHERE action = 'equipment.update'`).pluck().get();
      if (Number(updates) < done) failed(`${String(updates)} entries for ${done} edits`);
      return proof.entries;
    });
    return { rounds: done, facts: { entries } };
  },
};

const columns = [
  'seq',
  'at',
  'utc_offset',
  'account_id',
  'actor',
  'origin',
  'address',
  'request_id',
  'action',
  'entity',
  'entity_id',
  'changes',
  'reason',
  'import_id',
  'prev_hash',
  'hash',
] as const;

/** One byte of one column of one entry, by somebody who has the key and takes the triggers away. */
export const alteredEntries: Campaign = {
  name: 'altered-entries',
  holds: 'One byte changed anywhere in the audit table is found, and the entry is named.',
  quick: 100,
  long: 3000,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = copyTo(base.folder, join(folder, 'data'));
    let rounds = 0;
    const perColumn: Record<string, number> = {};
    await behindTheDoor(data, (db) => {
      const triggers = db
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'`)
        .pluck()
        .all();
      for (const name of triggers) db.exec(`DROP TRIGGER "${String(name)}"`);
      db.pragma('foreign_keys = OFF');
      const entries = verifyChain({ db }).entries;
      for (; rounds < count && inTime(); rounds += 1) {
        const seq = 1 + chance.below(entries);
        const column = columns[rounds % columns.length] ?? 'at';
        const present = db.prepare(`SELECT ${column} FROM audit WHERE seq = ?`).pluck().get(seq);
        const altered = alter(present, column, chance, entries);
        db.exec('BEGIN IMMEDIATE');
        db.prepare(`UPDATE OR REPLACE audit SET ${column} = ? WHERE seq = ?`).run(altered, seq);
        const { ok, first } = verifyChain({ db });
        db.exec('ROLLBACK');
        perColumn[column] = (perColumn[column] ?? 0) + 1;
        // An entry under another number leaves its own place empty and takes another's: whichever comes first is named.
        const named = column === 'seq' ? [seq, Number(altered)] : column === 'hash' ? [seq] : [seq];
        if (ok || !first) failed(`${column} of entry ${seq}: not found`);
        else if (!named.includes(first.seq)) failed(`${column} of entry ${seq}: entry ${first.seq} was named instead`);
      }
      if (!verifyChain({ db }).ok) failed('the chain does not verify once everything was put back');
    });
    return { rounds, facts: perColumn };
  },
};

function alter(
  present: unknown,
  column: (typeof columns)[number],
  chance: { below(limit: number): number },
  entries: number,
) {
  if (column === 'seq') return entries + 1 + chance.below(1000);
  if (typeof present === 'number') return present ^ (1 << chance.below(20));
  if (present === null) return column === 'account_id' || column === 'import_id' ? chance.below(1000) : 'x';
  const text = String(present);
  if (text === '') return 'x';
  const at = chance.below(text.length);
  return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
}
