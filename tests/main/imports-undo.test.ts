import { expect, test } from 'vitest';
import { openDatabaseOf } from '../support/database.ts';
import { createImportDesk, csv, type ImportDesk } from '../support/import-desk.ts';

const header =
  'eq_id,equipment_class,equipment_subclass,manufacturer,facility,eq_rm,eq_retired,eq_retdate,eq_auditfreq,contact_id,contact_person,contact_email';
const first = csv(
  header,
  '1,CT,fixed,Siemens,North,101,TRUE,,Quarterly,40,"Doe, Jane",jane@example.org',
  '2,CT,,,North,102,FALSE,,,,,',
);
const second = csv(
  header,
  '1,CT,mobile,Canon,South,201,FALSE,,"Annual - ME, Quarterly",41,"Roe, Rick",rick@example.org',
  '2,CT,,,,,TRUE,2020-02-03,,40,"Doe, Jane",jane@example.org',
  ',MRI,,,,,,,,40,"Doe, Jane",jane@example.org',
);

/** Every record, without versions, times of change and what undoing leaves on purpose. */
async function records(desk: ImportDesk): Promise<unknown> {
  const { items } = await desk.api.equipment.list({
    filters: { includeRetired: true, includePlanned: true, includeNotCovered: true },
  });
  const lookups = await desk.api.lookups.all({});
  const people = await desk.api.people.list({});
  const found = await desk.api.equipment.list({ search: 'rick', filters: { includeRetired: true } });
  return JSON.parse(
    JSON.stringify({ items, lookups, people: people.items, found: found.total }, (key, value) =>
      key === 'version' || key === 'updatedAt' ? undefined : value,
    ),
  );
}

test('undoing restores exactly what was there before', async () => {
  const desk = await createImportDesk();
  await desk.import(first);
  const before = await records(desk);
  const { import: applied } = await desk.import(second);
  expect(applied).toMatchObject({ undoable: true, counts: { created: 1, updated: 2, errors: 0, warnings: 0 } });
  expect(await records(desk)).not.toEqual(before);
  const { import: undone } = await desk.undo(applied.id);
  expect(undone).toMatchObject({ state: 'undone', undoable: false });
  expect(await records(desk)).toEqual(before);
  await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('every table is as before an import that created everything', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(first);
  await desk.undo(applied.id);
  await desk.core.close();
  const db = await openDatabaseOf(desk.folder);
  for (const table of [
    'units',
    'unit_search',
    'people',
    'person_roles',
    'classes',
    'subclasses',
    'manufacturers',
    'departments',
    'facilities',
    'import_chunks',
  ]) {
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
  }
});

test('each record is on record once under its import, and once more when it is taken back', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(csv('eq_id,equipment_class,manufacturer', '1,CT,Siemens'));
  await desk.undo(applied.id);
  await desk.core.close();
  const db = await openDatabaseOf(desk.folder);
  const actions = db.prepare('SELECT action FROM audit WHERE import_id = ? ORDER BY seq').pluck().all(applied.id);
  expect(actions).toEqual([
    'imports.apply',
    'lookups.create',
    'lookups.create',
    'equipment.create',
    'imports.applied',
    'imports.undo',
    'equipment.remove',
    'lookups.remove',
    'lookups.remove',
    'imports.undone',
  ]);
});

test('a later edit of a row stands against undoing, and is named', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(first);
  const unit = await desk.api.equipment.get({ id: 2 });
  await desk.api.equipment.update({ id: 2, version: unit.version, room: '999' });
  const refusal = expect.stringContaining('unit 2 was changed later (physicist');
  await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: refusal,
  });
  expect(await desk.api.imports.get({ importId: applied.id })).toMatchObject({
    state: 'applied',
    undoable: false,
    undoRefusal: refusal,
  });
  expect((await desk.api.equipment.get({ id: 2 })).room).toBe('999');
});

test('a later record that uses a lookup or person of the import stands against it', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(first);
  const { classId } = await desk.api.equipment.get({ id: 1 });
  const own = await desk.api.equipment.create({ classId });
  await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({
    message: expect.stringContaining(`unit ${own.id} uses what it brought`),
  });
});

test('a later subclass of a class that the import brought stands against it', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(first);
  const { classId } = await desk.api.equipment.get({ id: 1 });
  await desk.as('administrator').lookups.create({ kind: 'subclass', name: 'portable', classId });
  await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({
    message: expect.stringContaining('uses what it brought'),
  });
});

test('imports are undone in the reverse order', async () => {
  const desk = await createImportDesk();
  const one = await desk.import(first);
  const two = await desk.import(second);
  await expect(desk.api.imports.undo({ importId: one.import.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  await desk.undo(two.import.id);
  expect((await desk.api.imports.get({ importId: one.import.id })).undoable).toBe(true);
  expect((await desk.undo(one.import.id)).import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(0);
});

test('something unrelated does not stand against it', async () => {
  const desk = await createImportDesk();
  const { import: applied } = await desk.import(first);
  const other = await desk.as('administrator').lookups.create({ kind: 'class', name: 'Laser' });
  await desk.api.equipment.create({ classId: other.id });
  expect((await desk.undo(applied.id)).import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(1);
});

test('a role that the import gave to somebody is taken away again', async () => {
  const desk = await createImportDesk();
  const person = await desk.api.people.create({ name: 'Doe, Jane', email: 'jane@example.org', roles: ['physicist'] });
  const { import: applied } = await desk.import(csv('equipment_class,contact_email', 'CT,jane@example.org'));
  expect((await desk.api.people.get({ id: person.id })).roles).toEqual(['contact', 'physicist']);
  await desk.undo(applied.id);
  expect((await desk.api.people.get({ id: person.id })).roles).toEqual(['physicist']);
});

test('a room added to a facility that the import brought stands against it', async () => {
  const desk = await createImportDesk();
  const { lookups } = desk.as('administrator');
  const { import: applied } = await desk.import(csv('eq_id,equipment_class,facility', '7,CT,North'));
  const { facilities } = await lookups.all({});
  await lookups.create({ kind: 'room', name: '101', facilityId: facilities[0]?.id ?? 0 });
  await expect(desk.undo(applied.id)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('room 1 uses what it brought'),
  });
});

test('lists, fields and rules that name what the import brought stand against it, so that none loses it in silence', async () => {
  const desk = await createImportDesk();
  const { fields, lookups, obligations } = desk.as('administrator');
  const here = await lookups.create({ kind: 'facility', name: 'Here' });
  const twin = await lookups.create({ kind: 'manufacturer', name: 'Simens' });
  const { import: applied } = await desk.import(
    csv('eq_id,equipment_class,department,manufacturer', '7,CT,Surgery,Siemens'),
  );
  const { classes, departments, manufacturers } = await lookups.all({});
  const brought = (rows: readonly { readonly id: number; readonly name: string }[], name: string) =>
    rows.find((row) => row.name === name)?.id ?? 0;
  const classId = brought(classes, 'CT');
  await lookups.update({
    kind: 'facility',
    id: here.id,
    version: here.version,
    departmentIds: [brought(departments, 'Surgery')],
  });
  await lookups.merge({
    kind: 'manufacturer',
    fromId: twin.id,
    fromVersion: twin.version,
    intoId: brought(manufacturers, 'Siemens'),
  });
  const field = await fields.create({ label: 'Bore', kind: 'text', classIds: [classId] });
  const [rule] = (await obligations.rules({})).items;
  if (!rule) throw new Error('a clinic begins with rules');
  await obligations.updateRule({
    id: rule.id,
    version: rule.version,
    reason: 'Only these',
    definition: { ...rule.definition, classIds: [classId] },
  });
  const { message } = await desk.undo(applied.id).then(
    () => ({ message: 'taken back' }),
    (cause: Error) => cause,
  );
  for (const named of [`facility ${here.id}`, `manufacturer ${twin.id}`, `field ${field.id}`, `rule ${rule.id}`])
    expect(message).toContain(`${named} uses what it brought`);
});

test('a choice that was removed since is not put back', async () => {
  const desk = await createImportDesk();
  const { equipment, fields, lookups } = desk.as('administrator');
  const { id: classId } = await lookups.create({ kind: 'class', name: 'CT' });
  const field = await fields.create({ label: 'Site', kind: 'choice', options: [{ label: 'a' }, { label: 'b' }] });
  const [one, other] = field.options;
  if (!one || !other) throw new Error('both options are there');
  const unit = await equipment.create({ classId, custom: { [field.id]: one.id } });
  const { import: applied } = await desk.import(csv('eq_id,equipment_class,x_site', `${unit.id},CT,b`));
  await fields.update({ id: field.id, version: field.version, options: [{ id: other.id, label: 'b' }] });
  const { import: refused } = await desk.undo(applied.id);
  expect(refused).toMatchObject({ state: 'applied', message: expect.stringContaining('a choice in "Site"') });
  expect((await equipment.get({ id: unit.id })).custom).toEqual({ [field.id]: other.id });
});
