import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileLog } from '../../main/host/file-log.ts';
import { temporaryFolder } from '../support/core.ts';
import { testClock } from '../support/ports.ts';

function fileLog(folder = temporaryFolder()) {
  const clock = testClock('2026-11-21T10:00:00Z');
  const log = createFileLog(folder, 'host', clock.now);
  onTestFinished(() => log.close());
  const logs = join(folder, 'logs');
  const names = () => readdirSync(logs).sort();
  const lines = () =>
    readFileSync(join(logs, 'host.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
  return { folder, clock, log, logs, names, lines };
}

describe('the log in files', () => {
  it('keeps exactly as many files of exactly so many bytes as is set, packed, for their owner only', async () => {
    const { log, logs, names } = fileLog();
    log.keeping.apply({ level: 'info', maxBytes: 10_240, keep: 10 });
    for (let i = 0; i < 2000; i += 1) log.info('a line', { i });
    await log.settled();
    const all = names();
    expect(all).toHaveLength(11);
    expect(all.filter((name) => name.endsWith('.log.gz'))).toHaveLength(10);
    const sizes = all.filter((name) => name.endsWith('.gz')).map((name) => gunzipSync(readFileSync(join(logs, name))));
    for (const content of sizes) {
      expect(content.length).toBeLessThanOrEqual(10_240);
      expect(content.length).toBeGreaterThan(10_000);
    }
    const told = [...sizes, readFileSync(join(logs, 'host.log'))].join('').trimEnd().split('\n');
    const numbers = told.map((one) => JSON.parse(one).i);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => 2000 - numbers.length + i));
    for (const name of all) expect(statSync(join(logs, name)).mode & 0o777).toBe(0o600);
    expect(statSync(logs).mode & 0o777).toBe(0o700);
  });

  it('writes the lines of requests a turn later, in their order, none beyond the size, and all of them at the end', async () => {
    const { log, logs, names } = fileLog();
    log.keeping.apply({ level: 'info', maxBytes: 10_240, keep: 100 });
    const line = (i: number) => JSON.stringify({ at: '2026-11-21T10:00:00.000Z', i });
    for (let i = 0; i < 1000; i += 1) log.access.write(line(i));
    await new Promise((resolve) => setImmediate(resolve));
    const written = () => {
      const files = names().filter((name) => name.startsWith('access'));
      const content = [...files.slice(0, -1), 'access.log'].map((name) => readFileSync(join(logs, name)));
      const plain = content.map((bytes, i) => (files[i]?.endsWith('.gz') ? gunzipSync(bytes) : bytes));
      expect(Math.max(...plain.map(({ length }) => length))).toBeLessThanOrEqual(10_240);
      return plain.join('').trimEnd().split('\n');
    };
    await log.settled();
    const all = Array.from({ length: 1000 }, (_, i) => line(i));
    expect(written()).toEqual(all);
    log.access.write(line(1000));
    log.close();
    expect(written()).toEqual([...all, line(1000)]);
    expect(log.keeping.state().lost).toBe(0);
  });

  it('begins a new file with every day, also after a start in between', async () => {
    const { folder, log, clock, names } = fileLog();
    log.info('yesterday');
    log.close();
    clock.advance(26 * 3_600_000);
    const next = createFileLog(folder, 'host', clock.now);
    next.info('today');
    await next.settled();
    next.close();
    expect(names()).toEqual(['host-20261121T100000000Z.log.gz', 'host.log']);
  });

  it('changes its level at once', () => {
    const { log, lines } = fileLog();
    log.debug('not yet');
    log.keeping.apply({ level: 'debug', maxBytes: 10_240, keep: 10 });
    log.debug('now');
    log.keeping.apply({ level: 'error', maxBytes: 10_240, keep: 10 });
    log.warn('no more');
    expect(lines().map(({ message }) => message)).toEqual(['now']);
  });

  it('says where in the program a warning was written', () => {
    const { log, lines } = fileLog();
    log.warn('here');
    expect(lines()[0].source).toMatch(/^file-log\.test\.ts:\d+:\d+$/);
  });

  it('goes on without its folder, counts what was lost, and says so when it writes again', () => {
    const { folder, log, clock, logs, lines } = fileLog();
    log.info('first');
    renameSync(logs, join(folder, 'elsewhere'));
    writeFileSync(logs, 'in the way');
    clock.advance(6000);
    log.info('lost');
    log.info('lost too');
    expect(log.keeping.state()).toEqual({ lost: 2, fault: 'EEXIST' });
    rmSync(logs);
    clock.advance(2000);
    log.error('back');
    expect(log.keeping.state()).toEqual({ lost: 2, fault: null });
    expect(lines()).toMatchObject([{ message: 'back' }, { message: 'lines are missing here', lines: 2 }]);
  });

  it('begins a new line after one that a crash cut', () => {
    const { folder, clock, logs } = fileLog();
    mkdirSync(logs, { recursive: true });
    writeFileSync(join(logs, 'host.log'), '{"at":"2026-11-21T09:00:00.000Z","lev');
    const log = createFileLog(folder, 'host', clock.now);
    log.info('whole');
    log.close();
    expect(readFileSync(join(logs, 'host.log'), 'utf8').split('\n')[1]).toContain('whole');
  });

  it('counts errors of the last hour, and what is new since it was asked', () => {
    const { log, clock } = fileLog();
    log.error('one');
    clock.advance(3_600_001);
    log.error('two');
    expect(log.keeping.errorsSince(new Date(clock.now().getTime() - 3_600_000))).toBe(1);
    expect(log.keeping.takeErrors()).toBe(2);
    expect(log.keeping.takeErrors()).toBe(0);
  });
});
