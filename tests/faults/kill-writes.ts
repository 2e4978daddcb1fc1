import type { Unit } from '../../shared/equipment.ts';
import { behindTheDoor, openReady } from './open.ts';
import type { Scenario } from './scenario.ts';
import { checkChain, checkPages, checkTogether, nothingSeen, type Seen } from './whole.ts';

/** What the child says after each reply. */
export type Acknowledged =
  | { readonly unit: number; readonly notes: string }
  | { readonly test: number }
  | { readonly lookup: number };

interface State {
  readonly units: readonly number[];
}

/** Where each kill of a folder ended, so that the next looks at what is new. */
const seen = new Map<string, Seen>();

/** Edits, surveys and new names, one after the other, as fast as they are answered. */
export const writes: Scenario = {
  name: 'writes',
  holds: 'Every write that was answered is there with its audit entry, and none is half there.',
  quick: 8,
  long: 1000,
  weight: 16,
  goesOn: true,
  afterLines: 40,
  withinMs: 12,
  async prepare(folder, base): Promise<State> {
    seen.delete(folder);
    return { units: base.units };
  },

  async act({ folder, state, chance, say }) {
    // Answered by prepare above.
    const { units } = state as State;
    const { api } = await openReady(folder);
    const versions = new Map<number, number>();
    for (const id of units) versions.set(id, (await api.equipment.get({ id })).version);
    say('begin');
    for (let round = 0; ; round += 1) {
      const unit = chance.pick(units);
      const kind = chance.below(10);
      if (kind < 7) {
        const notes = `${process.pid}-${round}-${'n'.repeat(chance.below(3000))}`;
        const version = versions.get(unit) ?? 0;
        const done: Unit = await api.equipment.update({ id: unit, version, notes });
        versions.set(unit, done.version);
        say(JSON.stringify({ unit, notes } satisfies Acknowledged));
      } else if (kind < 9) {
        const testDate = `20${String(10 + chance.below(15))}-0${1 + chance.below(9)}-11`;
        const { id } = await api.compliance.recordTest({ unitId: unit, type: 'Annual', testDate });
        versions.set(unit, (await api.equipment.get({ id: unit })).version);
        say(JSON.stringify({ test: id } satisfies Acknowledged));
      } else {
        const { id } = await api.lookups.create({ kind: 'manufacturer', name: `Maker ${process.pid} ${round}` });
        say(JSON.stringify({ lookup: id } satisfies Acknowledged));
      }
    }
  },

  async check({ folder, lines, kill }) {
    const began = process.cpuUsage();
    const opened = await openReady(folder);
    // Time of the processor, so that a machine that is busy with something else does not count.
    const { user, system } = process.cpuUsage(began);
    await opened.close();
    if (user + system > 3_000_000) throw new Error(`opening again took ${(user + system) / 1_000_000} s`);
    await behindTheDoor(folder, (db) => {
      const since = seen.get(folder) ?? nothingSeen;
      checkPages(db, kill % 20 === 0);
      const end = checkChain(db, since);
      checkTogether(db, since.seq);
      const newestNotes = new Map<number, string>();
      for (const line of lines.slice(1)) {
        // Written by the act above.
        const said = JSON.parse(line) as Acknowledged;
        if ('unit' in said) newestNotes.set(said.unit, said.notes);
        else if ('test' in said) mustBeThere(db.prepare('SELECT 1 FROM tests WHERE id = ?').get(said.test), line);
        else mustBeThere(db.prepare('SELECT 1 FROM manufacturers WHERE id = ?').get(said.lookup), line);
      }
      const entry = db.prepare(
        `SELECT 1 FROM audit WHERE entity = 'unit' AND entity_id = ? AND seq > ? AND json_extract(changes, '$.notes.new') = ?`,
      );
      for (const [unit, notes] of newestNotes)
        mustBeThere(entry.get(String(unit), since.seq, notes), `unit ${unit} ${notes.slice(0, 20)}`);
      seen.set(folder, end);
    });
    return lines.length > 1 ? 'new' : 'old';
  },
};

function mustBeThere(row: unknown, what: string): void {
  if (row === undefined) throw new Error(`was answered and is lost: ${what.slice(0, 80)}`);
}
