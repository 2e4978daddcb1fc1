import { beforeEach, describe, expect, it } from 'vitest';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

describe('duplicates', () => {
  const conflict = (duplicates: object) => ({ code: 'CONFLICT', details: { duplicates } });

  it('with the hospital number of the same study are refused, however it is written, and shown to whoever may see them', async () => {
    const { id, identifier } = await desk.patient('user', { ipp: 'AB 12.34' });
    const known = [{ id, identifier, studyName: 'ONCOCENTRE', by: 'ipp', sameStudy: true, aside: false }];
    for (const ipp of ['ab1234', 'AB-12-34', ' ab 12 34 ']) {
      expect(await desk.as('user').patients.duplicates({ ipp })).toEqual({ known, hidden: false });
      await expect(desk.patient('user', { ipp, lastName: 'Autre' })).rejects.toMatchObject(
        conflict({ known, hidden: false }),
      );
      await expect(
        desk.as('user').patients.create({ ...examplePatient, ipp, lastName: 'Autre', anotherPerson: 'I say so' }),
      ).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    expect(await desk.as('user').patients.duplicates({ ipp: 'AB1235' })).toEqual({ known: [], hidden: false });
    // Leading zeros are part of a number.
    await desk.patient('user', { ipp: '0AB1234' });
  });

  it('with both names and the birth date ask why it is another person', async () => {
    await desk.patient('user', { firstName: 'Jean-Luc', lastName: 'Élan' });
    const twin = { ...examplePatient, ipp: '99', firstName: 'JEAN LUC', lastName: 'elan' };
    const { patients } = desk.as('user');
    expect(
      (await patients.duplicates({ firstName: 'jean luc', lastName: 'Elan', birthDate: examplePatient.birthDate }))
        .known,
    ).toMatchObject([{ by: 'name' }]);
    expect((await patients.duplicates({ firstName: 'jean luc', lastName: 'Elan' })).known).toEqual([]);
    await expect(patients.create(twin)).rejects.toMatchObject({ details: { duplicates: { known: [{ by: 'name' }] } } });
    const { id } = await patients.create({ ...twin, anotherPerson: 'Twins with one name' });
    expect((await desk.trail())[0]).toMatchObject({ reason: 'Twins with one name' });
    expect((await patients.changes({ id })).items).toMatchObject([{ kind: 'created', reason: 'Twins with one name' }]);
  });

  it('whom the caller may not see are hidden, and no reason helps', async () => {
    await desk.patient('principal-investigator', { ipp: '31', lastName: 'Secret' });
    const { patients } = desk.as('user');
    const nothing = { known: [], hidden: true };
    for (const entry of [
      { ipp: '31', lastName: 'Autre' },
      { ipp: '32', lastName: 'Secret' },
    ]) {
      const whole = { ...examplePatient, ...entry };
      const { sex: _, ...identity } = whole;
      expect(await patients.duplicates(identity)).toEqual(nothing);
      for (const more of [{}, { anotherPerson: 'I say so' }]) {
        const refusal = await patients.create({ ...whole, ...more }).catch((cause: unknown) => cause);
        expect(refusal).toMatchObject(conflict(nothing));
        expect(JSON.stringify(refusal)).not.toMatch(/ONCOCENTRE_|Secret/);
      }
    }
  });

  it('in another study are told to whoever sees them, hold nothing up, and are never hinted at otherwise', async () => {
    const study = await desk.as('administrator').studies.create({ name: 'Open', prefix: 'OPEN', everyone: true });
    const { id } = await desk.patient('user', { ipp: '55' });
    await desk.patient('principal-investigator', { ipp: '56', lastName: 'Secret' });
    const { patients } = desk.as('user');
    expect(await patients.duplicates({ studyId: study.id, ipp: '55' })).toMatchObject({
      known: [{ id, sameStudy: false }],
      hidden: false,
    });
    expect(await patients.duplicates({ studyId: study.id, ipp: '56' })).toEqual({ known: [], hidden: false });
    for (const ipp of ['55', '56'])
      await patients.create({ ...examplePatient, studyId: study.id, ipp, lastName: `L${ipp}a` });
  });

  it('are found among archived patients too', async () => {
    const { id } = await desk.patient('user', { ipp: '5' });
    await desk.as('user').patients.archive({ id, version: 1, reason: 'Entered twice' });
    await expect(desk.patient('user', { ipp: '5' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
