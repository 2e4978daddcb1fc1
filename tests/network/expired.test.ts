import { expect, it } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { silentNetwork } from '../support/host-network.ts';
import { networkInterface } from './network-desk.ts';

it('a certificate that cannot be served any more is told once, and what is served never outlives it (row L4)', async () => {
  const network = silentNetwork();
  const interfaces = () => ({ eth0: [networkInterface('127.0.0.1')] });
  const test = await createTestCore({ ports: { network, interfaces } });
  await test.atConsole('administrator').network.save({ version: 0, enabled: true, scope: 'loopback' });
  expect(network.plans).toHaveLength(1);
  // Another process chooses a certificate that is not there.
  const db = await openDatabaseOf(test.folder);
  db.exec(`UPDATE settings SET document = json_set(document, '$.certificate', 'imported') WHERE section = 'network'`);
  db.close();
  await test.atConsole('administrator').network.protect({ on: true });
  const open = async () =>
    (await test.as('operator').notices.list({})).items.filter(({ kind }) => kind === 'network.down');
  await eventually(async () => expect(await open()).toMatchObject([{ count: 1, link: '/admin/network' }]));
  expect(network.plans).toHaveLength(1);
  expect((await test.as('operator').network.state({})).standing.reason).toMatch(/certificate/i);

  const ends = network.plans[0]?.certificate.expiresAt ?? new Date();
  test.clock.set(new Date(ends.getTime() + 1000));
  await test.as('operator').network.protect({ on: false });
  await eventually(() => expect(network.plans.at(-1)).toBeNull());

  test.clock.set(new Date(ends.getTime() + 2000));
  const { settings } = await test.as('operator').network.state({});
  await test.as('operator').network.save({ version: settings.version, certificate: 'own' });
  await eventually(() => expect(network.plans.at(-1)?.certificate.expiresAt.getTime()).toBeGreaterThan(ends.getTime()));
  await eventually(async () => expect(await open()).toEqual([]));
});
