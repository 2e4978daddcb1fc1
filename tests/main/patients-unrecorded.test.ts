import { describe, expect, it } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { openTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createRegistryDesk } from '../support/registry-desk.ts';
import { spoilPage } from '../support/spoiled-page.ts';

describe('a search by identity that cannot be put on record', () => {
  it('is not answered while the database is known to be damaged; identifiers are found as before', async () => {
    const desk = await createRegistryDesk();
    const { id, identifier } = await desk.patient('user', { ipp: '4711', lastName: 'Exemple' });
    await desk.core.close();
    await spoilPage(desk.folder, 'import_chunks', desk.clock);
    const damaged = await openTestCore(desk.folder, { clock: desk.clock });
    const { patients } = damaged.as('user');
    for (const search of ['exemple', '4711', '1980-02-01'])
      await expect(patients.list({ search })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining('Search by the identifier'),
      });
    expect((await patients.list({})).items).toMatchObject([{ id, identifier }]);
    expect((await patients.list({ search: '_00001' })).total).toBe(1);
    for (const look of [
      patients.reveal({ ids: [id] }),
      patients.duplicates({ ipp: '4711' }),
      patients.export({ identities: true }),
    ])
      await expect(look).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  async function deskWithDeafTrail() {
    const desk = await createRegistryDesk();
    await desk.patient('user', { lastName: 'Exemple' });
    const behind = async (work: (db: Db) => unknown) => {
      const db = await openDatabaseOf(desk.folder);
      work(db);
      db.close();
    };
    return {
      desk,
      patients: desk.as('user').patients,
      deafen: () =>
        behind((db) => db.exec("CREATE TRIGGER deaf BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'deaf'); END")),
      mend: () => behind((db) => db.exec('DROP TRIGGER deaf')),
    };
  }

  it('is not answered when its entry is not written', async () => {
    const { patients, deafen, mend } = await deskWithDeafTrail();
    await deafen();
    await expect(patients.list({ search: 'exemple' })).rejects.toThrow();
    await expect(patients.duplicates({ ipp: '1' })).rejects.toThrow();
    expect((await patients.list({})).total).toBe(1);
    await mend();
    expect((await patients.list({ search: 'exemple' })).total).toBe(1);
  });

  it('is not answered before the searches of the minute before are written', async () => {
    const { desk, patients, deafen, mend } = await deskWithDeafTrail();
    for (const search of ['exe', 'exem', 'exemp']) await patients.list({ search });
    await deafen();
    desk.clock.advance(61_000);
    await expect(patients.list({ search: 'exemple' })).rejects.toThrow();
    await mend();
    await patients.list({ search: 'exemple' });
    const [last, minute] = await desk.trail(2);
    expect([minute?.changes, last?.changes]).toMatchObject([{ count: { new: 2 } }, { count: { new: 1 } }]);
  });
});
