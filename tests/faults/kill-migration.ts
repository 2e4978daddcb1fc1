import { rmSync } from 'node:fs';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { prepareInstallation } from '../../main/database/prepare-installation.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import { writeFirstRows } from '../../main/setup/first-rows.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import { behindTheDoor, openReady } from './open.ts';
import { mustAllBeProven } from './published-sets.ts';
import type { Scenario } from './scenario.ts';
import { checkChain, checkPages, leftovers } from './whole.ts';

/** What the version before knew. */
const before = migrations.slice(0, -1);
const newest = migrations.at(-1)?.id ?? 0;
const units = 400;

interface State {
  readonly audit: number;
}

/** The first start of a new version on the data of the one before. */
export const migration: Scenario = {
  name: 'migration',
  holds: 'The schema is the old one or the new one with every row, and each safety copy that was published opens.',
  quick: 2,
  long: 100,
  weight: 2,

  async prepare(folder): Promise<State> {
    rmSync(folder, { recursive: true, force: true });
    const ports = testPorts({ folder, clock: systemClock, log: memoryLog() });
    const prepared = await prepareInstallation(ports);
    const administrator = { username: 'administrator', email: null, passwordHash: 'none', language: 'en' } as const;
    const opened = await prepared.create({
      migrations: before,
      firstWrite: (db) => writeFirstRows({ db, installId: prepared.installId, ports, administrator }),
    });
    const { db } = opened;
    const at = systemClock.now().toISOString();
    const actor = {
      accountId: null,
      name: 'before',
      origin: 'job',
      address: null,
      requestId: 'x',
      action: 'x',
    } as const;
    createTransactor({ db, clock: systemClock }).transact(actor, (tx) => {
      db.prepare(`INSERT INTO classes (name, name_folded, created_at) VALUES ('CT', 'ct', ?)`).run(at);
      const unit = db.prepare('INSERT INTO units (class_id, notes, created_at, updated_at) VALUES (1, ?, ?, ?)');
      for (let row = 1; row <= units; row += 1) {
        unit.run(`note ${row} ${'.'.repeat(400)}`, at, at);
        tx.audit({ entity: 'unit', entityId: row, action: 'equipment.create' });
      }
    });
    const audit = Number(db.prepare('SELECT count(*) FROM audit').pluck().get());
    opened.anchor.flush();
    db.close();
    opened.keys.wipe();
    return { audit };
  },

  async act({ folder, say }) {
    say('begin');
    const opened = await openReady(folder);
    await opened.close();
  },

  async check({ folder, state }) {
    // Answered by prepare above.
    const { audit } = state as State;
    const ports = testPorts({ folder, clock: systemClock, log: memoryLog() });
    const asBefore = await openData(ports, { migrations: before });
    const old = asBefore.state === 'READY';
    if (asBefore.state === 'READY') {
      asBefore.db.close();
      asBefore.keys.wipe();
    } else if (asBefore.state !== 'APP_TOO_OLD') throw new Error(`${asBefore.state}: ${asBefore.message}`);
    const opened = await openReady(folder);
    await opened.close();
    await behindTheDoor(folder, (db) => {
      checkPages(db, true);
      checkChain(db);
      const version = db.pragma('user_version', { simple: true });
      if (version !== newest) throw new Error(`the schema is at ${String(version)}`);
      if (db.prepare('SELECT count(*) FROM units').pluck().get() !== units) throw new Error('units are missing');
      if (Number(db.prepare('SELECT count(*) FROM audit').pluck().get()) < audit)
        throw new Error('entries are missing');
    });
    await mustAllBeProven(folder);
    const rest = leftovers(folder);
    if (rest.length > 0) throw new Error(`left over: ${rest.join(', ')}`);
    return old ? 'old' : 'new';
  },
};
