import { describe, expect, test } from 'vitest';
import { fleet } from '../../main/sample/fleet.ts';
import { sampleFile } from '../../main/sample/sample-file.ts';
import { remsExport } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createImportDesk } from '../support/import-desk.ts';
import { testClock } from '../support/ports.ts';

const everything = { includeRetired: true, includePlanned: true, includeNotCovered: true };

describe('the sample clinic', () => {
  test('is a plausible fleet in four facilities, with costs, lifetimes and people', async () => {
    const desk = await createImportDesk();
    const summary = await desk.as('administrator').home.loadSample({});
    expect(summary.sample).toEqual({ loaded: true, removable: true, reason: null });
    expect(summary.units.total).toBe(fleet.length);
    expect(Math.min(summary.units.retired, summary.units.planned, summary.units.notCovered)).toBeGreaterThan(0);
    const lookups = await desk.api.lookups.all({});
    expect(lookups.facilities).toHaveLength(4);
    expect(
      lookups.subclasses.every(
        ({ estimatedCost, lifetimeYears }) => (estimatedCost ?? 0) > 0 && (lifetimeYears ?? 0) > 0,
      ),
    ).toBe(true);
    const people = await desk.api.people.list({});
    expect(people.items.every(({ email }) => email.endsWith('@example.org'))).toBe(true);
    const { items } = await desk.api.equipment.list({ filters: everything, pageSize: 100 });
    expect(items.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(
      items
        .filter(({ planned }) => !planned)
        .every(({ estimatedEndOfLifeOn, serialNumber }) => estimatedEndOfLifeOn !== null && serialNumber !== null),
    ).toBe(true);
  });

  test('goes in without an error or a warning, as an import that can be seen', async () => {
    const desk = await createImportDesk();
    await desk.as('administrator').home.loadSample({});
    const [sample] = (await desk.api.imports.list({})).items;
    expect(sample).toMatchObject({
      source: 'sample',
      state: 'applied',
      counts: { created: fleet.length, errors: 0, warnings: 0 },
    });
  });

  test.each(['2024-02-29T12:00:00', '2026-01-01T08:00:00', '2026-06-15T12:00:00', '2027-12-31T20:00:00'])(
    'has something in every list of the compliance page on %s, with dates in order',
    async (day) => {
      const desk = await createImportDesk({ clock: testClock() });
      desk.clock.set(day);
      await desk.as('operator').home.loadSample({});
      const api = desk.as('operator');
      const { compliant, upcoming, overdue, neverTested, noSchedule, scheduled, missed } = await api.compliance.summary(
        {},
      );
      expect(Math.min(compliant, upcoming, overdue, neverTested, noSchedule, scheduled, missed)).toBeGreaterThan(0);
      await desk.core.close();
      const db = await openDatabaseOf(desk.folder);
      const count = (sql: string) => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get();
      expect(
        count(`tests WHERE tested_on > '${day.slice(0, 10)}' OR reported_on < tested_on OR submitted_on < reported_on`),
      ).toBe(0);
      expect(count('tests t JOIN units u ON u.id = t.unit_id WHERE t.tested_on < u.installed_on')).toBe(0);
      expect(count('tests WHERE performed_by_id = reviewed_by_id')).toBe(0);
      expect(count("bookings WHERE state = 'done'")).toBeGreaterThan(10);
      expect(count("findings WHERE severity = 'blocking' AND resolved_on IS NULL")).toBe(1);
      expect(count('findings WHERE resolved_on IS NOT NULL')).toBeGreaterThan(0);
    },
  );

  test('is the same every time, with dates counted back from the day', () => {
    const day = new Date('2026-03-31T12:00:00');
    expect(sampleFile(day)).toEqual(sampleFile(day));
    expect(sampleFile(day)).not.toEqual(sampleFile(new Date('2027-03-31T12:00:00')));
  });

  test.each(['2024-02-29T23:00:00', '2026-01-01T00:30:00', '2030-12-31T12:00:00'])(
    'holds no date in the wrong order on %s',
    async (day) => {
      const desk = await createImportDesk({ clock: testClock() });
      desk.clock.set(day);
      await desk.as('operator').home.loadSample({});
      const { items } = await desk.as('operator').equipment.list({ filters: everything, pageSize: 100 });
      expect(items.flatMap(({ warnings }) => warnings)).toEqual([]);
    },
  );

  test('goes again with one click, and real units count from where they were', async () => {
    const desk = await createImportDesk();
    const admin = desk.as('administrator');
    const laser = await admin.lookups.create({ kind: 'class', name: 'Laser' });
    const own = await desk.api.equipment.create({ classId: laser.id });
    await admin.home.loadSample({});
    const summary = await admin.home.removeSample({});
    expect(summary).toMatchObject({ units: { total: 1 }, sample: { loaded: false, removable: false } });
    expect((await desk.api.equipment.create({ classId: laser.id })).id).toBe(own.id + 1);
    expect((await desk.api.people.list({})).total).toBe(0);
    await desk.core.close();
    const db = await openDatabaseOf(desk.folder);
    for (const table of ['facilities', 'tests', 'bookings', 'findings', 'obligations', 'people'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    expect(
      db.prepare("SELECT name FROM sqlite_sequence WHERE seq >= 900000 AND name IN ('tests', 'bookings')").all(),
    ).toEqual([]);
  });

  test('goes through the list of imports as well', async () => {
    const desk = await createImportDesk();
    await desk.as('administrator').home.loadSample({});
    const [sample] = (await desk.api.imports.list({})).items;
    const undone = await desk.undo(sample?.id ?? 0);
    expect(undone.import).toMatchObject({ state: 'undone' });
    expect((await desk.api.equipment.list({ filters: everything })).total).toBe(0);
  });

  test('stays when somebody recorded a survey on one of its units', async () => {
    const desk = await createImportDesk();
    const admin = desk.as('administrator');
    await admin.home.loadSample({});
    const { items } = await desk.api.equipment.list({});
    await desk.api.compliance.recordTest({ unitId: items[0]?.id ?? 0, type: 'Annual', testDate: '2026-01-05' });
    const { sample } = await admin.home.summary({});
    expect(sample).toMatchObject({ removable: false, reason: expect.stringContaining('uses what it brought') });
  });

  test('can be loaded again after it was removed, but not twice', async () => {
    const admin = (await createImportDesk()).as('administrator');
    await admin.home.loadSample({});
    await expect(admin.home.loadSample({})).rejects.toMatchObject({ code: 'CONFLICT' });
    await admin.home.removeSample({});
    await expect(admin.home.removeSample({})).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await admin.home.loadSample({})).units.total).toBe(fleet.length);
  });

  test('stays when something real hangs on it, and says what', async () => {
    const desk = await createImportDesk();
    const admin = desk.as('administrator');
    await admin.home.loadSample({});
    const { items } = await desk.api.equipment.list({});
    const { classId } = items[0] ?? { classId: 0 };
    const own = await desk.api.equipment.create({ classId });
    const { sample } = await admin.home.summary({});
    expect(sample).toMatchObject({
      loaded: true,
      removable: false,
      reason: expect.stringContaining(`unit ${own.id} uses what it brought`),
    });
    await expect(admin.home.removeSample({})).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test("does not come in the way of a clinic's own file", async () => {
    const desk = await createImportDesk();
    await desk.as('administrator').home.loadSample({});
    const { import: own } = await desk.import(remsExport('equipment.csv'));
    expect(own.counts).toMatchObject({ created: 200, errors: 0, warnings: 0 });
  });

  test('is loaded only by those who manage the system', async () => {
    const desk = await createImportDesk();
    await expect(desk.as('physicist').home.loadSample({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
