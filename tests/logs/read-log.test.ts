import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBackwards, readForwards } from '../../main/logs/read-log.ts';
import { temporaryFolder } from '../support/core.ts';

const start = Date.UTC(2026, 10, 21, 10);
const at = (i: number) => new Date(start + i * 1000).toISOString();
const line = (i: number) =>
  `${JSON.stringify({ at: at(i), level: i % 10 === 0 ? 'error' : 'info', component: 'host', message: `line ${i}`, requestId: `r${i}` })}\n`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i)).join('');

/** 3000 lines: two packed files and the present one, as the program leaves them. */
function filledLog() {
  const folder = join(temporaryFolder(), 'logs');
  mkdirSync(folder);
  const stamp = (i: number) => at(i).replaceAll(/[-:.]/g, '');
  writeFileSync(join(folder, `host-${stamp(0)}.log.gz`), gzipSync(lines(0, 1000)));
  writeFileSync(join(folder, `desktop-${stamp(1000)}.log.gz`), gzipSync(lines(1000, 2000)));
  writeFileSync(join(folder, 'host.log'), lines(2000, 3000));
  writeFileSync(join(folder, 'notes.txt'), 'no log');
  return folder;
}

const numbers = (page: { lines: readonly { message: string }[] }) =>
  page.lines.map(({ message }) => Number(message.split(' ')[1]));

describe('reading the log', () => {
  it('shows what reads of a packed file that was damaged, and everything else', async () => {
    const folder = filledLog();
    const name = `desktop-${at(1000).replaceAll(/[-:.]/g, '')}.log.gz`;
    const whole = gzipSync(lines(1000, 2000));
    for (const damaged of [whole.subarray(0, whole.length - 200), Buffer.from('no gzip at all'), Buffer.alloc(0)]) {
      writeFileSync(join(folder, name), damaged);
      const answer = await readBackwards(folder, { log: 'app', limit: 3000 });
      const seen = numbers(answer);
      expect(seen).toContain(2999);
      expect(seen).toContain(0);
      if (damaged.length > 0)
        expect(answer.lines.map(({ message }) => message)).toContainEqual(expect.stringContaining('does not read'));
    }
  });

  it('goes backwards through present, packed and older files without missing or repeating a line', async () => {
    const folder = filledLog();
    const seen: number[] = [];
    let before: string | undefined;
    for (let page = 0; page < 40; page += 1) {
      const answer = await readBackwards(folder, { log: 'app', limit: 137 }, before);
      seen.push(...numbers(answer));
      if (answer.older === null) break;
      before = answer.older;
    }
    expect(seen).toEqual(Array.from({ length: 3000 }, (_, i) => 2999 - i));
  });

  it('neither loses nor repeats a line that is written while the newest are read', async () => {
    const folder = filledLog();
    let next = 3000;
    for (let round = 0; round < 20; round += 1) {
      let over = false;
      const reading = readBackwards(folder, { log: 'app', limit: 100 }).finally(() => {
        over = true;
      });
      while (!over) {
        appendFileSync(join(folder, 'host.log'), line(next));
        next += 1;
        await new Promise(setImmediate);
      }
      const { lines: read, newest } = await reading;
      const after = await readForwards(folder, { log: 'app', limit: 3000 }, newest ?? '');
      const seen = [...numbers({ lines: read }).reverse(), ...numbers(after)];
      const [first] = seen;
      expect(seen).toEqual(Array.from({ length: next - (first ?? 0) }, (_, i) => (first ?? 0) + i));
    }
  });

  it('filters by level, text and request', async () => {
    const folder = filledLog();
    const errors = await readBackwards(folder, { log: 'app', limit: 500, level: 'error' });
    expect(errors.lines).toHaveLength(300);
    expect(errors.lines[0]).toMatchObject({ at: at(2990), level: 'error', component: 'host', requestId: 'r2990' });
    expect(numbers(await readBackwards(folder, { log: 'app', limit: 500, search: 'LINE 77' }))).toContain(770);
    expect(numbers(await readBackwards(folder, { log: 'app', limit: 500, requestId: 'r77' }))).toEqual([77]);
  });

  it('follows what comes, also when the file is set aside and packed in between', async () => {
    const folder = filledLog();
    const { newest } = await readBackwards(folder, { log: 'app', limit: 1 });
    if (newest === null) throw new Error('no place');
    expect(await readForwards(folder, { log: 'app', limit: 10 }, newest)).toMatchObject({ lines: [], newest });
    appendFileSync(join(folder, 'host.log'), `${lines(3000, 3003)}{"at":"half`);
    const next = await readForwards(folder, { log: 'app', limit: 2 }, newest);
    expect(numbers(next)).toEqual([3000, 3001]);
    writeFileSync(join(folder, `host-${at(2000).replaceAll(/[-:.]/g, '')}.log.gz`), gzipSync(lines(2000, 3005)));
    writeFileSync(join(folder, 'host.log'), lines(3005, 3007));
    expect(numbers(await readForwards(folder, { log: 'app', limit: 10 }, next.newest))).toEqual([
      3002, 3003, 3004, 3005, 3006,
    ]);
  });

  it('shows lines of another kind as they are, and an empty folder as empty', async () => {
    const folder = temporaryFolder();
    expect(await readBackwards(folder, { log: 'app', limit: 10 })).toEqual({ lines: [], older: null, newest: null });
    writeFileSync(join(folder, 'desktop.old.log'), 'not JSON\n');
    expect((await readBackwards(folder, { log: 'app', limit: 10 })).lines).toMatchObject([
      { at: null, level: null, message: 'not JSON' },
    ]);
  });

  it('keeps requests apart from what the program did', async () => {
    const folder = filledLog();
    const request = { at: at(1), level: 'info', method: 'GET', path: '/health', status: 200 };
    writeFileSync(join(folder, 'access.log'), `${JSON.stringify(request)}\n`);
    expect((await readBackwards(folder, { log: 'access', limit: 10 })).lines).toMatchObject([
      { message: 'GET /health 200', facts: expect.stringContaining('"status":200') },
    ]);
    expect((await readBackwards(folder, { log: 'app', limit: 500 })).lines).toHaveLength(500);
  });

  it('refuses a place that it never named, and goes on when its file is gone', async () => {
    const folder = filledLog();
    await expect(readBackwards(folder, { log: 'app', limit: 1 }, '../secret:1')).rejects.toMatchObject({
      code: 'INVALID',
    });
    const gone = `host-${at(-5).replaceAll(/[-:.]/g, '')}:12`;
    expect(numbers(await readForwards(folder, { log: 'app', limit: 3 }, gone))).toEqual([0, 1, 2]);
  });
});
