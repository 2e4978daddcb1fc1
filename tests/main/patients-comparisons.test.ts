import { beforeEach, describe, expect, it } from 'vitest';
import { examplePatient } from '../support/patient-call-examples.ts';
import { createRegistryDesk, type RegistryDesk } from '../support/registry-desk.ts';

let desk: RegistryDesk;
beforeEach(async () => {
  desk = await createRegistryDesk();
});

const { sex: _, ...identity } = examplePatient;
/** One entry in the trail of comparisons. */
const entry = (by: readonly string[], count: number, matched: number) => ({
  action: 'patients.search',
  entity: 'search',
  entityId: null,
  changes: { by: { new: by }, count: { new: count }, compared: { new: count }, matched: { new: matched } },
});

describe('an entry that is compared with the registry', () => {
  it('is on record whether somebody is known or not, and nothing of what was typed', async () => {
    await desk.patient('principal-investigator', { ipp: '31415', lastName: 'Quillfeather' });
    const { patients } = desk.as('user');
    await patients.duplicates({ ipp: '27182' });
    expect((await desk.trail())[0]).toMatchObject(entry(['ipp'], 1, 0));
    for (const ipp of ['31415', '27183']) await patients.duplicates({ ipp });
    await patients.duplicates({ ...identity, lastName: 'Nobody' });
    desk.clock.advance(61_000);
    await patients.duplicates({ ipp: '27184' });
    const entries = await desk.trail(3);
    expect(entries.slice(0, 2)).toMatchObject([entry(['ipp'], 1, 0), entry(['ipp', 'name'], 3, 1)]);
    expect(JSON.stringify(entries)).not.toMatch(/2718|31415|nobody|quill/i);
  });

  it('is none while it is not complete', async () => {
    const before = (await desk.trail())[0];
    const { patients } = desk.as('user');
    expect(await patients.duplicates({ firstName: 'Jeanne', lastName: 'Exemple' })).toEqual({
      known: [],
      hidden: false,
    });
    expect((await desk.trail())[0]).toEqual(before);
  });

  it('by asking for a review is on record too, when nobody is known', async () => {
    await expect(desk.as('user').patients.askReview(examplePatient)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await desk.trail())[0]).toMatchObject(entry(['ipp', 'name'], 1, 0));
  });
});

describe('comparisons of one account', () => {
  const tooMany = (wait: number) => ({
    code: 'RATE_LIMITED',
    message: `Your account compared 300 entries with the registry within an hour. Go on in ${wait} min.`,
    details: { retryAfter: wait * 60 },
  });

  /** Minutes in which people work: sessions of nobody lock. */
  async function later(minutes: number) {
    for (let passed = 0; passed < minutes; passed += 10) {
      desk.clock.advance(10 * 60_000);
      for (const name of ['user', 'principal-investigator'] as const) await desk.as(name).patients.preview({});
    }
  }

  it('end at 300 in an hour, whichever way they are made, and say when they go on', async () => {
    const { patients } = desk.as('user');
    for (let asked = 0; asked < 300; asked += 1) await patients.duplicates({ ipp: `7${asked}` });
    await later(10);
    const refused = tooMany(50);
    await expect(patients.duplicates({ ipp: '1' })).rejects.toMatchObject(refused);
    await expect(patients.create(examplePatient)).rejects.toMatchObject(refused);
    await expect(patients.askReview(examplePatient)).rejects.toMatchObject(refused);
    await desk.as('principal-investigator').patients.duplicates({ ipp: '1' });
    await later(50);
    await patients.duplicates({ ipp: '1' });
    await patients.create(examplePatient);
  });

  it('leave room for sixty new patients an hour, each looked at four times', async () => {
    const { patients } = desk.as('user');
    for (let made = 0; made < 60; made += 1) {
      const own = { ...identity, ipp: `8${made}`, lastName: `Exemple${String.fromCharCode(97 + (made % 26))}${made}` };
      const { ipp, ...person } = own;
      for (const typed of [{ ipp: `9${made}` }, { ipp }, { ...person, firstName: 'Jeane' }, person])
        await patients.duplicates(typed);
      await patients.create({ ...examplePatient, ...own });
    }
    expect((await patients.list({})).total).toBe(60);
  });

  it('count what was refused because somebody is known', async () => {
    await desk.patient('user', { ipp: '5' });
    const { patients } = desk.as('user');
    for (let tried = 0; tried < 150; tried += 1)
      await expect(patients.create({ ...examplePatient, ipp: '5' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(patients.create({ ...examplePatient, ipp: '5' })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});
