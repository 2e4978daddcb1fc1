import { describe, expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';

describe('jobs', () => {
  test('are listed with their times, and run when their time has come', async () => {
    const test = await createTestCore();
    const { jobs } = test.as('operator');
    const names = ['obligations.renew', 'reminders.send', 'mail.send', 'jobs.sweep'];
    const ownOf = <T extends { readonly name: string }>(items: readonly T[]) =>
      items.filter(({ name }) => names.includes(name));
    expect(ownOf((await jobs.list({})).items).map(({ name }) => name)).toEqual(names);
    await test.core.runDueJobs();
    // A new installation has missed nothing.
    expect((await jobs.runs({})).total).toBe(0);
    test.clock.advance(24 * 3_600_000);
    await test.core.runDueJobs();
    const { items } = await jobs.list({});
    expect(ownOf(items).map(({ last }) => last?.result ?? null)).toEqual(['done', 'done', null, 'done']);
    for (const { nextAt } of items) expect(Date.parse(nextAt ?? '')).toBeGreaterThan(test.clock.now().getTime());
    test.clock.advance(24 * 3_600_000);
    await test.core.runDueJobs();
    expect((await jobs.runs({ job: 'obligations.renew' })).total).toBe(2);
    for (const job of ['reminders.send', 'jobs.sweep']) expect((await jobs.runs({ job })).total).toBe(2);
    expect((await jobs.runs({ job: 'mail.send' })).total).toBe(0);
  });

  test('run when somebody asks, which is on record under their name', async () => {
    const test = await createTestCore();
    const { jobs } = test.as('administrator');
    expect(await jobs.run({ job: 'reminders.send' })).toMatchObject({ cause: 'request', result: null });
    await eventually(async () =>
      expect((await jobs.runs({ job: 'reminders.send' })).items).toMatchObject([{ cause: 'request', result: 'done' }]),
    );
    expect(await test.send('administrator', 'jobs.run', { job: 'nothing' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('are for administrators of the system only', async () => {
    const test = await createTestCore();
    for (const [name, input] of [
      ['jobs.list', {}],
      ['jobs.runs', {}],
      ['jobs.run', { job: 'jobs.sweep' }],
    ] as const)
      expect(await test.send('physicist', name, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test('run by themselves in a host only', async () => {
    const test = await createTestCore();
    expect((await test.as('administrator').jobs.runs({})).total).toBe(0);
  });
});
