import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCrash } from '../../main/journal/crash-marker.ts';
import type { ListenerFacts, Ports } from '../../main/ports.ts';
import { createTestCore, type TestCoreOptions } from '../support/core.ts';

const gigabyte = 1_000_000_000;

function withPorts(ports: Partial<Ports>, options: TestCoreOptions = {}) {
  return createTestCore({ ...options, ports: { freeBytes: () => 100 * gigabyte, ...ports } });
}

const up: ListenerFacts = {
  url: 'https://localhost:8443',
  host: '127.0.0.1',
  of: 'console',
  ports: [8443],
  authority: '',
  addresses: ['https://localhost:8443'],
  state: 'up',
  reason: null,
  certificateEnds: new Date('2099-01-01T00:00:00Z'),
  answeredAt: null,
  restarts: [],
};

describe('the self-check', () => {
  it('looks at every part, and writes the timeline only when something changed or a day has passed', async () => {
    let free = 100 * gigabyte;
    const test = await withPorts({ freeBytes: () => free });
    const { health } = test.as('operator');
    const first = await health.check({});
    // A new installation has no backup yet; everything else is in order.
    expect(first.parts.filter(({ state }) => state !== 'ok').map(({ part }) => part)).toEqual(['backups']);
    expect(first.parts.map(({ part }) => part)).toEqual([
      'database',
      'disk',
      'certificate',
      'jobs',
      'backups',
      'listener',
      'mail',
      'log',
      'memory',
    ]);
    await health.check({});
    expect((await health.timeline({})).total).toBe(9);
    free = 1.5 * gigabyte;
    test.clock.advance(300_000);
    await test.core.runDueJobs();
    expect((await health.timeline({ part: 'disk' })).items).toMatchObject([
      { state: 'warning', evidence: 'Free on this disk: 1.5 GB.' },
      { state: 'ok' },
    ]);
    expect((await health.overview({})).parts.find(({ part }) => part === 'disk')?.state).toBe('warning');
    test.clock.advance(25 * 3_600_000);
    await test.core.checkHealth();
    expect((await health.timeline({})).total).toBe(9 + 1 + 9);
  });

  it('tells administrators once of a full disk, and takes it back', async () => {
    let free = 0.4 * gigabyte;
    const test = await withPorts({ freeBytes: () => free });
    const { notices } = test.as('administrator');
    const open = async () => (await notices.list({})).items.filter(({ link }) => link === '/admin/health');
    await test.core.checkHealth();
    await test.core.checkHealth();
    expect(await open()).toMatchObject([{ severity: 'danger', count: 1 }]);
    expect(test.core.health()).toMatchObject({ status: 'degraded', database: true });
    free = 50 * gigabyte;
    await test.core.checkHealth();
    expect(await open()).toEqual([]);
    expect(test.core.health()).toMatchObject({ status: 'healthy', database: true });
  });

  it('says a certificate thirty days before its end, and a listener that is down or given up', async () => {
    let facts: Partial<ListenerFacts> = {};
    const watch = { onChange: () => () => undefined, listeners: () => [{ ...up, ...facts }] };
    const test = await withPorts({ watch });
    const stateOf = async (next: Partial<ListenerFacts>) => {
      facts = next;
      const { parts } = await test.as('administrator').health.check({});
      return Object.fromEntries(parts.map(({ part, state }) => [part, state]));
    };
    const soon = new Date(test.clock.now().getTime() + 20 * 86_400_000);
    expect(await stateOf({})).toMatchObject({ certificate: 'ok', listener: 'ok' });
    expect(await stateOf({ certificateEnds: soon })).toMatchObject({ certificate: 'warning' });
    expect(await stateOf({ certificateEnds: new Date('2020-01-01') })).toMatchObject({ certificate: 'failed' });
    expect(await stateOf({ state: 'down', reason: 'EADDRINUSE' })).toMatchObject({ listener: 'warning' });
    expect(await stateOf({ state: 'given-up', reason: 'EADDRINUSE' })).toMatchObject({ listener: 'failed' });
  });

  it('tells once of a listener that failed too often, and takes that back when it is open again', async () => {
    let facts: Partial<ListenerFacts> = { state: 'given-up', reason: 'EADDRINUSE' };
    const watch = { onChange: () => () => undefined, listeners: () => [{ ...up, ...facts }] };
    const test = await withPorts({ watch });
    const open = async () =>
      (await test.as('administrator').notices.list({})).items.filter(({ message }) => message.includes('listener'));
    for (let look = 0; look < 3; look += 1) await test.core.checkHealth();
    expect(await open()).toMatchObject([{ count: 1 }]);
    facts = {};
    await test.core.checkHealth();
    expect(await open()).toEqual([]);
  });

  it('tells of the end of a certificate 30, 14, 7 and 1 days before, once each, and takes it back when it was renewed', async () => {
    const dayMs = 86_400_000;
    let certificateEnds = up.certificateEnds;
    const watch = { onChange: () => () => undefined, listeners: () => [{ ...up, certificateEnds }] };
    const test = await withPorts({ watch });
    const open = async () =>
      (await test.as('operator').notices.list({})).items.filter(({ message }) => message.includes('certificate'));
    const begun = test.clock.now().getTime();
    certificateEnds = new Date(begun + 40 * dayMs);
    const counts: number[] = [];
    for (let day = 0; day <= 40.5; day += 0.5) {
      test.clock.jump(begun + day * dayMs - test.clock.now().getTime());
      await test.core.checkHealth();
      counts.push((await open())[0]?.count ?? 0);
    }
    const raisedAt = counts.flatMap((count, index) => (count > (counts[index - 1] ?? 0) ? [40 - index / 2] : []));
    expect(raisedAt).toEqual([29.5, 13.5, 6.5, 0.5, -0.5]);
    expect(counts.at(-1)).toBe(5);
    certificateEnds = new Date(begun + 436 * dayMs);
    await test.core.checkHealth();
    expect(await open()).toEqual([]);
  });

  it('fails for a log that cannot be written', async () => {
    const test = await withPorts({
      logKeeping: {
        apply: () => undefined,
        state: () => ({ lost: 3, fault: 'ENOSPC' }),
        errorsSince: () => 0,
        takeErrors: () => 0,
      },
    });
    const { parts } = await test.as('administrator').health.check({});
    expect(parts.find(({ part }) => part === 'log')).toMatchObject({
      state: 'failed',
      evidence: 'The log cannot be written (ENOSPC).',
    });
  });

  it('has figures, restarts of the listener, and how the program ended last time', async () => {
    const at = new Date('2026-11-20T08:00:00Z');
    const test = await withPorts({
      watch: { onChange: () => () => undefined, listeners: () => [{ ...up, restarts: [{ at, reason: 'EPIPE' }] }] },
    });
    mkdirSync(join(test.folder, 'logs'), { recursive: true });
    writeCrash(join(test.folder, 'logs'), 'host', new Date('2026-11-19T08:00:00Z'), new TypeError('Ann Example'));
    const { metrics, restarts } = await test.as('administrator').health.overview({});
    expect(metrics).toMatchObject({ freeBytes: 100 * gigabyte, memoryTrend: null, sessions: expect.any(Number) });
    expect(metrics.databaseBytes).toBeGreaterThan(100_000);
    expect(restarts).toMatchObject([
      { what: 'listener', reason: 'EPIPE' },
      { what: 'program', reason: expect.stringMatching(/^TypeError in health\.test\.ts:\d+:\d+$/) },
    ]);
  });

  it('tells hosts what it found', async () => {
    const test = await withPorts({ freeBytes: () => 1.5 * gigabyte });
    const told: string[] = [];
    test.core.onHealth((state) => told.push(state));
    const state = await test.core.checkHealth();
    expect(told).toEqual([state]);
    expect(state).not.toBe('ok');
  });

  it('is for administrators of the system only', async () => {
    const test = await createTestCore();
    for (const name of ['health.overview', 'health.check', 'health.timeline', 'logs.read', 'logs.settings']) {
      expect(await test.send('physicist', name, {}), name).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
  });
});

describe('a disk that is nearly full', () => {
  it('takes no files any more, and keeps taking records', async () => {
    const test = await withPorts({ freeBytes: () => 0.4 * gigabyte });
    const administrator = test.as('administrator');
    await expect(administrator.imports.begin({ kind: 'equipment', fileName: 'units.csv' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('500 MB'),
    });
    await administrator.lookups.create({ kind: 'department', name: 'Radiology west' });
  });
});

it('a damaged marker of a crash is no crash', async () => {
  const test = await withPorts({});
  mkdirSync(join(test.folder, 'logs'), { recursive: true });
  writeFileSync(join(test.folder, 'logs', 'last-crash.json'), '{"at":');
  expect((await test.as('administrator').health.overview({})).restarts).toEqual([]);
});
