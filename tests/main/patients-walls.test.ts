import { beforeEach, describe, expect, it } from 'vitest';
import { type AppEvent, eventFor } from '../../shared/contract/events.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { openDatabaseOf } from '../support/database.ts';
import { equipmentClass } from '../support/example-records.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

describe('an event', () => {
  const hears = (event: AppEvent, ...rights: Permission[]) =>
    eventFor(event, { accountId: 7, permissions: new Set(rights) });

  it('of the registry names no patient: most listeners see only some of them', () => {
    for (const topic of ['patient', 'examination', 'review'] as const) {
      expect(hears({ topic, ids: [1, 2] }, 'patients:read')).toEqual({ topic });
      expect(hears({ topic, ids: [1, 2] }, 'equipment:read', 'system:manage')).toBeUndefined();
    }
    expect(hears({ topic: 'unit', ids: [1] }, 'equipment:read')).toEqual({ topic: 'unit', ids: [1] });
  });
});

describe('a script with a token', () => {
  async function script() {
    const { token } = await desk
      .as('user')
      .tokens.create({ name: 'feed', scopes: ['patients:read', 'patients:create'], days: 90 });
    return (name: string, input: unknown) =>
      desk.core.dispatch(name, input, { origin: 'https', address: '192.0.2.10', session: null, bearer: token });
  }

  it('enters and changes examinations, and is told no notes, since people write names there', async () => {
    const classId = await equipmentClass(desk);
    const { id: unitId } = await desk.as('administrator').equipment.create({ classId });
    const { id: patientId } = await desk.patient();
    const values = { on: '2024-03-10', procedure: 'CT', dose: null, note: 'Jeanne moved' };
    const { id } = await desk.as('user').examinations.create({ patientId, unitId, ...values });
    const call = await script();
    const answers = [
      await call('examinations.update', { id, version: 1 }),
      await call('examinations.update', { id, version: 1, procedure: 'CT thorax' }),
      await call('examinations.update', { id, version: 1, procedure: 'CT' }),
      await call('examinations.void', { id, version: 2, reason: 'Twice' }),
      await call('examinations.unvoid', { id, version: 3 }),
    ];
    expect(answers.map((reply) => (reply.ok ? 'OK' : reply.error.code))).toEqual(['OK', 'OK', 'CONFLICT', 'OK', 'OK']);
    expect(JSON.stringify(answers)).not.toContain('Jeanne');
    const { items } = await desk.as('user').examinations.ofPatient({ patientId });
    expect(items).toMatchObject([{ note: 'Jeanne moved', procedure: 'CT thorax' }]);
  });

  it('neither reads nor decides reviews: people do, and write names into their answers', async () => {
    const call = await script();
    for (const [name, input] of [
      ['patients.reviews', {}],
      ['patients.decideReview', { id: 1, version: 1, decision: 'same', answer: null }],
      ['patients.withdrawReview', { id: 1, version: 1 }],
    ] as const)
      expect(await call(name, input), name).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });
});

describe('a refused entry', () => {
  it('of somebody who is known is on record as a search, whether it was new or corrected', async () => {
    await desk.patient('principal-investigator', { ipp: '31' });
    await expect(desk.patient('user', { ipp: '31' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await desk.trail())[0]).toMatchObject({
      action: 'patients.search',
      changes: { by: { new: ['ipp', 'name'] }, count: { new: 1 } },
    });
    const { id } = await desk.patient('user', { ipp: '32' });
    desk.clock.advance(61_000);
    await expect(
      desk.as('user').patients.correct({ id, version: 1, reason: 'Typed wrong', ipp: '31' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await desk.trail())[0]).toMatchObject({ action: 'patients.search', changes: { count: { new: 1 } } });
  });
});

describe('a correction', () => {
  it('keeps on record why it is another person of the same name', async () => {
    await desk.patient('user', { ipp: '41', lastName: 'Elan' });
    const { id } = await desk.patient('user', { ipp: '42', lastName: 'Elam' });
    const change = { id, version: 1, reason: 'Read again', lastName: 'Elan' };
    await expect(desk.as('user').patients.correct(change)).rejects.toMatchObject({ code: 'CONFLICT' });
    await desk.as('user').patients.correct({ ...change, anotherPerson: 'Twins' });
    const reason = 'Read again / Twins';
    expect((await desk.trail())[0]).toMatchObject({ action: 'patients.correct', reason });
    expect((await desk.as('user').patients.changes({ id })).items[0]).toMatchObject({ kind: 'corrected', reason });
  });
});

describe('a review', () => {
  it('is gone for whoever was taken out of its study', async () => {
    const administrator = desk.as('administrator');
    const study = await administrator.studies.create({ name: 'Cardio', prefix: 'CARDIO', everyone: false });
    const { items } = await administrator.studies.accounts({});
    const idOf = (name: string) => items.find(({ username }) => username === name)?.id ?? 0;
    const chief = { accountId: idOf('principal-investigator'), role: 'investigator' as const };
    const member = { accountId: idOf('user'), role: 'member' as const };
    await administrator.studies.setMembers({ id: study.id, version: study.version, members: [chief, member] });
    const entry = { ...examplePatient, studyId: study.id };
    await desk.as('principal-investigator').patients.create(entry);
    const user = desk.as('user').patients;
    const { id } = await user.askReview({ ...entry, ipp: '99' });
    expect((await user.reviews({})).total).toBe(1);
    const { version } = await administrator.studies.get({ id: study.id });
    await administrator.studies.setMembers({ id: study.id, version, members: [chief] });
    expect(await user.reviews({})).toEqual({ items: [], total: 0 });
    await expect(user.revealReview({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(user.withdrawReview({ id, version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await desk.as('principal-investigator').patients.reviews({})).total).toBe(1);
  });
});

describe('a key of the index that is lost', () => {
  it('hides who was indexed under it, and keeps nobody from finding and creating others', async () => {
    const lost = await desk.patient('user', { ipp: '51' });
    await desk.patient('user', { ipp: '52' });
    const db = await openDatabaseOf(desk.folder);
    db.exec(`UPDATE patients SET index_kid = 'gone' WHERE id = ${lost.id}`);
    db.close();
    const { patients } = desk.as('user');
    expect((await patients.list({ search: '52' })).total).toBe(1);
    expect((await patients.list({})).total).toBe(2);
    await expect(desk.patient('user', { ipp: '52' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await desk.patient('user', { ipp: '53' })).identifier).toMatch(/_00003$/);
  });
});

describe('a file of patients', () => {
  it('holds nobody of a study that its asker was taken out of before it was fetched', async () => {
    const administrator = desk.as('administrator');
    const study = await administrator.studies.create({ name: 'Cardio', prefix: 'CARDIO', everyone: false });
    const [account] = (await administrator.studies.accounts({ search: 'user' })).items;
    const members = [{ accountId: account?.id ?? 0, role: 'member' as const }];
    await administrator.studies.setMembers({ id: study.id, version: study.version, members });
    await desk.as('user').patients.create({ ...examplePatient, studyId: study.id, lastName: 'Cardiaque' });
    const kept = await desk.patient('user');
    const ticket = await desk.as('user').patients.export({ identities: true });
    const { version } = await administrator.studies.get({ id: study.id });
    await administrator.studies.setMembers({ id: study.id, version, members: [] });
    const text = (await fetchTicket(desk, 'user', ticket)).toString('utf8');
    expect(text).toContain(kept.identifier);
    expect(text).not.toMatch(/CARDIO_|Cardiaque/);
  });
});
