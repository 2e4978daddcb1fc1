import { setTimeout as pause } from 'node:timers/promises';
import { generatedFleet } from '../support/generated-fleet.ts';
import { behindTheDoor, type Opened, openReady } from './open.ts';
import type { Scenario } from './scenario.ts';
import { checkChain, checkPages, checkTogether } from './whole.ts';

const rows = 250;

interface State {
  readonly importId: number;
  readonly units: number;
}

/** A checked file that is being applied. */
export const importing: Scenario = {
  name: 'import',
  holds: 'Either every row of the file is there with its audit entry, or none is and the file still waits.',
  quick: 2,
  long: 100,
  weight: 2,

  async prepare(folder, base): Promise<State> {
    const opened = await openReady(folder);
    const importId = await checkedImport(opened, generatedFleet(rows, 1000));
    await opened.close();
    return { importId, units: base.units.length };
  },

  async act({ folder, state, say }) {
    // Answered by prepare above.
    const { importId } = state as State;
    const opened = await openReady(folder);
    say('begin');
    await opened.api.imports.apply({ importId, mode: 'good-rows' });
    await settled(opened, importId);
    say('applied');
    await opened.close();
  },

  async check({ folder, state, lines }) {
    // Answered by prepare above.
    const { importId, units } = state as State;
    const opened = await openReady(folder);
    await opened.close();
    return behindTheDoor(folder, (db) => {
      checkPages(db, true);
      checkChain(db);
      checkTogether(db);
      const count = Number(db.prepare('SELECT count(*) FROM units').pluck().get()) - units;
      if (count !== 0 && count !== rows) throw new Error(`${count} of ${rows} rows are there`);
      const importState = db.prepare('SELECT state FROM imports WHERE id = ?').pluck().get(importId);
      if ((importState === 'applied') !== (count === rows))
        throw new Error(`${count} rows are there and the import is ${String(importState)}`);
      if (count === 0 && lines.includes('applied')) throw new Error('the import was answered and is lost');
      return count === 0 ? 'old' : 'new';
    });
  },
};

/** Sends a file and has it checked. */
export async function checkedImport(opened: Opened, csv: string): Promise<number> {
  const { importId, upload } = await opened.api.imports.begin({ kind: 'equipment', fileName: 'units.csv' });
  const ticket = opened.core.tickets.redeemUpload(upload.path.slice('/upload/'.length), null);
  const bytes = Buffer.from(csv);
  await ticket.receive(
    (async function* () {
      yield bytes;
    })(),
  );
  await opened.api.imports.check({ importId });
  await settled(opened, importId);
  return importId;
}

/** Waits until an import is not worked on any more; answers its state. */
export async function settled(opened: Opened, importId: number): Promise<string> {
  for (const until = performance.now() + 20_000; ; ) {
    const { state } = await opened.api.imports.get({ importId });
    if (state !== 'checking' && state !== 'applying' && state !== 'undoing') return state;
    if (performance.now() > until) throw new Error(`the import stays "${state}"`);
    await pause(2);
  }
}
