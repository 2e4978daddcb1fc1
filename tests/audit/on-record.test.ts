import { describe, expect, test } from 'vitest';
import { createRefusals, refusalLimits } from '../../main/rpc/refusals.ts';
import type { Actor, AuditEntry, Work } from '../../main/rpc/transaction.ts';
import { DownloadTicket } from '../../shared/files.ts';
import { callExamples } from '../support/call-examples.ts';
import { createTestCore } from '../support/core.ts';
import { memoryLog } from '../support/ports.ts';
import { callerOf, procedures } from '../support/procedures.ts';

/** Procedures that hand a file out, but for those whose contract says why nothing of it is on record; set-up has no trail yet. */
const ticketGiving = procedures.filter(
  ({ name, procedure: { output, unaudited } }) =>
    output === DownloadTicket && !name.startsWith('setup.') && unaudited === undefined,
);

describe('what leaves the workstation', () => {
  test('is found by its shape', () => expect(ticketGiving.length).toBeGreaterThan(6));

  test.each(ticketGiving)('$name leaves an entry under its name', async ({ name, procedure }) => {
    const example = callExamples[name];
    if (!example) throw new Error(`${name} has no example call`);
    const installation = await createTestCore();
    const input = await example(installation);
    const newest = async () => (await installation.as('operator').audit.list({ pageSize: 1 })).items[0]?.seq ?? 0;
    const before = await newest();
    const reply = await installation.core.dispatch(name, input, {
      ...installation.caller(callerOf(procedure)),
      origin: 'ipc',
      address: null,
    });
    expect(reply).toMatchObject({ ok: true });
    const { items } = await installation.as('operator').audit.list({ filters: { action: name } });
    expect(items.filter(({ seq }) => seq > before)).toHaveLength(1);
  });
});

describe('a call without the right', () => {
  const refusalsOf = async (installation: Awaited<ReturnType<typeof createTestCore>>) =>
    (await installation.as('operator').audit.list({ filters: { entity: 'refusal' } })).items;

  test('is on record with who and what, never with its input', async () => {
    const installation = await createTestCore();
    await installation.send('viewer', 'lookups.create', { kind: 'department', name: 'Marked-4711' });
    await installation.send('viewer', 'lookups.create', { kind: 'department', name: 'Marked-4711' });
    await installation.send('administrator', 'audit.archive', {});
    const items = await refusalsOf(installation);
    expect(items).toMatchObject([
      { actor: 'administrator', entityId: 'audit.archive' },
      { actor: 'viewer', entityId: 'lookups.create', action: 'calls.refused', origin: 'https', address: '192.0.2.10' },
    ]);
    expect(JSON.stringify(items)).not.toContain('Marked-4711');
    expect((await installation.as('operator').audit.verify({})).ok).toBe(true);
  });

  test('is counted to the last one when the program closes', async () => {
    const installation = await createTestCore();
    for (let times = 0; times < 5; times += 1)
      await installation.send('viewer', 'lookups.create', { kind: 'department', name: 'x' });
    const again = await installation.reopen();
    const counts = (await refusalsOf(again)).map(({ changes }) => changes.find(({ field }) => field === 'count')?.new);
    expect(counts).toEqual([4, 1]);
  });

  test('nobody who is not signed in fills the trail', async () => {
    const installation = await createTestCore();
    for (const name of ['equipment.list', 'audit.list', 'no.such']) await installation.send('nobody', name, {});
    expect(await refusalsOf(installation)).toEqual([]);
  });
});

describe('a sign-in', () => {
  test('that has to wait is on record, once a minute', async () => {
    const installation = await createTestCore();
    for (let tries = 0; tries < 7; tries += 1)
      await installation.send('nobody', 'auth.signIn', { username: 'viewer', password: 'not the password' });
    const { items } = await installation.as('operator').audit.list({ filters: { group: 'refusals' } });
    const counted = Map.groupBy(items, ({ action }) => action);
    expect(counted.get('auth.signInRefused')).toHaveLength(5);
    expect(counted.get('calls.refused')).toMatchObject([{ actor: '(not signed in)', entityId: 'auth.signIn' }]);
  });
});

describe('many refused calls', () => {
  const actor: Actor = {
    accountId: 4,
    name: 'viewer',
    origin: 'https',
    address: '192.0.2.10',
    requestId: 'r',
    action: 'equipment.create',
  };

  function recorder() {
    const written: AuditEntry[] = [];
    let now = 0;
    let fails = false;
    const transact = <T>(_: Actor, work: Work<T>): T => {
      if (fails) throw new Error('the disk is full');
      return work({
        // The recorder only writes entries.
        db: undefined as never,
        at: '',
        by: '',
        audit: (entry) => written.push(entry),
      });
    };
    const log = memoryLog();
    const refusals = createRefusals({ transact, monotonic: () => now, log });
    return {
      log,
      counts: () => written.map(({ entityId, changes }) => [entityId, changes?.count?.new]),
      pass: (ms: number) => {
        now += ms;
      },
      fail: (value: boolean) => {
        fails = value;
      },
      refuse: (action = 'equipment.create', times = 1, by: Partial<Actor> = {}) => {
        for (let left = times; left > 0; left -= 1)
          refusals.note({ actor: { ...actor, ...by, action }, code: 'FORBIDDEN' });
      },
    };
  }

  test('become one entry a minute with their number', () => {
    const { refuse, counts, pass } = recorder();
    refuse('equipment.create', 1000);
    expect(counts()).toEqual([['equipment.create', 1]]);
    pass(refusalLimits.windowMs);
    refuse('equipment.update');
    expect(counts()).toEqual([
      ['equipment.create', 1],
      ['equipment.create', 999],
      ['equipment.update', 1],
    ]);
  });

  test('of many procedures are counted together beyond twenty', () => {
    const { refuse, counts } = recorder();
    for (let index = 0; index < 500; index += 1) refuse(`feature.procedure${index}`);
    expect(counts()).toHaveLength(refusalLimits.perAccount + 1);
    expect(counts().at(-1)).toEqual(['(others)', 1]);
  });

  test('of ever new addresses are counted together beyond what a trail can bear', () => {
    const { refuse, counts, pass } = recorder();
    const from = (index: number) => ({
      accountId: null,
      name: '(not signed in)',
      address: `fd00::${index.toString(16)}`,
    });
    for (let index = 0; index < 1000; index += 1) refuse('auth.signIn', 1, from(index));
    expect(counts()).toHaveLength(refusalLimits.inAll + 1);
    expect(counts().at(-1)).toEqual(['(others)', 1]);
    pass(refusalLimits.windowMs);
    refuse();
    const sum = counts().reduce((total, [, count]) => total + Number(count), 0);
    expect(sum).toBe(1001);
  });

  test('are written later when they cannot be written now', () => {
    const { refuse, counts, pass, fail, log } = recorder();
    fail(true);
    refuse();
    expect(counts()).toEqual([]);
    expect(log.entries).toMatchObject([{ level: 'warn' }]);
    fail(false);
    pass(refusalLimits.windowMs);
    refuse();
    expect(counts()).toEqual([
      ['equipment.create', 1],
      ['equipment.create', 1],
    ]);
  });
});
