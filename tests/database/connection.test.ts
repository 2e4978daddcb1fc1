import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engineVersions, openConnection, withoutKey } from '../../main/database/connection.ts';
import { fingerprintFolder, temporaryFolder } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
const key = randomBytes(32);

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'rems.db');
  const db = openConnection(file, key, { create: true });
  db.exec('CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT) STRICT');
  db.close();
});
afterEach(() => folder.remove());

/** Writes through another process that dies at once, so that a write-ahead log stays behind. */
function crashWhileOpen(): void {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'crash-while-open.ts'), file], {
    input: key.toString('hex'),
  });
  expect(child.signal).toBe('SIGKILL');
  expect(readdirSync(folder.path)).toContain('rems.db-wal');
}

describe('every connection', () => {
  test('carries every pragma, at each of 20 openings', () => {
    for (let opening = 0; opening < 20; opening += 1) {
      const db = openConnection(file, key, { readonly: opening % 2 === 1 });
      const read = (name: string) => db.pragma(name, { simple: true });
      expect({
        temp_store: read('temp_store'),
        mmap_size: read('mmap_size'),
        secure_delete: read('secure_delete'),
        trusted_schema: read('trusted_schema'),
        foreign_keys: read('foreign_keys'),
        synchronous: read('synchronous'),
        journal_mode: read('journal_mode'),
        cell_size_check: read('cell_size_check'),
        recursive_triggers: read('recursive_triggers'),
        cache_size: read('cache_size'),
        busy_timeout: read('busy_timeout'),
        journal_size_limit: read('journal_size_limit'),
        cipher: read('cipher'),
      }).toEqual({
        temp_store: 2,
        mmap_size: 0,
        secure_delete: 1,
        trusted_schema: 0,
        foreign_keys: 1,
        synchronous: 2,
        journal_mode: 'wal',
        cell_size_check: 1,
        recursive_triggers: 1,
        cache_size: -65536,
        busy_timeout: 50,
        journal_size_limit: 67_108_864,
        cipher: 'sqlcipher',
      });
      db.close();
    }
  });

  test('writes the SQLCipher header, not a plain one, and says which engine it is', () => {
    expect(readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const db = openConnection(file, key);
    expect(engineVersions(db).cipher).toContain('Multiple Ciphers');
    db.close();
  });

  test('spends no time on deriving a key', () => {
    const started = performance.now();
    for (let opening = 0; opening < 10; opening += 1) openConnection(file, key, { readonly: true }).close();
    // With a passphrase each opening takes more than 100 ms.
    expect((performance.now() - started) / 10).toBeLessThan(50);
  });

  test('refuses writes when it reads only', () => {
    const db = openConnection(file, key, { readonly: true });
    expect(() => db.exec(`INSERT INTO unit (name) VALUES ('x')`)).toThrow(/readonly/);
    db.close();
  });

  test('never creates a file that is missing', () => {
    const missing = join(folder.path, 'other.db');
    expect(() => openConnection(missing, key)).toThrow();
    expect(() => openConnection(missing, key, { readonly: true })).toThrow();
    expect(readdirSync(folder.path)).toEqual(['rems.db']);
  });

  test('is opened in one module only', () => {
    const main = join(import.meta.dirname, '../../main');
    const sources = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(20);
    const openers = sources.filter((name) => /new Database\(/.test(readFileSync(join(main, name), 'utf8')));
    expect(openers).toEqual([join('database', 'connection.ts')]);
  });

  test('gives the disk back what one large write took beside the database', () => {
    const db = openConnection(file, key);
    db.exec('CREATE TABLE piece (bytes BLOB)');
    const put = db.prepare('INSERT INTO piece VALUES (?)');
    const bytes = Buffer.alloc(1_000_000, 7);
    db.transaction(() => {
      for (let piece = 0; piece < 80; piece += 1) put.run(bytes);
    })();
    const log = () => statSync(`${file}-wal`).size;
    expect(log()).toBeGreaterThan(80_000_000);
    put.run('small');
    expect(log()).toBeLessThan(68_000_000);
    db.close();
  });
});

describe('a wrong key', () => {
  test.each(['after a clean end', 'after a crash'])('never alters the files %s (300 random keys)', (ending) => {
    if (ending === 'after a crash') crashWhileOpen();
    // The -shm file is an index that SQLite rebuilds at will; it holds no data.
    const data = () => fingerprintFolder(folder.path).filter((entry) => !entry.startsWith('rems.db-shm'));
    const before = data();
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const wrong = randomBytes(32);
      expect(() => openConnection(file, wrong, { readonly: attempt % 2 === 0 })).toThrow(/not a database/);
    }
    expect(data()).toEqual(before);
    const db = openConnection(file, key);
    expect(db.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(ending === 'after a crash' ? 1 : 0);
    db.close();
  });

  test('of a wrong length is refused before the file is touched', () => {
    expect(() => openConnection(file, randomBytes(16))).toThrow(RangeError);
  });

  test('does not show in the error, nor in a file name', () => {
    const wrong = randomBytes(32);
    let caught: unknown;
    try {
      openConnection(file, wrong);
    } catch (cause) {
      caught = cause;
    }
    expect(String(caught instanceof Error ? caught.stack : caught)).not.toContain(wrong.toString('hex'));
    expect(readdirSync(folder.path)).toEqual(['rems.db']);
  });

  test.each(['hex', 'base64', 'base64url', 'latin1'] as const)(
    'is removed from an error that shows it as %s',
    (form) => {
      const leaky = Object.assign(new Error(`near "${key.toString(form)}": syntax error`), { code: 'SQLITE_ERROR' });
      const clean = withoutKey(leaky, key);
      expect(clean).toMatchObject({ code: 'SQLITE_ERROR' });
      expect(String(clean instanceof Error ? clean.stack : clean)).not.toContain(key.toString(form));
      const harmless = new Error('nothing in here');
      expect(withoutKey(harmless, key)).toBe(harmless);
    },
  );
});
