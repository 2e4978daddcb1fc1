import { beforeEach, describe, expect, it } from 'vitest';
import type { Person, PersonRole } from '../../shared/people.ts';
import { templatePassword } from '../support/core.ts';
import { signInAs } from '../support/sign-in.ts';
import { storedDocument } from '../support/stored-document.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let ann: Person;
let anne: Person;
const person = (name: string, roles: PersonRole[] = ['contact']) =>
  desk.api.people.create({ name, email: `${name.toLowerCase()}@clinic.org`, roles });
const merge = (from = ann, into = anne) =>
  desk.api.people.merge({ fromId: from.id, fromVersion: from.version, intoId: into.id });
const get = (id: number) => desk.api.people.get({ id });

beforeEach(async () => {
  desk = await createSurveyDesk();
  ann = await person('Ann', ['contact', 'physicist']);
  anne = await person('Anne', ['contact', 'supervisor']);
});

/** A record of each kind that names Ann, as everything that it can. */
async function namedEverywhere() {
  const { api } = desk;
  const unitId = await desk.unit([], { contactId: ann.id, supervisorId: ann.id, physicianId: ann.id });
  const retired = await desk.unit([], { contactId: ann.id, retired: true });
  const testId = await desk.survey(unitId, '2025-05-01');
  const { version } = await api.compliance.test({ id: testId });
  await api.compliance.updateTest({
    id: testId,
    version,
    performedById: ann.id,
    reviewedById: ann.id,
    reason: 'Named.',
  });
  const [bookingId = 0] = desk.book(unitId, '2025-08-01');
  const booking = await api.bookings.get({ id: bookingId });
  await api.bookings.update({ id: bookingId, version: booking.version, assigneeId: ann.id });
  const finding = await api.findings.create({
    unitId,
    description: 'Cable is worn',
    severity: 'minor',
    ownerId: ann.id,
  });
  await api.findings.resolve({
    id: finding.id,
    version: finding.version,
    resolution: 'Replaced',
    resolvedOn: '2025-06-30',
    resolvedById: ann.id,
  });
  const documentId = await storedDocument(desk.test, 'person', ann.id);
  const names = async () => {
    const unit = await api.equipment.get({ id: unitId });
    const test = await api.compliance.test({ id: testId });
    const { ownerId, resolvedById } = await api.findings.get({ id: finding.id });
    return [
      unit.contactId,
      unit.supervisorId,
      unit.physicianId,
      (await api.equipment.get({ id: retired })).contactId,
      test.performedById,
      test.reviewedById,
      (await api.bookings.get({ id: bookingId })).assigneeId,
      ownerId,
      resolvedById,
    ];
  };
  return { unitId, testId, documentId, names };
}

const every = (id: number) => Array.from({ length: 9 }, () => id);

describe('merging somebody who is on record twice', () => {
  it('shows what changes, moves everything that names them, with documents, and archives the first', async () => {
    const { api } = desk;
    const { unitId, documentId, names } = await namedEverywhere();
    expect(await names()).toEqual(every(ann.id));
    const preview = await api.people.mergePreview({ fromId: ann.id, intoId: anne.id });
    expect(preview).toMatchObject({ units: 2, tests: 1, bookings: 1, findings: 1, documents: 1, account: false });
    expect(preview.roles).toEqual(['physicist']);
    expect(await names()).toEqual(every(ann.id));

    expect(await merge()).toMatchObject({ fromName: 'Ann', intoName: 'Anne', records: 10, undoneAt: null });
    expect(await names()).toEqual(every(anne.id));
    expect(await get(ann.id)).toMatchObject({ active: false, mergedInto: { id: anne.id, name: 'Anne' } });
    expect(await get(anne.id)).toMatchObject({
      email: 'anne@clinic.org',
      roles: ['contact', 'supervisor', 'physicist'],
      mergedInto: null,
    });
    const documents = async (entityId: number) =>
      (await api.documents.list({ entity: 'person', entityId })).items.map(({ id }) => id);
    expect([await documents(ann.id), await documents(anne.id)]).toEqual([[], [documentId]]);
    expect((await api.equipment.list({ search: 'anne@clinic.org' })).total).toBe(1);

    const { items } = await api.history.list({ entity: 'unit', entityId: unitId });
    expect(items[0]).toMatchObject({ action: 'equipment.update', reason: 'Ann was merged into Anne.' });
    const trail = await api.history.list({ entity: 'person', entityId: ann.id });
    expect(trail.items[0]).toMatchObject({
      action: 'people.merge',
      changes: [{ field: 'mergedIntoId', newText: 'Anne' }, { new: 10 }],
    });
  });

  it('is undone, but for what was changed since, which stays and is counted', async () => {
    const { api } = desk;
    const { unitId, documentId, names } = await namedEverywhere();
    await merge();
    const bea = await person('Bea');
    const { version } = await api.equipment.get({ id: unitId });
    await api.equipment.update({ id: unitId, version, contactId: bea.id });
    expect(await api.people.unmerge({ fromId: ann.id })).toMatchObject({ restored: 9, left: 1 });
    expect(await names()).toEqual([bea.id, ...every(ann.id).slice(1)]);
    expect(await get(ann.id)).toMatchObject({ active: true, mergedInto: null });
    expect(await get(anne.id)).toMatchObject({ roles: ['contact', 'supervisor'] });
    expect((await api.documents.list({ entity: 'person', entityId: ann.id })).items).toMatchObject([
      { id: documentId },
    ]);
    await expect(api.people.unmerge({ fromId: ann.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the only account along, and back; two accounts are refused', async () => {
    const { accounts, people } = desk.api;
    const password = 'a long enough test password';
    const account = await accounts.create({ username: 'ann', personId: ann.id, password });
    expect(await people.mergePreview({ fromId: ann.id, intoId: anne.id })).toMatchObject({ account: true });
    await merge();
    expect([(await get(ann.id)).accountId, (await get(anne.id)).accountId]).toEqual([null, account.id]);
    await people.unmerge({ fromId: ann.id });
    expect([(await get(ann.id)).accountId, (await get(anne.id)).accountId]).toEqual([account.id, null]);
    await accounts.create({ username: 'anne', personId: anne.id, password });
    await expect(people.mergePreview({ fromId: ann.id, intoId: anne.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Both have an account'),
    });
    await expect(merge(await get(ann.id), await get(anne.id))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('gives an account back only to somebody who has none since', async () => {
    const { accounts, people } = desk.api;
    const password = 'a long enough test password';
    await accounts.create({ username: 'ann', personId: ann.id, password });
    await merge();
    await accounts.create({ username: 'ann-again', personId: ann.id, password });
    await expect(people.unmerge({ fromId: ann.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('asks for the right to what changes', async () => {
    await desk.unit([], { contactId: ann.id });
    const physicist = (await signInAs(desk.test, 'physicist', templatePassword)).api.people;
    const ends = { fromId: ann.id, intoId: anne.id };
    expect(await physicist.mergePreview(ends)).toMatchObject({ units: 1 });
    await desk.api.accounts.create({ username: 'ann', personId: ann.id, password: 'a long enough test password' });
    await expect(physicist.mergePreview(ends)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(physicist.merge({ ...ends, fromVersion: ann.version })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      (await signInAs(desk.test, 'viewer', templatePassword)).api.people.mergePreview(ends),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await merge();
    await expect(physicist.unmerge({ fromId: ann.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await get(anne.id)).toMatchObject({ accountId: expect.any(Number) });
  });

  it('is refused with oneself, into somebody archived, twice, and after somebody else changed the person', async () => {
    const { people } = desk.api;
    await expect(merge(ann, ann)).rejects.toMatchObject({ code: 'INVALID', fields: { intoId: expect.any(String) } });
    await expect(people.merge({ fromId: ann.id, fromVersion: 9, intoId: anne.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { id: ann.id } },
    });
    await merge();
    const bea = await person('Bea');
    await expect(merge(await get(ann.id), bea)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(merge(bea, await get(ann.id))).rejects.toMatchObject({ code: 'CONFLICT' });
    const { version } = await get(ann.id);
    await expect(people.reactivate({ id: ann.id, version })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Ann was merged into Anne. Undo that merge first.',
    });
    await merge(await get(anne.id), bea);
    await expect(people.unmerge({ fromId: ann.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await people.unmerge({ fromId: anne.id });
    expect(await people.unmerge({ fromId: ann.id })).toMatchObject({ restored: 0, left: 0 });
  });

  it('knows every reference to people that the database has', () => {
    const found = desk.db
      .prepare<[], string>(
        `SELECT t.name || '.' || f."from" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
         WHERE t.type = 'table' AND f."table" = 'people' ORDER BY 1`,
      )
      .pluck()
      .all();
    expect(found).toEqual([
      'accounts.person_id',
      'bookings.assignee_id',
      'findings.owner_id',
      'findings.resolved_by_id',
      'person_roles.person_id',
      'tests.performed_by_id',
      'tests.reviewed_by_id',
      'units.contact_id',
      'units.physician_id',
      'units.supervisor_id',
    ]);
  });
});
