import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonRole } from '../../shared/people.ts';
import { signInAs } from '../support/sign-in.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
beforeEach(async () => {
  desk = await createSurveyDesk();
});

async function person(name: string, ...roles: PersonRole[]) {
  const email = `${name.toLowerCase()}@clinic.org`;
  return (await desk.api.people.create({ name, email, roles: roles.length > 0 ? roles : ['contact'] })).id;
}

describe('the status of a person', () => {
  it('is the first that applies: archived, an account that opens, one that does not, none (REMS 1.4)', async () => {
    const { people, accounts } = desk.api;
    const ann = await person('Ann');
    const status = async () => (await people.get({ id: ann })).status;
    expect(await status()).toBe('contact-only');
    await accounts.create({ username: 'ann', personId: ann, password: 'a long enough test password' });
    expect(await status()).toBe('login-enabled');
    await accounts.deactivate({ account: 'ann' });
    expect(await status()).toBe('login-not-configured');
    const { version } = await people.get({ id: ann });
    await people.archive({ id: ann, version, reason: 'Left' });
    expect(await status()).toBe('inactive');
    const names = async (status: ('inactive' | 'contact-only')[]) =>
      (await people.list({ status })).items.map(({ name }) => name);
    await person('Bea');
    expect(await names(['inactive'])).toEqual(['Ann']);
    expect(await names(['contact-only', 'inactive'])).toEqual(['Ann', 'Bea']);
  });
});

describe('the list', () => {
  it('is sorted by name, e-mail or whether somebody is active, either way', async () => {
    const { people } = desk.api;
    await people.create({ name: 'Alpha', email: 'z@clinic.org', roles: ['contact'] });
    const { id } = await people.create({ name: 'Beta', email: 'y@clinic.org', roles: ['contact'] });
    await people.create({ name: 'Gamma', email: 'x@clinic.org', roles: ['contact'] });
    await people.archive({ id, version: 1, reason: 'Left' });
    const names = async (by: 'name' | 'email' | 'active', direction: 'asc' | 'desc') =>
      (await people.list({ includeInactive: true, sort: { by, direction } })).items.map(({ name }) => name);
    expect(await names('name', 'desc')).toEqual(['Gamma', 'Beta', 'Alpha']);
    expect(await names('email', 'asc')).toEqual(['Gamma', 'Beta', 'Alpha']);
    expect(await names('active', 'asc')).toEqual(['Beta', 'Alpha', 'Gamma']);
  });
});

describe('archiving', () => {
  it('takes a person out of the choices, keeps them where they are named, and is undone by reactivating', async () => {
    const { people, equipment } = desk.api;
    const ann = await person('Ann');
    const held = await desk.unit([], { contactId: ann });
    const other = await desk.unit();
    expect(await people.archive({ id: ann, version: 1, reason: ' Retired ' })).toMatchObject({
      active: false,
      version: 2,
    });
    expect((await people.list({ role: 'contact' })).items).toEqual([]);
    expect(await equipment.get({ id: held })).toMatchObject({ contactId: ann, contactName: 'Ann' });
    const { version } = await equipment.update({ id: held, version: 1, contactId: ann, room: '1' });
    expect(version).toBe(2);
    await expect(equipment.update({ id: other, version: 1, contactId: ann })).rejects.toMatchObject({
      fields: { contactId: expect.stringContaining('no longer in use') },
    });
    await people.reactivate({ id: ann, version: 2 });
    expect((await people.list({ role: 'contact' })).total).toBe(1);
  });

  it('asks for a reason, refuses a stale version and what is so already', async () => {
    const { people } = desk.api;
    const ann = await person('Ann');
    await expect(people.archive({ id: ann, version: 1, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(people.archive({ id: ann, version: 2, reason: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { version: 1 } },
    });
    await expect(people.reactivate({ id: ann, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await people.archive({ id: ann, version: 1, reason: 'x' });
    await expect(people.archive({ id: ann, version: 2, reason: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('what names a person', () => {
  it('is assigned: units with all parts, open findings, planned bookings; a page at a time and by kind', async () => {
    const { people, bookings, findings } = desk.api;
    const ann = await person('Ann', 'contact', 'supervisor', 'physicist');
    const first = await desk.unit([], { contactId: ann, supervisorId: ann });
    const second = await desk.unit([], { supervisorId: ann });
    await bookings.create({ items: [{ unitId: second, scheduledOn: '2025-07-09', assigneeId: ann }] });
    const { id: findingId } = await findings.create({
      unitId: first,
      description: 'x',
      severity: 'major',
      ownerId: ann,
    });
    const all = await people.assigned({ id: ann });
    expect(all.total).toBe(4);
    expect(all.items.map(({ kind, unit, as, on, detail }) => [kind, unit.id, as, on, detail])).toEqual([
      ['unit', first, ['contact', 'supervisor'], null, null],
      ['unit', second, ['supervisor'], null, null],
      ['finding', first, ['owner'], expect.any(String), 'major'],
      ['booking', second, ['assignee'], '2025-07-09', null],
    ]);
    expect(await people.assigned({ id: ann, page: 2, pageSize: 3 })).toMatchObject({
      total: 4,
      items: [{ kind: 'booking' }],
    });
    expect(await people.assigned({ id: ann, kind: 'finding' })).toMatchObject({ total: 1, items: [{ id: findingId }] });
    await expect(people.assigned({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is done: tests performed or reviewed, each once, and findings resolved, newest first; deleted ones are not', async () => {
    const { people, compliance, findings } = desk.api;
    const ann = await person('Ann', 'physicist');
    const bea = await person('Bea', 'physicist');
    const unitId = await desk.unit();
    const record = (testDate: string, performedById: number, reviewedById: number) =>
      compliance.recordTest({ unitId, type: 'Annual', testDate, performedById, reviewedById });
    await record('2024-01-10', ann, bea);
    await record('2025-01-10', bea, ann);
    const gone = await record('2025-02-10', ann, bea);
    await compliance.removeTest({ id: gone.id, version: gone.version, reason: 'Typed twice' });
    const finding = await findings.create({ unitId, description: 'x', severity: 'minor' });
    await findings.resolve({
      id: finding.id,
      version: finding.version,
      resolution: 'Mended',
      resolvedOn: '2025-06-30',
      resolvedById: ann,
    });
    const { items, total } = await people.done({ id: ann });
    expect(total).toBe(3);
    expect(items.map(({ kind, as, on, detail }) => [kind, as, on, detail])).toEqual([
      ['finding', ['resolver'], '2025-06-30', 'minor'],
      ['test', ['reviewer'], '2025-01-10', 'Annual'],
      ['test', ['performer'], '2024-01-10', 'Annual'],
    ]);
    expect((await people.done({ id: bea, kind: 'test' })).total).toBe(2);
  });
});

describe('handing over', () => {
  it('moves units, planned bookings and open findings after a preview, each on record, and leaves what is past', async () => {
    const { people, equipment, bookings, findings } = desk.api;
    const ann = await person('Ann', 'contact', 'supervisor', 'physicist');
    const bea = await person('Bea', 'contact', 'supervisor', 'physicist');
    const both = await desk.unit([], { contactId: ann, supervisorId: ann });
    const retired = await desk.unit([], { contactId: ann, retired: true });
    const [booking] = (await bookings.create({ items: [{ unitId: both, scheduledOn: '2025-07-09', assigneeId: ann }] }))
      .items;
    const finding = await findings.create({ unitId: both, description: 'x', severity: 'major', ownerId: ann });
    const sent = {
      fromId: ann,
      toId: bea,
      parts: ['contact' as const, 'supervisor' as const, 'assignee' as const, 'owner' as const],
    };
    const preview = await people.previewReassign(sent);
    expect(preview).toMatchObject({
      total: 3,
      counts: { contact: 1, supervisor: 1, physician: 0, assignee: 1, owner: 1 },
    });
    expect(preview.examples.map(({ kind, as }) => [kind, as])).toEqual([
      ['unit', ['contact', 'supervisor']],
      ['booking', ['assignee']],
      ['finding', ['owner']],
    ]);
    expect((await people.previewReassign({ ...sent, includeRetired: true })).counts.contact).toBe(2);
    expect(await people.reassign({ ...sent, proof: preview.proof })).toEqual({ changed: 3 });
    expect(await equipment.get({ id: both })).toMatchObject({ contactId: bea, supervisorId: bea, version: 2 });
    expect((await equipment.get({ id: retired })).contactId).toBe(ann);
    expect((await bookings.get({ id: booking?.id ?? 0 })).assigneeId).toBe(bea);
    expect((await findings.get({ id: finding.id })).ownerId).toBe(bea);
    expect((await equipment.list({ search: 'bea@clinic.org' })).total).toBe(1);
    const trail = desk.db
      .prepare<[], { action: string; entity: string }>('SELECT action, entity FROM audit ORDER BY seq DESC LIMIT 4')
      .all();
    expect(trail.map(({ action }) => action).toReversed()).toEqual([
      'equipment.update',
      'bookings.update',
      'findings.update',
      'people.reassign',
    ]);
  });

  it('refuses whom a form would not offer, and the person themselves', async () => {
    const { people } = desk.api;
    const ann = await person('Ann', 'contact', 'physician');
    const bea = await person('Bea', 'contact');
    const preview = (toId: number, part: 'contact' | 'physician' | 'assignee') =>
      people.previewReassign({ fromId: ann, toId, parts: [part] });
    await expect(preview(ann, 'contact')).rejects.toMatchObject({ fields: { toId: expect.any(String) } });
    await expect(preview(bea, 'physician')).rejects.toMatchObject({
      fields: { toId: expect.stringContaining('role physician') },
    });
    await expect(preview(bea, 'assignee')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(preview(99, 'contact')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await people.archive({ id: bea, version: 1, reason: 'Left' });
    await expect(preview(bea, 'contact')).rejects.toMatchObject({
      fields: { toId: expect.stringContaining('inactive') },
    });
  });

  it('changes nothing when other records would be handed over than were looked at, be they as many', async () => {
    const { people, equipment } = desk.api;
    const ann = await person('Ann');
    const bea = await person('Bea');
    const unitId = await desk.unit([], { contactId: ann });
    const sent = { fromId: ann, toId: bea, parts: ['contact' as const] };
    const { proof, total } = await people.previewReassign(sent);
    await equipment.update({ id: unitId, version: 1, contactId: null });
    const other = await desk.unit([], { contactId: ann });
    expect((await people.previewReassign(sent)).total).toBe(total);
    await expect(people.reassign({ ...sent, proof })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await equipment.get({ id: other })).contactId).toBe(ann);
  });

  it('leaves bookings and findings to those who may change them', async () => {
    const ann = await person('Ann', 'contact', 'physicist');
    const bea = await person('Bea', 'contact', 'physicist');
    const { roles, accounts } = desk.api;
    const password = 'a long enough test password';
    await roles.create({ name: 'Keeper', permissions: ['equipment:read', 'equipment:write', 'people:read'] });
    await accounts.create({ username: 'keeper', roles: ['keeper'], password });
    const { api: keeper } = await signInAs(desk.test, 'keeper', password);
    const preview = (part: 'contact' | 'owner' | 'assignee') =>
      keeper.people.previewReassign({ fromId: ann, toId: bea, parts: [part] });
    expect(await preview('contact')).toMatchObject({ total: 0 });
    await expect(preview('owner')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(preview('assignee')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
