import { describe, expect, it } from 'vitest';
import { createSessionRepository, sessionSources } from '../../main/auth/session-repository.ts';
import { createDueQueries } from '../../main/compliance/due-queries.ts';
import { clockSources } from '../../main/compliance/unit-clocks.ts';
import { spanOf } from '../../main/compliance/unit-status.ts';
import { createChangeStamp, type Source } from '../../main/database/change-stamp.ts';
import type { Db } from '../../main/database/connection.ts';
import { createEquipmentRepository } from '../../main/equipment/repository.ts';
import { writtenSources } from '../../main/equipment/written-units.ts';
import { createValueWriter } from '../../main/fields/value-writer.ts';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createSurveyDesk } from '../support/survey-desk.ts';
import { windowOf } from '../support/window.ts';

// What is kept between calls is never older than what it was made of.

/** The same connection, which notes the tables that its queries open, in the program that SQLite makes of each. */
function watched(db: Db) {
  const roots = db
    .prepare<[], { rootpage: number; tbl_name: string }>(
      'SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0',
    )
    .all();
  const tables = new Map(roots.map(({ rootpage, tbl_name }) => [rootpage, tbl_name]));
  const read = new Set<string>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((text: string) => {
    const statement = prepare(text);
    const { all, get } = statement;
    const noted =
      (own: (...values: unknown[]) => unknown) =>
      (...values: unknown[]) => {
        // as: the columns of EXPLAIN that are looked at.
        const program = prepare(`EXPLAIN ${text}`).all(...values) as { opcode: string; p2: number; p3: number }[];
        for (const { opcode, p2, p3 } of program) {
          const table = opcode === 'OpenRead' && p3 === 0 ? tables.get(p2) : undefined;
          if (table !== undefined) read.add(table);
        }
        return own.apply(statement, values);
      };
    return Object.assign(statement, { all: noted(all), get: noted(get) });
    // as: only the two methods that queries are run with are other ones.
  }) as Db['prepare'];
  return read;
}

const tablesOf = (sources: readonly Pick<Source, 'table'>[]) => sources.map(({ table }) => table);

describe('the sources', () => {
  it('of a session are all tables that it is read from, and the settings', async () => {
    const db = await openDatabaseOf((await createTestCore()).folder);
    const read = watched(db);
    createSessionRepository(db).byToken('none', '2026-01-01T00:00:00.000Z');
    expect([...read, 'settings'].sort()).toEqual(tablesOf(sessionSources).toSorted());
  });

  it('of what is due are all tables that counts and pages are read from', async () => {
    const db = await openDatabaseOf((await createTestCore()).folder);
    const read = watched(db);
    const queries = createDueQueries(db);
    const span = spanOf('2026-01-01', 90);
    const choice = { filters: { classId: [1], state: ['in-service' as const] } };
    const slice = { limit: 1, offset: 0 };
    queries.summary(choice, span);
    queries.dueIds(choice, span, slice);
    queries.dueCount(choice, span);
    for (const status of ['overdue', 'never-tested'] as const) {
      queries.unitIds({ ...choice, status }, span, slice);
      queries.unitCount({ ...choice, status }, span);
    }
    expect([...read].sort()).toEqual(tablesOf(clockSources).toSorted());
  });
});

it('the sources of units that are kept as they were written are all tables that a unit is read from', async () => {
  const db = await openDatabaseOf((await createTestCore()).folder);
  const read = watched(db);
  createEquipmentRepository(db).getMany([1]);
  createValueWriter(db).of([1]);
  expect([...read].sort()).toEqual(writtenSources.map(({ table }) => table).toSorted());
});

describe('an open session', () => {
  it('is read again for every column that it is made of, and not when the time of its activity is written', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'physicist');
    await api.equipment.list({});
    const db = await openDatabaseOf(test.folder);
    const stamp = createChangeStamp(db, 'sessions_here', sessionSources);
    const movesWith = (column: string) => {
      const before = stamp();
      db.exec(`UPDATE sessions SET ${column} = ${column}`);
      return stamp() !== before;
    };
    const columns = ['token_hash', 'account_id', 'created_at', 'proven_at', 'locked_at', 'expires_at'];
    expect(columns.filter((column) => !movesWith(column))).toEqual([]);
    expect(movesWith('last_active_at')).toBe(false);
  });

  it('has its activity written once a minute, however often it is read', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'physicist');
    await api.equipment.list({});
    const db = await openDatabaseOf(test.folder);
    const written = db.prepare<[], string>('SELECT max(last_active_at) FROM sessions').pluck();
    const instants = new Set<string | undefined>();
    for (let call = 0; call < 9; call += 1) {
      test.clock.advance(21_000);
      await api.equipment.list({});
      instants.add(written.get());
    }
    expect(instants.size).toBe(4);
  });

  it.each([
    ['that is deleted', 'DELETE FROM sessions', 'UNAUTHENTICATED'],
    ['whose account is switched off', `UPDATE accounts SET active = 0 WHERE username = 'physicist'`, 'UNAUTHENTICATED'],
    ['that is locked', `UPDATE sessions SET locked_at = '2026-01-01T00:00:00.000Z'`, 'LOCKED'],
    ['that has expired', `UPDATE sessions SET expires_at = '2020-01-01T00:00:00.000Z'`, 'UNAUTHENTICATED'],
    ['whose role is taken away', `DELETE FROM account_roles WHERE role = 'physicist'`, 'FORBIDDEN'],
  ])('%s beside the program is refused at the next call', async (_, sql, code) => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'physicist');
    await api.equipment.list({});
    await api.equipment.list({});
    const beside = await openDatabaseOf(test.folder);
    beside.exec(sql);
    await expect(api.equipment.list({})).rejects.toMatchObject({ code });
  });
});

describe('requests that were read at once', () => {
  async function asking() {
    const test = await createTestCore();
    const batch = {};
    const caller = { ...test.caller('physicist'), batch };
    const who = (of: object = batch) => test.core.authenticate({ ...caller, batch: of })?.name;
    return { test, caller, who, beside: await openDatabaseOf(test.folder) };
  }

  it('find who it is now: after a change of the program in the same turn', async () => {
    const { test, caller, who } = await asking();
    const before = test.core.authenticate(caller);
    const ended = test.core.dispatch('auth.signOut', {}, { ...test.caller('physicist') });
    expect(before?.name).toBe('physicist');
    expect(who()).toBeUndefined();
    await ended;
  });

  it('find the lock and the end that time brings', async () => {
    const { test, caller } = await asking();
    expect(test.core.authenticate(caller)?.restriction).toBeNull();
    test.clock.advance(20 * 60_000);
    expect(test.core.authenticate(caller)?.restriction).toBe('locked');
    test.clock.advance(25 * 3_600_000);
    expect(test.core.authenticate(caller)).toBeNull();
  });

  it('find what was changed beside the program, at the latest in their next turn; another request at once', async () => {
    const { who, beside } = await asking();
    expect(who()).toBe('physicist');
    beside.exec('DELETE FROM sessions');
    expect(who({})).toBeUndefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(who()).toBeUndefined();
  });

  it('find another session when their token is another one', async () => {
    const { test, who, caller } = await asking();
    expect(who()).toBe('physicist');
    expect(test.core.authenticate({ ...test.caller('viewer'), batch: caller.batch })?.name).toBe('viewer');
    expect(who()).toBe('physicist');
    caller.session?.set(test.caller('viewer').session?.token ?? '', new Date());
    expect(who()).toBe('viewer');
  });
});

it('what is due follows every fact that it is made of', async () => {
  const desk = await createSurveyDesk('2026-03-31T09:00:00');
  const { compliance, equipment } = desk.api;
  const seen = async () => {
    const { overdue, upcoming, compliant, neverTested, noSchedule, scheduled, missed } = await compliance.summary({});
    const due = (await compliance.due({ pageSize: 10 })).items.map(({ unitId }) => unitId);
    const never = (await compliance.units({ status: 'never-tested', pageSize: 10 })).items.map(({ unit }) => unit.id);
    return { counts: [overdue, upcoming, compliant, neverTested, noSchedule], visits: [scheduled, missed], due, never };
  };
  expect(await seen()).toEqual({ counts: [0, 0, 0, 0, 0], visits: [0, 0], due: [], never: [] });
  const unit = await desk.unit(['acr']);
  expect(await seen()).toEqual({ counts: [0, 0, 0, 1, 0], visits: [0, 0], due: [unit], never: [unit] });
  desk.book(unit, '2026-04-10');
  expect(await seen()).toMatchObject({ visits: [1, 0] });
  await desk.survey(unit, '2026-03-30');
  expect(await seen()).toMatchObject({ counts: [0, 0, 1, 0, 0], due: [], never: [] });
  desk.setClock('2027-09-30T09:00:00');
  expect(await seen()).toMatchObject({ counts: [1, 0, 0, 0, 0], due: [unit] });
  const { version } = await equipment.get({ id: unit });
  await equipment.update({ id: unit, version, planned: true });
  expect(await seen()).toEqual({ counts: [0, 0, 0, 0, 0], visits: [0, 0], due: [], never: [] });
});
