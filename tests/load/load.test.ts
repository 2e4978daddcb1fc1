import { mkdtempSync, rmSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../build/bench/random.ts';
import { parseLoadArguments } from '../../build/load/arguments.ts';
import { gatherCrowd } from '../../build/load/crowd.ts';
import { acceptedHello, refusedHellos } from '../../build/load/hellos.ts';
import { mixedTargets, reportErrors } from '../../build/load/load-mixed.ts';
import { sendHello } from '../../build/load/load-tls.ts';
import { paceOf } from '../../build/load/pace.ts';
import { createReport, tableOf } from '../../build/load/report.ts';
import { runLoad } from '../../build/load/run-load.ts';
import { graveOf } from '../../build/load/scan.ts';
import { slopeOf } from '../../build/load/watch-host.ts';
import { root } from '../../build/root.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { sendMalformed } from './malformed.ts';

const silent = () => undefined;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const known = { units: 100, classId: [1], facilityId: [1], searches: ['xray'], year: 2026 };
const working = { seconds: 0.4, perSecond: 200, changes: 20, following: false };

/** A host that answers each procedure as it is told. */
async function plantedHost(answer: (procedure: string) => { readonly status: number; readonly afterMs: number }) {
  const { chain, privateKey, authority } = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const server = createSecureServer({ cert: chain, key: privateKey });
  server.on('stream', (stream, headers) => {
    const { status, afterMs } = answer(String(headers[':path']).replace('/rpc/', ''));
    setTimeout(() => {
      if (stream.destroyed) return;
      stream.respond({ ':status': status });
      stream.end('{"ok":true,"data":{"version":1}}');
    }, afterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // as: a TCP server's address.
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  const crowd = await gatherCrowd({ url, ca: authority, cookies: ['a', 'b', 'c'], known, today: '2026-01-02' });
  closers.push(
    () => crowd.close(),
    () => void server.close(),
  );
  return crowd;
}

describe('the load test', () => {
  test('works in small: a real host, ten sessions, a second of each kind of work', {
    timeout: 120_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rems-load-test-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    const parts = ['mixed', 'health', 'events', 'renewal', 'tls'] as const;
    const load = {
      root,
      folder,
      units: 500,
      sessions: 10,
      seconds: 1,
      offered: 1050,
      changes: 10,
      parts,
      json: undefined,
      sendMalformed,
      say: silent,
    };
    const { lines } = await runLoad(load);
    const lineOf = (part: string, what: string) => lines.find((line) => line.part === part && line.what === what);
    expect(lineOf('mixed', 'errors')).toMatchObject({ value: '0', reached: true });
    expect(lines.find(({ what }) => what.startsWith('edit a unit'))).toBeDefined();
    expect(lineOf('health', '/health, 1,000 requests, 100 at a time: errors')?.reached).toBe(true);
    expect(lineOf('events', 'changes that somebody did not hear of')?.reached).toBe(true);
    for (const what of ['errors', 'changes that somebody did not hear of', 'certificates that were served'])
      expect(lineOf('renewal', what)?.reached, what).toBe(true);
    expect(lineOf('tls', 'of them not refused')?.reached).toBe(true);
  });

  test('a host that answers with faults, or refuses, has errors', async () => {
    const crowd = await plantedHost((procedure) => ({ status: procedure === 'equipment.get' ? 500 : 200, afterMs: 0 }));
    const result = await crowd.work(working);
    expect(Object.keys(result.errors)).toEqual(['equipment.get 500']);
    const report = createReport(silent);
    reportErrors(report.of('mixed'), result);
    expect(report.isGood()).toBe(false);
  });

  test('a host that breaks connections has errors, and the work goes on', async () => {
    const crowd = await plantedHost(() => ({ status: 200, afterMs: 0 }));
    crowd.close();
    const result = await crowd.work(working);
    expect(Object.keys(result.errors).length).toBeGreaterThan(0);
    expect(result.times).toEqual({});
  });

  test('a slow host is slow: times count from the moment at which somebody would have asked', async () => {
    const crowd = await plantedHost(() => ({ status: 200, afterMs: mixedTargets.p95 + 10 }));
    const times = Object.values((await crowd.work(working)).times).flat();
    expect(times.length).toBeGreaterThan(0);
    expect(Math.min(...times)).toBeGreaterThan(mixedTargets.p95);
    // More is wanted than three people get of it: those who wait count longer and longer.
    expect(Math.max(...times)).toBeGreaterThan(2 * mixedTargets.p95);
  });

  test('a crowd acts as often in its first second as later, as often as it is asked to', () => {
    const { wait } = paceOf({ perSecond: 1050, changes: 10 }, 200, known);
    const random = createRandom(7);
    const acts = [0, 0, 0, 0];
    for (let person = 0; person < 20_000; person += 1)
      for (let at = wait?.(random) ?? 0; at < 4_000; at += wait?.(random) ?? 4_000) {
        const second = Math.floor(at / 1_000);
        acts[second] = (acts[second] ?? 0) + 1;
      }
    const [first = 0, ...later] = acts;
    for (const count of later) expect(count / first).toBeCloseTo(1, 1);
  });

  test('a listener that takes an old suite is not taken for one that refuses it', async () => {
    const { chain, privateKey } = await ephemeralCertificate(['localhost'], new Date());
    const server = createTlsServer({ cert: chain, key: privateKey, ciphers: 'ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0' });
    server.on('tlsClientError', silent);
    closers.push(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`; // as: a TCP server's address
    const weak = refusedHellos().find(({ name }) => name === 'TLS 1.2, ECDHE with CBC and SHA');
    expect(weak && (await sendHello(url, weak))).toBe('accepted');
    expect(await sendHello(url, acceptedHello())).toBe('refused');
  });
});

describe('the report', () => {
  test('says of each figure whether its target was reached; nothing measured reaches nothing', () => {
    const report = createReport(silent);
    const lines = report.of('mixed');
    lines.number('calls per second', 1000, '', { least: 1000 });
    lines.number('p95', 12.345, 'ms', { most: 150 });
    lines.number('memory', 300, 'MB');
    expect(report.isGood()).toBe(true);
    lines.number('p99', Number.NaN, 'ms', { most: 300 });
    expect(report.isGood()).toBe(false);
    expect(tableOf(report.lines())).toBe(
      [
        '| part  | figure           | value   | target  | reached |',
        '| ----- | ---------------- | ------- | ------- | ------- |',
        '| mixed | calls per second | 1,000   | ≥ 1,000 | yes     |',
        '|       | p95              | 12.3 ms | ≤ 150   | yes     |',
        '|       | memory           | 300 MB  |         |         |',
        '|       | p99              | NaN ms  | ≤ 300   | **no**  |',
      ].join('\n'),
    );
  });

  test('the slope of memory is that of the line through the samples', () => {
    const samples = [0, 1, 2, 3].map((minute) => ({ at: minute * 60_000, megabytes: 100 + 5 * minute }));
    expect(slopeOf(samples)).toBeCloseTo(5);
    expect(slopeOf(samples.slice(0, 1))).toBe(0);
  });

  test('findings of a scan are grave from medium on, and only those about an authority of one’s own are explained', () => {
    const finding = (id: string, severity: string) => ({ id, severity, finding: '' });
    const { open, explained } = graveOf([
      finding('BREACH', 'MEDIUM'),
      finding('cert_chain_of_trust', 'CRITICAL'),
      finding('RC4', 'HIGH'),
      finding('service', 'INFO'),
      finding('OCSP_stapling', 'LOW'),
    ]);
    expect(open.map(({ id }) => id)).toEqual(['BREACH', 'RC4']);
    expect(explained.map(({ id }) => id)).toEqual(['cert_chain_of_trust']);
  });
});

describe('arguments of the load test', () => {
  test('200 sessions at 20,000 units for a minute, every part, unless told otherwise', () => {
    const usual = { units: 20_000, sessions: 200, seconds: 60, offered: 1050, changes: 10, json: undefined };
    expect(parseLoadArguments([])).toMatchObject(usual);
    expect(parseLoadArguments(['--offered', '300', '--changes', '20'])).toMatchObject({ offered: 300, changes: 20 });
    expect(parseLoadArguments(['--only', 'tls,mixed', '--seconds', '5'])).toMatchObject({
      seconds: 5,
      parts: ['mixed', 'tls'],
    });
  });

  test.each([
    [['--units', 'many']],
    [['--sessions', '1000']],
    [['--changes', '101']],
    [['--only', 'nothing']],
    [['--sesions', '4']],
  ])('%j is refused with the usage', (args) => {
    expect(parseLoadArguments(args)).toMatch(/Usage: load/);
  });
});
