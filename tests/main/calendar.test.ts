import { beforeEach, describe, expect, it } from 'vitest';
import { readCalendar } from '../support/calendar-parser.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';

let test: TestCore;
let unitId: number;
let today: string;
beforeEach(async () => {
  test = await createTestCore();
  const api = test.as('administrator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
  const { id: facilityId } = await api.lookups.create({ kind: 'facility', name: 'Main Campus' });
  const unit = await api.equipment.create({
    classId,
    facilityId,
    model: 'Revolution',
    room: '1.204',
    phone: '555-0100',
  });
  unitId = unit.id;
  today = dayFromNow(0);
});

/** A day on the wall of this machine. */
function dayFromNow(days: number): string {
  const now = test.clock.now();
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
  return day.toISOString().slice(0, 10);
}

const tokenOf = (path: string) => /^\/calendar\/([\w-]{43})\.ics$/.exec(path)?.[1] ?? '';
const shown = (path: string) => test.core.calendar(tokenOf(path));

function read(path: string) {
  const calendar = shown(path);
  if (!calendar) throw new Error('nothing is shown');
  return readCalendar(calendar.body);
}

async function personOf(role: 'physicist' | 'viewer') {
  const api = test.as('administrator');
  const fields = {
    name: 'Okafor, Amara',
    email: `${role}@example.org`,
    phone: '555-0199',
    roles: ['physicist' as const],
  };
  const { id } = await api.people.create(fields);
  const { id: accountId, version } = await api.accounts.get({ account: role });
  await api.accounts.update({ id: accountId, version, personId: id });
  return id;
}

async function book(days: number, more: { assigneeId?: number; startTime?: string; notes?: string } = {}) {
  const draft = { unitId, scheduledOn: dayFromNow(days), ...more };
  const [booking] = (await test.as('administrator').bookings.create({ items: [draft] })).items;
  if (!booking) throw new Error('one was asked for');
  return booking;
}

describe('the own calendar', () => {
  it('has a secret address that is shown once and stored as a hash', async () => {
    const { calendar } = test.as('physicist');
    expect(await calendar.feed({})).toEqual({ active: false, scope: null, createdAt: null, lastReadAt: null });
    const { path, address, ...feed } = await calendar.create({ scope: 'all' });
    expect(address).toBeNull();
    expect(feed).toMatchObject({ active: true, scope: 'all', lastReadAt: null });
    expect(await calendar.feed({})).toEqual(feed);
    const db = await openDatabaseOf(test.folder);
    const stored = JSON.stringify([
      db.prepare('SELECT * FROM calendar_feeds').all(),
      db.prepare("SELECT * FROM audit WHERE entity = 'calendar'").all(),
    ]);
    expect(stored).not.toContain(tokenOf(path));
    expect(JSON.stringify(test.log)).not.toContain(tokenOf(path));
    expect((await recordsOf(test, 'calendar')).at(-1)).toMatchObject({
      action: 'calendar.create',
      changes: { scope: { old: null, new: 'all' }, address: { hidden: true } },
    });
  });

  it('ends with a new address, with being revoked, and with its owner', async () => {
    const { calendar } = test.as('physicist');
    const first = await calendar.create({ scope: 'all' });
    const second = await calendar.create({ scope: 'all' });
    expect(shown(first.path)).toBeNull();
    expect(shown(second.path)).not.toBeNull();
    expect(await calendar.revoke({})).toMatchObject({ active: false });
    expect(shown(second.path)).toBeNull();
    expect(await calendar.revoke({})).toMatchObject({ active: false });

    const third = await calendar.create({ scope: 'all' });
    const { accounts } = test.as('administrator');
    const { id, version } = await accounts.get({ account: 'physicist' });
    const narrowed = await accounts.setRoles({ id, version, roles: ['user'] });
    expect(shown(third.path)).toBeNull();
    await accounts.setRoles({ id, version: narrowed.version, roles: ['physicist'] });
    expect(shown(third.path)).not.toBeNull();
    await accounts.deactivate({ account: 'physicist' });
    expect(shown(third.path)).toBeNull();
    expect(test.core.calendar('x'.repeat(43))).toBeNull();
  });

  it('shows nothing to somebody who was taken off the whitelist', async () => {
    const { path } = await test.as('viewer').calendar.create({ scope: 'all' });
    await test.as('administrator').whitelist.remove({ entry: 'viewer' });
    expect(shown(path)).toBeNull();
  });

  it('notes when it was last read, a few minutes apart at most', async () => {
    const { calendar } = test.as('viewer');
    const { path } = await calendar.create({ scope: 'all' });
    shown(path);
    const first = (await calendar.feed({})).lastReadAt;
    expect(first).toBe(test.clock.now().toISOString());
    test.clock.advance(60_000);
    shown(path);
    expect((await calendar.feed({})).lastReadAt).toBe(first);
    test.clock.advance(5 * 60_000);
    shown(path);
    expect((await calendar.feed({})).lastReadAt).toBe(test.clock.now().toISOString());
  });

  it('needs a person to have bookings of its own', async () => {
    await expect(test.as('viewer').calendar.create({ scope: 'mine' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(test.as('user').calendar.create({ scope: 'all' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(test.as('operator').calendar.create({ scope: 'all' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('what a calendar holds', () => {
  it('of one person: the own bookings, never a phone number', async () => {
    const assigneeId = await personOf('physicist');
    await book(3, { assigneeId, startTime: '09:30', notes: 'Bring the phantom' });
    await book(4);
    const { path } = await test.as('physicist').calendar.create({ scope: 'mine' });
    const { events } = read(path);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      summary: 'Survey: CT, Revolution, Main Campus 1.204',
      location: 'Main Campus, 1.204',
      status: 'CONFIRMED',
      sequence: 0,
    });
    expect(events[0]?.start).toContain(`${dayFromNow(3)}T09:30:00`);
    expect(events[0]?.description).toContain('Done by: Okafor, Amara\nNotes: Bring the phantom');
    expect(shown(path)?.body).not.toMatch(/555-01/);
  });

  it('follows a booking under the same id with a higher number', async () => {
    const { id, version } = await book(3);
    const { path } = await test.as('viewer').calendar.create({ scope: 'all' });
    const before = read(path).events[0];
    const etag = shown(path)?.etag;
    expect(shown(path)?.etag).toBe(etag);
    const { bookings } = test.as('administrator');
    await bookings.update({ id, version, scheduledOn: dayFromNow(5) });
    const after = read(path).events[0];
    expect(after).toMatchObject({ uid: before?.uid, sequence: 1, start: dayFromNow(5) });
    expect(after?.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}@.+$/);
    expect(shown(path)?.etag).not.toBe(etag);
    await bookings.cancel({ id, version: 2, reason: 'closed' });
    expect(read(path).events[0]).toMatchObject({ uid: before?.uid, sequence: 2, status: 'CANCELLED' });
  });

  it('tells done from missed', async () => {
    await book(0);
    const { compliance, calendar } = test.as('administrator');
    const { path } = await calendar.create({ scope: 'all' });
    await compliance.recordTest({ unitId, type: 'Annual', testDate: today });
    expect(read(path).events[0]?.summary).toMatch(/^Done: CT/);
    await book(1);
    test.clock.advance(3 * 86_400_000);
    expect(read(path).events.map(({ summary }) => summary.split(':')[0])).toEqual(['Done', 'Missed']);
  });

  it('marks a unit that must not be used, until its finding is resolved', async () => {
    await book(3);
    const { findings, calendar } = test.as('administrator');
    const { path } = await calendar.create({ scope: 'all' });
    const { id } = await findings.create({ unitId, description: 'Interlock open', severity: 'blocking' });
    expect(read(path).events[0]).toMatchObject({
      summary: 'Survey: [Do not use] CT, Revolution, Main Campus 1.204',
      description: expect.stringContaining('a blocking finding is open'),
    });
    const { version } = await findings.get({ id });
    await findings.resolve({ id, version, resolvedOn: today, resolvedById: null, resolution: 'Switch replaced' });
    expect(read(path).events[0]?.summary).toBe('Survey: CT, Revolution, Main Campus 1.204');
  });

  it('of the clinic: last days as whole days, one for each day and facility', async () => {
    const { equipment, obligations, calendar, compliance } = test.as('administrator');
    const unit = await equipment.get({ id: unitId });
    const other = await equipment.create({ classId: unit.classId, facilityId: unit.facilityId });
    const { items } = await obligations.rules({});
    const ruleId = items.find(({ key }) => key === 'or-ct-dose')?.id ?? 0;
    await obligations.add({ unitIds: [unitId, other.id], ruleId });
    for (const id of [unitId, other.id]) {
      await compliance.recordTest({ unitId: id, type: 'Calibration', testDate: dayFromNow(-700) });
    }
    const [clock] = (await obligations.ofUnit({ unitId })).items;
    const { path } = await calendar.create({ scope: 'all' });
    expect(read(path).events).toMatchObject([
      { summary: 'Last day of 2 obligations, Main Campus', start: clock?.limitDate, sequence: 0 },
    ]);
    await equipment.update({ id: other.id, version: other.version, planned: true });
    expect(read(path).events).toMatchObject([{ summary: expect.stringMatching(/^Last day: CT dosimetry system/) }]);
    const mine = await personOf('viewer').then(() => test.as('viewer').calendar.create({ scope: 'mine' }));
    expect(read(mine.path).events).toEqual([]);
  });

  it('reaches from 90 days back to 400 days ahead', async () => {
    for (const days of [400, 401]) await book(days);
    await book(0);
    const { path } = await test.as('viewer').calendar.create({ scope: 'all' });
    expect(read(path).events.map(({ start }) => start)).toEqual([today, dayFromNow(400)]);
    test.clock.advance(90 * 86_400_000);
    expect(read(path).events[0]?.start).toBe(today);
    test.clock.advance(86_400_000);
    expect(read(path).events.map(({ start }) => start)).not.toContain(today);
  });

  it('speaks the language of its owner', async () => {
    await book(1);
    await test.as('viewer').preferences.set({ language: 'fr' });
    const { path } = await test.as('viewer').calendar.create({ scope: 'all' });
    expect(read(path).events[0]?.summary).toBe('Contrôle\u00a0: CT, Revolution, Main Campus 1.204');
    expect(read(path).property('x-wr-calname')).toBe('Contrôles de la clinique');
  });

  it('comes as a file too', async () => {
    await book(1);
    const ticket = await test.as('viewer').calendar.file({ scope: 'all' });
    expect(ticket.fileName).toMatch(/^rems_\d{8}_\d{6}\.ics$/);
    const sessionId = test.core.authenticate(test.caller('viewer'))?.sessionId ?? null;
    const file = test.core.tickets.redeemDownload(ticket.path.slice('/download/'.length), sessionId);
    let text = '';
    for await (const chunk of file.body()) text += Buffer.from(chunk).toString('utf8');
    expect(readCalendar(text).events).toHaveLength(1);
  });
});
