import { beforeEach, describe, expect, it } from 'vitest';
import { equipmentClass } from '../support/example-records.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
let unitId: number;
let patientId: number;
beforeEach(async () => {
  desk = await createRegistryDesk();
  const classId = await equipmentClass(desk);
  unitId = (await desk.as('administrator').equipment.create({ classId })).id;
  patientId = (await desk.patient('user', { birthDate: '1980-02-01' })).id;
});

const values = { procedure: 'CT thorax', dose: null, note: null };

describe('a day before the birth', () => {
  it('is refused, and each refusal is on record as a look at this patient', async () => {
    const { examinations } = desk.as('user');
    const { id } = await examinations.create({ ...values, patientId, unitId, on: '1980-02-01' });
    const before = (await desk.trail())[0];
    const refused = { code: 'INVALID', fields: { on: expect.stringContaining('not born yet') } };
    const early = { ...values, patientId, unitId, on: '1980-01-31' };
    await expect(examinations.create(early)).rejects.toMatchObject(refused);
    await expect(examinations.update({ id, version: 1, on: '1979-12-31' })).rejects.toMatchObject(refused);
    const look = {
      action: 'examinations.beforeBirth',
      entity: 'patient',
      entityId: String(patientId),
      changes: {},
    };
    const entries = await desk.trail(3);
    expect(entries).toMatchObject([look, look, before]);
    expect(JSON.stringify(entries.slice(0, 2))).not.toMatch(/19(79|80)-/);
  });

  it('leaves no look where something else is refused', async () => {
    const before = (await desk.trail())[0];
    const wrong = { ...values, patientId, unitId, on: '2999-01-01' };
    await expect(desk.as('user').examinations.create(wrong)).rejects.toMatchObject({ code: 'INVALID' });
    expect((await desk.trail())[0]).toEqual(before);
  });

  it('is not told to a script, which reads no identity: neither refused nor on record as a look', async () => {
    const { token } = await desk
      .as('user')
      .tokens.create({ name: 'feed', scopes: ['patients:read', 'patients:create'], days: 90 });
    const caller = { origin: 'https', address: '192.0.2.10', session: null, bearer: token } as const;
    const call = (name: string, input: object) => desk.core.dispatch(name, input, caller);
    const made = await call('examinations.create', { ...values, patientId, unitId, on: '1980-01-31' });
    expect(made).toMatchObject({ ok: true, data: { on: '1980-01-31' } });
    const changed = await call('examinations.update', { id: 1, version: 1, on: '1979-12-31' });
    expect(changed).toMatchObject({ ok: true, data: { on: '1979-12-31' } });
    expect((await desk.trail(4)).map(({ action }) => action)).not.toContain('examinations.beforeBirth');
  });
});
