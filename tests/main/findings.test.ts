import { describe, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';

const dayMs = 86_400_000;

async function clinic() {
  const core = await createTestCore();
  const administrator = core.as('administrator');
  const { id: classId } = await administrator.lookups.create({ kind: 'class', name: 'Mammography' });
  const facility = await administrator.lookups.create({
    kind: 'facility',
    name: 'Riverside',
    fullName: 'Riverside clinic',
  });
  const { id: unitId } = await administrator.equipment.create({
    classId,
    facilityId: facility.id,
    model: 'Selenia',
    serialNumber: 'SN-4711',
    room: 'B12',
  });
  const { id: otherUnit } = await administrator.equipment.create({ classId, serialNumber: 'SN-2' });
  const day = (offset: number) => {
    const date = new Date(core.clock.now().getTime() + offset * dayMs);
    return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  };
  return { core, administrator, physicist: core.as('physicist'), unitId, otherUnit, classId, day };
}

/** A survey, written past its own feature, which has its own tests. */
async function surveyOf(core: TestCore, unitId: number, testedOn: string): Promise<number> {
  const db = await openDatabaseOf(core.folder);
  return Number(
    db
      .prepare(
        "INSERT INTO tests (unit_id, type, tested_on, created_by, created_at, updated_at) VALUES (?, 'Annual', ?, 'x', 'x', 'x')",
      )
      .run(unitId, testedOn).lastInsertRowid,
  );
}

const description = 'Collimator light is off centre';

describe('reporting a fault', () => {
  test('is open to everyone who is signed in, tells those who answer for findings, and gives away nothing but its number', async () => {
    const { core, unitId } = await clinic();
    const reply = await core.send('user', 'findings.report', { unitId, description, severity: 'blocking' });
    expect(reply).toEqual({ ok: true, data: { id: expect.any(Number) } });
    await expect(core.as('nobody').findings.report({ unitId, description, severity: 'minor' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(core.as('user').findings.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items } = await core.as('physicist').notices.list({});
    expect(items).toEqual([
      expect.objectContaining({ kind: 'finding.reported', severity: 'danger', link: `/findings/${items.length}` }),
    ]);
    expect((await core.as('viewer').notices.list({})).items).toEqual([]);
    expect((await recordsOf(core, 'finding')).map(({ action, actor }) => [action, actor])).toEqual([
      ['findings.report', 'user'],
    ]);
  });

  test('finds the unit by its number or by words, without the right to read equipment', async () => {
    const { core, unitId, otherUnit, administrator } = await clinic();
    const find = async (search: string) => (await core.as('user').findings.unitsToReport({ search })).items;
    expect(await find('selenia river')).toEqual([
      {
        id: unitId,
        className: 'Mammography',
        manufacturerName: null,
        model: 'Selenia',
        serialNumber: 'SN-4711',
        facilityName: 'Riverside',
        room: 'B12',
      },
    ]);
    expect((await find(String(otherUnit)))[0]?.id).toBe(otherUnit);
    expect(await find('mammography')).toHaveLength(2);
    expect(await find('nothing like it')).toEqual([]);
    await expect(find('  ')).rejects.toMatchObject({ code: 'INVALID' });
    const { version } = await administrator.equipment.get({ id: otherUnit });
    await administrator.equipment.update({ id: otherUnit, version, retired: true });
    expect(await find('mammography')).toHaveLength(1);
  });

  test('offers first the unit of the room, or with the serial number, that was typed', async () => {
    const { core, administrator, classId } = await clinic();
    const make = async (room: string, serialNumber: string) =>
      (await administrator.equipment.create({ classId, room, serialNumber })).id;
    const near = await make('RF 1', 'SN-201');
    const north = await make('North RF 2', 'SN-11');
    const meant = await make('RF 2', 'SN-20');
    const find = async (search: string) =>
      (await core.as('user').findings.unitsToReport({ search })).items.map(({ id }) => id);
    expect(await find('rf 2')).toEqual([meant, north, near]);
    expect(await find('sn-20')).toEqual([meant, near]);
  });

  test('refuses a unit that is not there', async () => {
    const { core } = await clinic();
    await expect(
      core.as('user').findings.report({ unitId: 999, description, severity: 'minor' }),
    ).rejects.toMatchObject({
      code: 'INVALID',
      fields: { unitId: expect.any(String) },
    });
  });
});

describe('a finding', () => {
  test('is due as its severity says, from the day of its test; the date follows until somebody chooses one', async () => {
    const { core, physicist, unitId, day } = await clinic();
    const testId = await surveyOf(core, unitId, day(-10));
    const made = await core.as('technologist').findings.create({ unitId, testId, description, severity: 'minor' });
    expect(made).toMatchObject({
      reportedOn: day(-10),
      dueOn: day(80),
      daysLeft: 80,
      reportedBy: 'technologist',
      unit: { doNotUse: false },
    });
    const worse = await physicist.findings.update({ id: made.id, version: made.version, severity: 'blocking' });
    expect(worse).toMatchObject({ dueOn: day(20), unit: { doNotUse: true } });
    const chosen = await physicist.findings.update({ id: made.id, version: worse.version, dueOn: day(5) });
    const better = await physicist.findings.update({ id: made.id, version: chosen.version, severity: 'major' });
    expect(better).toMatchObject({ dueOn: day(5), unit: { doNotUse: false } });
    const open = await physicist.findings.update({ id: made.id, version: better.version, dueOn: null });
    expect(open).toMatchObject({ dueOn: null, daysLeft: null });
  });

  test('that blocks forbids the use of its unit until it is resolved, and again when it is opened or brought back', async () => {
    const { physicist, unitId, day } = await clinic();
    let finding = await physicist.findings.create({ unitId, description, severity: 'blocking' });
    const doNotUse = async () => (await physicist.findings.get({ id: finding.id })).unit.doNotUse;
    expect(await doNotUse()).toBe(true);
    const resolve = { id: finding.id, resolution: 'Lamp replaced', resolvedOn: day(0), resolvedById: null };
    finding = await physicist.findings.resolve({ ...resolve, version: finding.version });
    expect(finding).toMatchObject({ resolution: 'Lamp replaced', daysLeft: null });
    expect(await doNotUse()).toBe(false);
    finding = await physicist.findings.reopen({ id: finding.id, version: finding.version, reason: 'came back' });
    expect(finding).toMatchObject({ resolution: null, resolvedOn: null });
    expect(await doNotUse()).toBe(true);
    finding = await physicist.findings.remove({ id: finding.id, version: finding.version, reason: 'another unit' });
    expect(finding.deleted).toMatchObject({ by: 'physicist', reason: 'another unit' });
    expect(await doNotUse()).toBe(false);
    finding = await physicist.findings.restore({ id: finding.id });
    expect(await doNotUse()).toBe(true);
  });

  test('keeps every old value in the audit trail', async () => {
    const { core, physicist, unitId, day } = await clinic();
    const made = await physicist.findings.create({ unitId, description, severity: 'minor' });
    const resolved = await physicist.findings.resolve({
      id: made.id,
      version: made.version,
      resolution: 'Lamp replaced',
      resolvedOn: day(0),
      resolvedById: null,
    });
    await physicist.findings.reopen({ id: made.id, version: resolved.version, reason: 'came back' });
    const last = (await recordsOf(core, 'finding')).at(-1);
    expect(last).toMatchObject({
      action: 'findings.reopen',
      reason: 'came back',
      changes: { resolution: { old: 'Lamp replaced', new: null } },
    });
  });

  test('takes the notice of its report off the list when it is resolved or deleted', async () => {
    const { core, physicist, unitId, day } = await clinic();
    const notices = async () => (await physicist.notices.list({})).total;
    for (const end of ['resolve', 'remove'] as const) {
      const { id } = await core.as('user').findings.report({ unitId, description, severity: 'minor' });
      expect(await notices()).toBe(1);
      const { version } = await physicist.findings.get({ id });
      if (end === 'resolve')
        await physicist.findings.resolve({ id, version, resolution: 'Done', resolvedOn: day(0), resolvedById: null });
      else await physicist.findings.remove({ id, version, reason: 'mistake' });
      expect(await notices()).toBe(0);
    }
  });

  test('refuses days that cannot be, tests of another unit, people who are gone', async () => {
    const { core, administrator, physicist, unitId, otherUnit, day } = await clinic();
    const elsewhere = await surveyOf(core, otherUnit, day(0));
    const person = await administrator.people.create({
      name: 'Okafor, Amara',
      email: 'a@example.org',
      roles: ['contact'],
    });
    await administrator.people.archive({ id: person.id, version: person.version, reason: 'Left the clinic' });
    const base = { unitId, description, severity: 'minor' as const };
    const wrong = [
      [{ reportedOn: day(1) }, 'reportedOn'],
      [{ reportedOn: day(0), dueOn: day(-1) }, 'dueOn'],
      [{ testId: elsewhere }, 'testId'],
      [{ testId: 9999 }, 'testId'],
      [{ ownerId: person.id }, 'ownerId'],
      [{ ownerId: 9999 }, 'ownerId'],
      [{ unitId: 9999 }, 'unitId'],
      [{ reportedOn: '2025-02-29' }, 'reportedOn'],
    ] as const;
    for (const [change, field] of wrong) {
      await expect(physicist.findings.create({ ...base, ...change }), field).rejects.toMatchObject({
        code: 'INVALID',
        fields: { [field]: expect.any(String) },
      });
    }
    const made = await physicist.findings.create(base);
    for (const resolvedOn of [day(1), day(-1)]) {
      await expect(
        physicist.findings.resolve({
          id: made.id,
          version: made.version,
          resolution: 'x',
          resolvedOn,
          resolvedById: null,
        }),
      ).rejects.toMatchObject({ fields: { resolvedOn: expect.any(String) } });
    }
  });

  test('keeps an owner who became inactive, as long as nobody changes it', async () => {
    const { administrator, physicist, unitId } = await clinic();
    const person = await administrator.people.create({
      name: 'Okafor, Amara',
      email: 'a@example.org',
      roles: ['contact'],
    });
    const made = await physicist.findings.create({ unitId, description, severity: 'minor', ownerId: person.id });
    await administrator.people.archive({ id: person.id, version: person.version, reason: 'Left the clinic' });
    const changed = await physicist.findings.update({
      id: made.id,
      version: made.version,
      ownerId: person.id,
      workOrder: 'WO-9',
    });
    expect(changed).toMatchObject({ ownerName: 'Okafor, Amara', workOrder: 'WO-9' });
  });

  test('is proven by a later test of its unit; two surveys of one day never prove each other', async () => {
    const { core, physicist, unitId, otherUnit, day } = await clinic();
    const [first, second] = [await surveyOf(core, unitId, day(0)), await surveyOf(core, unitId, day(0))];
    const elsewhere = await surveyOf(core, otherUnit, day(0));
    const before = await surveyOf(core, unitId, day(-3));
    const make = (testId: number) => physicist.findings.create({ unitId, testId, description, severity: 'minor' });
    const [one, other] = [await make(first), await make(second)];
    const resolve = (finding: typeof one, retestId: number) =>
      physicist.findings.resolve({
        id: finding.id,
        version: finding.version,
        resolution: 'x',
        resolvedOn: day(0),
        resolvedById: null,
        retestId,
      });
    for (const wrong of [first, elsewhere, before, 9999])
      await expect(resolve(one, wrong)).rejects.toMatchObject({ fields: { retestId: expect.any(String) } });
    expect(await resolve(one, second)).toMatchObject({ retestId: second });
    await expect(resolve(other, first)).rejects.toMatchObject({ message: expect.stringContaining('circle') });
    // Nor by taking the one away, linking the other, and bringing the one back.
    const stored = await physicist.findings.get({ id: one.id });
    await physicist.findings.remove({ id: one.id, version: stored.version, reason: 'mistake' });
    await resolve(other, first);
    await expect(physicist.findings.restore({ id: one.id })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('a change that lost a race, or comes after the finding was deleted, is refused', async () => {
    const { core, physicist, unitId } = await clinic();
    const made = await physicist.findings.create({ unitId, description, severity: 'minor' });
    const changed = await physicist.findings.update({ id: made.id, version: made.version, workOrder: 'WO-1' });
    const late = await core.send('physicist', 'findings.update', {
      id: made.id,
      version: made.version,
      workOrder: 'WO-2',
    });
    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT', details: { current: { workOrder: 'WO-1' } } } });
    await physicist.findings.remove({ id: made.id, version: changed.version, reason: 'x' });
    const after = await core.send('physicist', 'findings.update', {
      id: made.id,
      version: changed.version + 1,
      workOrder: 'WO-3',
    });
    expect(after).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: expect.stringContaining('deleted') },
    });
  });
});

describe('the list of findings', () => {
  test('shows open ones by due date, then resolved ones; narrowed by state, severity, owner, unit, words and the filters of units', async () => {
    const { administrator, physicist, unitId, otherUnit, classId, day } = await clinic();
    const make = (more: object) => physicist.findings.create({ unitId, description, severity: 'minor', ...more });
    const person = await administrator.people.create({
      name: 'Okafor, Amara',
      email: 'a@example.org',
      roles: ['contact'],
    });
    const late = await make({ reportedOn: day(-40), dueOn: day(-1), severity: 'major', ownerId: person.id });
    const soon = await make({ dueOn: day(3), unitId: otherUnit, workOrder: 'WO-77' });
    const never = await make({ dueOn: null });
    const done = await make({ description: 'Grid artefact' });
    await physicist.findings.resolve({
      id: done.id,
      version: done.version,
      resolution: 'x',
      resolvedOn: day(0),
      resolvedById: null,
    });
    const gone = await make({});
    await physicist.findings.remove({ id: gone.id, version: gone.version, reason: 'x' });
    const ids = async (input: Parameters<typeof physicist.findings.list>[0]) => {
      const { items, total } = await physicist.findings.list(input);
      expect(total).toBe(items.length);
      return items.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([late.id, soon.id, never.id]);
    expect(await ids({ state: 'all' })).toEqual([late.id, soon.id, never.id, done.id]);
    expect(await ids({ state: 'overdue' })).toEqual([late.id]);
    expect(await ids({ state: 'resolved' })).toEqual([done.id]);
    expect(await ids({ includeDeleted: true })).toEqual([late.id, soon.id, gone.id, never.id]);
    expect(await ids({ severity: ['major', 'blocking'] })).toEqual([late.id]);
    expect(await ids({ ownerId: [person.id] })).toEqual([late.id]);
    expect(await ids({ unitId: otherUnit })).toEqual([soon.id]);
    expect(await ids({ search: 'SELENIA collimator' })).toEqual([late.id, never.id]);
    expect(await ids({ search: 'wo-77' })).toEqual([soon.id]);
    expect(await ids({ search: '%' })).toEqual([]);
    expect(await ids({ state: 'all', search: 'grid' })).toEqual([done.id]);
    expect(await ids({ filters: { classId: [classId + 1] } })).toEqual([]);
    expect((await physicist.findings.list({ page: 2, pageSize: 2 })).items.map(({ id }) => id)).toEqual([never.id]);
    const { version } = await administrator.equipment.get({ id: otherUnit });
    await administrator.equipment.update({ id: otherUnit, version, retired: true });
    expect(await ids({})).toEqual([late.id, never.id]);
    expect(await ids({ filters: { includeRetired: true } })).toEqual([late.id, soon.id, never.id]);
    expect(await ids({ unitId: otherUnit })).toEqual([soon.id]);
  });

  test('holds those of units that are planned or not covered by physics, unless a filter leaves them out', async () => {
    const { administrator, core, classId } = await clinic();
    const { id: planned } = await administrator.equipment.create({ classId, planned: true });
    const { id: uncovered } = await administrator.equipment.create({ classId, physicsCovered: false });
    for (const unitId of [planned, uncovered])
      await core.as('user').findings.report({ unitId, description, severity: 'blocking' });
    const units = async (filters?: object) =>
      (await core.as('viewer').findings.list(filters === undefined ? {} : { filters })).items.map(
        ({ unitId }) => unitId,
      );
    expect((await units()).sort()).toEqual([planned, uncovered]);
    expect(await units({ includePlanned: false })).toEqual([uncovered]);
    expect(await units({ includeNotCovered: false })).toEqual([planned]);
    expect(await units({ state: ['planned'] })).toEqual([planned]);
  });

  test('finds words with accents however they are typed, also after a correction', async () => {
    const { physicist, unitId } = await clinic();
    const made = await physicist.findings.create({ unitId, description: 'Fuite DÉTECTÉE', severity: 'minor' });
    const found = async (search: string) => (await physicist.findings.list({ search })).total;
    expect(await Promise.all(['détectée', 'DETECTEE', 'fui dét'].map(found))).toEqual([1, 1, 1]);
    await physicist.findings.update({ id: made.id, version: made.version, description: 'Grële', workOrder: 'É-12' });
    expect(await Promise.all(['détectée', 'grële', 'é-12'].map(found))).toEqual([0, 1, 1]);
  });
});
