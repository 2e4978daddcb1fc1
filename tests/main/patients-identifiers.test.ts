import { describe, expect, it } from 'vitest';
import { openTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk } from '../support/registry-desk.ts';
import { signInAs } from '../support/sign-in.ts';

const numberOf = (identifier: string) => Number(identifier.split('_').at(-1));

describe('identifiers', () => {
  it('have prefix, year and five digits, count from one, and the preview reserves nothing', async () => {
    const desk = await createRegistryDesk();
    const year = desk.clock.now().getFullYear();
    const { patients } = desk.as('user');
    for (const _ of [1, 2]) {
      expect(await patients.preview({})).toMatchObject({ identifier: `ONCOCENTRE_${year}_00001`, temporary: true });
    }
    expect((await desk.patient()).identifier).toBe(`ONCOCENTRE_${year}_00001`);
    expect((await desk.patient('principal-investigator')).identifier).toBe(`ONCOCENTRE_${year}_00002`);
    expect(await patients.preview({})).toMatchObject({ identifier: `ONCOCENTRE_${year}_00003` });
  });

  it('begin again with one in the first second of a local year', async () => {
    const desk = await createRegistryDesk();
    desk.clock.set(new Date(2031, 11, 31, 23, 59, 59, 900));
    const { api } = await signInAs(desk, 'user', templatePassword);
    expect((await api.patients.create(examplePatient)).identifier).toBe('ONCOCENTRE_2031_00001');
    desk.clock.advance(100);
    expect((await api.patients.create({ ...examplePatient, ipp: '2', lastName: 'Deux' })).identifier).toBe(
      'ONCOCENTRE_2032_00001',
    );
    // A clock that goes back counts on where that year was.
    desk.clock.jump(-100);
    expect((await api.patients.create({ ...examplePatient, ipp: '3', lastName: 'Trois' })).identifier).toBe(
      'ONCOCENTRE_2031_00002',
    );
  });

  it('are not given again when the newest patient is archived', async () => {
    const desk = await createRegistryDesk();
    const { id, identifier } = await desk.patient();
    await desk.as('user').patients.archive({ id, version: 1, reason: 'Entered twice' });
    expect(numberOf((await desk.patient()).identifier)).toBe(numberOf(identifier) + 1);
  });

  it('are not used up by a creation that fails, before or after its number was taken', async () => {
    const desk = await createRegistryDesk();
    const first = await desk.patient('user', { ipp: '77' });
    await expect(desk.patient('user', { ipp: '77' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await desk.core.close();
    const db = await openDatabaseOf(desk.folder);
    db.exec(`CREATE TRIGGER planted BEFORE INSERT ON patient_changes
      WHEN (SELECT sex FROM patients WHERE id = NEW.patient_id) = 'F' BEGIN SELECT RAISE(ABORT, 'planted'); END`);
    db.close();
    const again = await openTestCore(desk.folder, { clock: desk.clock });
    const { patients } = again.as('user');
    await expect(patients.create({ ...examplePatient, sex: 'F' })).rejects.toThrow();
    expect(await patients.preview({})).toMatchObject({ identifier: first.identifier.replace('00001', '00002') });
    const { identifier } = await patients.create({ ...examplePatient, sex: 'M' });
    expect(numberOf(identifier)).toBe(2);
    expect((await patients.list({})).total).toBe(2);
  });

  it('count up in the table and never back, whoever asks', async () => {
    const desk = await createRegistryDesk();
    await desk.patient();
    await desk.patient();
    await desk.core.close();
    const db = await openDatabaseOf(desk.folder);
    expect(() => db.exec('UPDATE identifier_counters SET last = 1')).toThrow(/only rise/);
    expect(() => db.exec('DELETE FROM identifier_counters')).toThrow(/stay/);
  });

  it('take six digits after 99999', async () => {
    const desk = await createRegistryDesk();
    const administrator = desk.as('administrator');
    const [study] = (await administrator.studies.list({})).items;
    const year = desk.clock.now().getFullYear();
    await administrator.studies.raiseCounter({
      id: study?.id ?? 0,
      year,
      last: 99_998,
      reason: 'Taken over from paper',
    });
    expect((await desk.patient()).identifier).toBe(`ONCOCENTRE_${year}_99999`);
    expect((await desk.patient()).identifier).toBe(`ONCOCENTRE_${year}_100000`);
  });

  it('are distinct and consecutive when 50 clients create 40 patients each at the same time', async () => {
    const desk = await createRegistryDesk();
    const clients = Array.from({ length: 50 }, (_, client) => desk.as(client % 2 ? 'user' : 'principal-investigator'));
    const made = await Promise.all(
      clients.map(async (api, client) => {
        const own: string[] = [];
        for (let index = 0; index < 40; index += 1) {
          const ipp = `${client}/${index}`;
          const { identifier } = await api.patients.create({ ...examplePatient, ipp, firstName: `A${ipp}` });
          own.push(identifier);
        }
        return own;
      }),
    );
    const numbers = made.flat().map(numberOf);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 2000 }, (_, index) => index + 1),
    );
    // Of each client in the order in which it asked.
    for (const own of made) expect(own.map(numberOf)).toEqual(own.map(numberOf).toSorted((one, other) => one - other));
    expect((await desk.as('principal-investigator').patients.list({})).total).toBe(2000);
  }, 400_000);
});
