import { describe, expect, it } from 'vitest';
import type { permissions } from '../../shared/contract/permissions.ts';
import { historyEntities } from '../../shared/history.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { addDocument } from '../support/documents.ts';
import { pdf } from '../support/sample-files.ts';
import { signInAs } from '../support/sign-in.ts';

async function prepared() {
  const test = await createTestCore();
  const it = test.as('administrator');
  const classId = (await it.lookups.create({ kind: 'class', name: 'CT' })).id;
  const unit = await it.equipment.create({ classId, model: 'Alpha', room: '1' });
  return { test, it, classId, unit };
}

/** An account whose own role carries exactly these rights. */
async function holderOf(test: TestCore, rights: readonly (typeof permissions)[number][]) {
  const role = await test.as('administrator').roles.create({ name: 'Narrow', permissions: [...rights] });
  const { id, version } = await test.as('administrator').accounts.get({ account: 'viewer' });
  await test.as('administrator').accounts.setRoles({ id, version, roles: [role.id] });
  return (await signInAs(test, 'viewer', templatePassword)).api;
}

describe('the history of a record', () => {
  it('says who changed which field from what to what, when and from where, the newest first', async () => {
    const { test, it, unit } = await prepared();
    const physicist = await it.people.create({ name: 'Lee, Ann', email: 'a.lee@example.org', roles: ['contact'] });
    await it.equipment.update({ id: unit.id, version: 1, model: 'Beta', contactId: physicist.id });
    await test.atConsole('physicist').equipment.update({ id: unit.id, version: 2, contactId: null, room: '2' });
    const { items, total } = await it.history.list({ entity: 'unit', entityId: unit.id });
    expect(total).toBe(3);
    expect(items.map(({ actor, origin, address, action }) => [actor, origin, address, action])).toEqual([
      ['physicist', 'ipc', null, 'equipment.update'],
      ['administrator', 'https', '192.0.2.10', 'equipment.update'],
      ['administrator', 'https', '192.0.2.10', 'equipment.create'],
    ]);
    expect(items[0]?.changes).toEqual([
      {
        field: 'contactId',
        old: physicist.id,
        new: null,
        hidden: false,
        fieldLabel: null,
        fieldLabelFr: null,
        oldText: 'Lee, Ann',
        newText: null,
        oldTextFr: null,
        newTextFr: null,
      },
      {
        field: 'room',
        old: '1',
        new: '2',
        hidden: false,
        fieldLabel: null,
        fieldLabelFr: null,
        oldText: null,
        newText: null,
        oldTextFr: null,
        newTextFr: null,
      },
    ]);
    expect(items[1]?.changes).toContainEqual(expect.objectContaining({ field: 'model', old: 'Alpha', new: 'Beta' }));
    expect(items[1]?.changes).toContainEqual(expect.objectContaining({ field: 'contactId', newText: 'Lee, Ann' }));
    expect(items[2]?.changes).toContainEqual(expect.objectContaining({ field: 'classId', newText: 'CT' }));
  });

  it('comes in pages', async () => {
    const { it, unit } = await prepared();
    for (let version = 1; version <= 5; version += 1)
      await it.equipment.update({ id: unit.id, version, room: `room ${version}` });
    const pages = [1, 2, 3, 4].map((page) => it.history.list({ entity: 'unit', entityId: unit.id, page, pageSize: 2 }));
    const rooms = (await Promise.all(pages)).map(({ items }) => items.length);
    expect(rooms).toEqual([2, 2, 2, 0]);
  });

  it('holds the entries of that record and of no other', async () => {
    const { it, classId, unit } = await prepared();
    const lookup = await it.history.list({ entity: 'lookup', entityId: `class:${classId}` });
    expect(lookup.items.map(({ action }) => action)).toEqual(['lookups.create']);
    expect((await it.history.list({ entity: 'unit', entityId: unit.id + 1 })).total).toBe(0);
    expect((await it.history.list({ entity: 'test', entityId: unit.id })).total).toBe(0);
  });

  it('keeps hidden values hidden, whatever is stored', async () => {
    const { test, it } = await prepared();
    const { id } = await it.accounts.get({ account: 'viewer' });
    await test.atConsole('administrator').accounts.resetPassword({ account: 'viewer' });
    const { items } = await it.history.list({ entity: 'account', entityId: id });
    const change = items.flatMap(({ changes }) => changes).find(({ field }) => field === 'password');
    expect(change).toMatchObject({ hidden: true, old: null, new: null });
  });

  it('names the import that wrote, and what is no longer there by its number', async () => {
    const { test, it, unit } = await prepared();
    const db = await openDatabaseOf(test.folder);
    const person = await it.people.create({ name: 'Roy, Max', email: 'm.roy@example.org', roles: ['contact'] });
    await it.equipment.update({ id: unit.id, version: 1, contactId: person.id });
    await it.equipment.update({ id: unit.id, version: 2, contactId: null });
    db.prepare('DELETE FROM person_roles WHERE person_id = ?').run(person.id);
    db.prepare('DELETE FROM people WHERE id = ?').run(person.id);
    const { items } = await it.history.list({ entity: 'unit', entityId: unit.id });
    expect(items[0]?.changes[0]).toMatchObject({ field: 'contactId', oldText: `#${person.id}` });
  });

  it('tells of a scenario what it says of which unit, by name', async () => {
    const { it, unit } = await prepared();
    const original = await it.capital.createScenario({ name: 'Modest' });
    const { id } = await it.capital.createScenario({ name: 'Bold', copyOf: original.id });
    await it.capital.setItem({ scenarioId: id, unitId: unit.id, version: 0, year: 2031, funded: true, cost: 900 });
    await it.capital.updateScenario({ id, version: 1, name: 'Bolder' });
    const { items } = await it.history.list({ entity: 'scenario', entityId: id });
    expect(items.map(({ action }) => action)).toEqual([
      'capital.updateScenario',
      'capital.setItem',
      'capital.createScenario',
    ]);
    expect(items[0]?.changes).toMatchObject([{ field: 'name', old: 'Bold', new: 'Bolder' }]);
    expect(items[1]?.changes).toMatchObject([
      { field: 'unitId', newText: `#${unit.id} · CT Alpha` },
      { field: 'year', old: null, new: 2031 },
      { field: 'funded', old: null, new: true },
      { field: 'cost', old: null, new: 900 },
    ]);
    expect(items[2]?.changes).toContainEqual(expect.objectContaining({ field: 'copyOf', newText: 'Modest' }));
  });

  it('says from when on entries are here once older ones lie in an archive', async () => {
    const { test, it, unit } = await prepared();
    expect((await it.history.list({ entity: 'unit', entityId: unit.id })).archivedUntil).toBeNull();
    const db = await openDatabaseOf(test.folder);
    db.exec(`INSERT INTO audit_archives (through_seq, through_hash, entries, file_name, sha256, at)
      VALUES (1, 'x', 1, 'a', 'b', '2026-01-01T00:00:00.000Z')`);
    expect((await it.history.list({ entity: 'unit', entityId: unit.id })).archivedUntil).toMatch(/^20\d\d-/);
  });
});

describe('who may read the history of a record', () => {
  it('is whoever may read the record: nobody else, and nobody who is not signed in', async () => {
    const { test, unit } = await prepared();
    const of = { entity: 'unit', entityId: unit.id } as const;
    expect((await test.as('viewer').history.list(of)).total).toBe(1);
    await expect(test.as('user').history.list(of)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(test.as('nobody').history.list(of)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(historyEntities.filter((entity) => entity !== 'document'))('asks for one right for a %s', async (entity) => {
    const { test } = await prepared();
    const entityId = entity === 'lookup' ? 'class:1' : 1;
    await expect(test.as('user').history.list({ entity, entityId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await test.as('administrator').history.list({ entity, entityId })).items).toBeDefined();
  });

  it('refuses accounts and reminders to those who only read equipment, and people to those who may not see them', async () => {
    const { test } = await prepared();
    const narrow = await holderOf(test, ['equipment:read']);
    expect((await narrow.history.list({ entity: 'unit', entityId: 1 })).items).toBeDefined();
    for (const entity of ['person', 'account', 'reminder'] as const)
      await expect(narrow.history.list({ entity, entityId: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes for a document by the record that carries it, and refuses one that is not there', async () => {
    const { test, it, unit } = await prepared();
    const id = await addDocument(test, 'administrator', { entity: 'unit', entityId: unit.id, bytes: pdf });
    const { items } = await it.history.list({ entity: 'document', entityId: id });
    expect(items[0]?.action).toBe('documents.store');
    for (const entityId of [id, id + 1])
      await expect(test.as('user').history.list({ entity: 'document', entityId })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    await expect(it.history.list({ entity: 'document', entityId: id + 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('takes no kind of record that nobody decided about', async () => {
    const { test } = await prepared();
    for (const entity of ['session', 'key', 'network', 'audit', 'refusal'])
      expect(await test.send('administrator', 'history.list', { entity, entityId: 1 })).toMatchObject({
        ok: false,
        error: { code: 'INVALID' },
      });
  });
});
