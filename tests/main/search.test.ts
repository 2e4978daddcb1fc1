import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { addDocument } from '../support/documents.ts';
import { pdf } from '../support/sample-files.ts';
import { signInAs } from '../support/sign-in.ts';

let test: TestCore;
let api: Client<AppContract>;
let classId: number;

beforeEach(async () => {
  test = await createTestCore();
  api = test.as('administrator');
  classId = (await api.lookups.create({ kind: 'class', name: 'Computed tomography' })).id;
});

const unit = (fields: object) => api.equipment.create({ classId, ...fields });
const idsOf = (group: { items: readonly { id: number }[] }) => group.items.map(({ id }) => id);

/** Somebody with exactly these rights. */
async function holderOf(rights: readonly Permission[]) {
  const role = await api.roles.create({ name: 'Narrow', permissions: [...rights] });
  const { id, version } = await api.accounts.get({ account: 'viewer' });
  await api.accounts.setRoles({ id, version, roles: [role.id] });
  return (await signInAs(test, 'viewer', templatePassword)).api;
}

describe('the search over everything', () => {
  it('finds units, people, facilities, documents and findings in which every word occurs', async () => {
    const facility = await api.lookups.create({
      kind: 'facility',
      name: 'Élan Clinic',
      fullName: 'Clinique Élan du Nord',
    });
    const one = await unit({ model: 'Élan 500', facilityId: facility.id });
    const person = await api.people.create({ name: 'Élan, Zoé', email: 'z.elan@example.org', roles: ['contact'] });
    const document = await addDocument(test, 'administrator', {
      entity: 'unit',
      entityId: one.id,
      fileName: 'Manual ÉLAN 500.pdf',
      bytes: pdf,
    });
    const finding = await api.findings.create({ unitId: one.id, description: 'Élan shows error 4', severity: 'minor' });
    const found = await api.search.find({ text: 'elan' });
    expect(idsOf(found.units)).toEqual([one.id]);
    expect(found.people.items).toMatchObject([{ id: person.id, name: 'Élan, Zoé', roles: ['contact'], active: true }]);
    expect(found.facilities.items).toMatchObject([{ id: facility.id, name: 'Élan Clinic' }]);
    expect(found.documents.items).toMatchObject([
      {
        id: document,
        fileName: 'Manual ÉLAN 500.pdf',
        entity: 'unit',
        unitId: one.id,
        of: 'Computed tomography Élan 500',
      },
    ]);
    expect(found.findings.items).toMatchObject([{ id: finding.id, unitId: one.id, resolved: false }]);
    expect(idsOf((await api.search.find({ text: 'ELAN nord' })).facilities)).toEqual([facility.id]);
    expect(idsOf((await api.search.find({ text: 'élan zoe' })).people)).toEqual([person.id]);
    expect((await api.search.find({ text: 'elan nobody' })).units.total).toBe(0);
  });

  it('puts the unit of an exact id first, then exact serial numbers and asset ids, then what fits best', async () => {
    const first = await unit({ model: 'A' });
    const serial = await unit({ serialNumber: String(first.id) });
    const asset = await unit({ assetId: String(first.id), serialNumber: 'x' });
    const inside = await unit({ serialNumber: `SN-${first.id}77` });
    const retired = await unit({ serialNumber: String(first.id), retired: true });
    const { units } = await api.search.find({ text: String(first.id) });
    expect(idsOf(units)).toEqual([first.id, serial.id, asset.id, retired.id, inside.id]);
    expect(units.total).toBe(5);
    expect(idsOf((await api.search.find({ text: `#${first.id}` })).units)[0]).toBe(first.id);
  });

  it('finds an exact serial number among very many others that hold it', async () => {
    for (let index = 0; index < 520; index += 1) await unit({ serialNumber: `12-${index}` });
    const exact = await unit({ serialNumber: '12' });
    const { units } = await api.search.find({ text: '12', limit: 3 });
    // Number 12 is a unit too.
    expect(idsOf(units)).toEqual([12, exact.id, expect.any(Number)]);
    expect(units.total).toBeGreaterThan(520);
  });

  it('answers no more than it is asked for, and says how many there are', async () => {
    for (let index = 0; index < 9; index += 1) await unit({ model: `Sigma ${index}` });
    const { units } = await api.search.find({ text: 'sigma', limit: 4 });
    expect([units.items.length, units.total]).toEqual([4, 9]);
  });

  it('follows what changes from one search to the next', async () => {
    const one = await unit({ model: 'Omicron' });
    const found = async (text: string) => idsOf((await api.search.find({ text })).units);
    expect(await found('omicron')).toEqual([one.id]);
    const two = await unit({ model: 'Omicron' });
    expect(await found('omicron')).toEqual([one.id, two.id]);
    await api.equipment.update({ id: one.id, version: one.version, model: 'Upsilon' });
    expect(await found('omicron')).toEqual([two.id]);
    expect(await found('upsilon')).toEqual([one.id]);
    await api.lookups.update({ kind: 'class', id: classId, version: 1, name: 'Rename' });
    expect(await found('rename')).toEqual([one.id, two.id]);
  });

  it('leaves out what was removed, and puts inactive people and places last', async () => {
    const one = await unit({ model: 'Gamma' });
    const gone = await addDocument(test, 'administrator', {
      entity: 'unit',
      entityId: one.id,
      fileName: 'gamma.pdf',
      bytes: pdf,
    });
    await api.documents.remove({ id: gone, reason: 'Wrong unit' });
    const fault = await api.findings.create({ unitId: one.id, description: 'gamma peak', severity: 'minor' });
    await api.findings.remove({ id: fault.id, version: fault.version, reason: 'Typed twice' });
    const old = await api.lookups.create({ kind: 'facility', name: 'Gamma A' });
    const used = await api.lookups.create({ kind: 'facility', name: 'Gamma B' });
    await api.lookups.update({ kind: 'facility', id: old.id, version: old.version, active: false });
    const found = await api.search.find({ text: 'gamma' });
    expect(found.documents.total).toBe(0);
    expect(found.findings.total).toBe(0);
    expect(idsOf(found.facilities)).toEqual([used.id, old.id]);
  });

  it('takes every character that people type for itself', async () => {
    const one = await unit({ model: '100%_[x]*"' });
    for (const text of ['100%_', '[x]*', '"', '%'])
      expect(idsOf((await api.search.find({ text })).units)).toEqual([one.id]);
    expect((await api.search.find({ text: "' OR 1=1 --" })).units.total).toBe(0);
    expect((await api.search.find({ text: 'q%q' })).units.total).toBe(0);
    expect((await api.search.find({ text: '\u0301' })).units.total).toBe(0);
  });

  it('refuses an empty text', async () => {
    expect(await test.send('administrator', 'search.find', { text: '  ' })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    });
  });
});

describe('who finds what', () => {
  async function everything() {
    const facility = await api.lookups.create({ kind: 'facility', name: 'Kappa' });
    const one = await unit({ model: 'Kappa', facilityId: facility.id });
    await api.people.create({ name: 'Kappa, Kim', email: 'kappa@example.org', roles: ['contact'] });
    await addDocument(test, 'administrator', { entity: 'unit', entityId: one.id, fileName: 'kappa.pdf', bytes: pdf });
    await api.findings.create({ unitId: one.id, description: 'kappa', severity: 'minor' });
  }
  const counts = (found: Awaited<ReturnType<typeof api.search.find>>) =>
    Object.fromEntries(Object.entries(found).map(([kind, { items, total }]) => [kind, [items.length, total]]));

  it('a person without rights finds nothing', async () => {
    await everything();
    const nothing = {
      units: [0, 0],
      people: [0, 0],
      facilities: [0, 0],
      documents: [0, 0],
      findings: [0, 0],
      patients: [0, 0],
    };
    expect(counts(await test.as('user').search.find({ text: 'kappa' }))).toEqual(nothing);
    await expect(test.as('nobody').search.find({ text: 'kappa' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('a reader of equipment finds no people', async () => {
    await everything();
    const narrow = await holderOf(['equipment:read']);
    const expected = {
      units: [1, 1],
      people: [0, 0],
      facilities: [1, 1],
      documents: [1, 1],
      findings: [1, 1],
      patients: [0, 0],
    };
    expect(counts(await narrow.search.find({ text: 'kappa' }))).toEqual(expected);
  });

  it('a reader of people finds no equipment and nothing of its documents', async () => {
    await everything();
    const narrow = await holderOf(['people:read']);
    const expected = {
      units: [0, 0],
      people: [1, 1],
      facilities: [0, 0],
      documents: [0, 0],
      findings: [0, 0],
      patients: [0, 0],
    };
    expect(counts(await narrow.search.find({ text: 'kappa' }))).toEqual(expected);
  });
});

describe('the search for patients', () => {
  const marie = { ipp: '0012345', sex: 'F', firstName: 'Marie', lastName: 'Curie', birthDate: '1967-11-07' };
  const pierre = { ...marie, ipp: '77', sex: 'M', firstName: 'Pierre', birthDate: '1959-05-15' };
  const identifiers = (found: { patients: { items: readonly { identifier: string }[] } }) =>
    found.patients.items.map(({ identifier }) => identifier.slice(-5));

  it('finds them by fragments of the identifier, the one of a number first, and by nothing of who they are', async () => {
    const investigator = test.as('principal-investigator');
    const { identifier } = await investigator.patients.create(marie);
    for (let number = 2; number <= 11; number += 1)
      await investigator.patients.create({ ...pierre, ipp: `77${number}`, firstName: `Pierre ${number}` });
    expect(identifiers(await investigator.search.find({ text: '1' }))[0]).toBe('00001');
    expect(identifiers(await investigator.search.find({ text: 'oncocentre 11' }))).toEqual(['00011']);
    expect(identifiers(await investigator.search.find({ text: identifier.toLowerCase() }))).toEqual(['00001']);
    for (const text of ['curie', 'marie', '0012345', '1967-11-07'])
      expect((await investigator.search.find({ text })).patients, text).toEqual({ items: [], total: 0 });
    const { items } = await test.as('administrator').audit.list({ filters: { entity: 'search' } });
    expect(items).toEqual([]);
  });

  it('finds and counts only those in sight, archived ones marked', async () => {
    const investigator = test.as('principal-investigator');
    await investigator.patients.create(marie);
    const { id } = await test.as('user').patients.create(pierre);
    const { version } = await test.as('user').patients.get({ id });
    await test.as('user').patients.archive({ id, version, reason: 'Withdrew consent' });
    expect((await investigator.search.find({ text: 'onco' })).patients.total).toBe(2);
    expect((await test.as('user').search.find({ text: 'onco' })).patients).toMatchObject({
      items: [{ id, archived: true, studyName: 'ONCOCENTRE' }],
      total: 1,
    });
    for (const role of ['administrator', 'physicist', 'operator'] as const)
      expect((await test.as(role).search.find({ text: 'onco' })).patients, role).toEqual({ items: [], total: 0 });
  });
});
