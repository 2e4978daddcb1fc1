import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../main/database/connection.ts';
import type { Migration } from '../../main/database/migrate.ts';
import { type OpenedData, type OpenOptions, type OpenOutcome, openData } from '../../main/database/open-data.ts';
import { prepareInstallation } from '../../main/database/prepare-installation.ts';
import type { KeyVault, Ports } from '../../main/ports.ts';

/** A schema with the two columns of the audit table that opening looks at, and a table with a reference. */
export const testMigrations: readonly Migration[] = [
  {
    id: 10,
    name: 'first',
    up: (db) =>
      db.exec(`
        CREATE TABLE audit (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
        CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE survey (id INTEGER PRIMARY KEY, unit_id INTEGER NOT NULL REFERENCES unit (id)) STRICT;
      `),
  },
];

/** Ports of a host on a folder; everything real but the log and the clock's hands. */
export function testPorts(
  data: string,
  overrides: { host?: Ports['app']['host']; keyVault?: KeyVault; version?: string } = {},
): Ports {
  const { host = 'headless', keyVault, version = '1.0.0' } = overrides;
  const silent = () => {};
  return {
    clock: { now: () => new Date(), monotonic: () => performance.now() },
    random: { bytes: (size) => randomBytes(size), uuid: () => randomUUID() },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    paths: { data },
    keyVault,
    notifier: { notify: silent },
    app: { version, host },
  };
}

/** A new temporary folder, and its removal. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'rems-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** An audit entry as the fake schema has it. */
export function addAudit(db: Db, count = 1): { seq: number; hash: string } {
  const next = db.prepare('INSERT INTO audit (hash) VALUES (?)');
  let last = { seq: 0, hash: '' };
  for (let index = 0; index < count; index += 1) {
    const hash = randomBytes(32).toString('hex');
    last = { seq: Number(next.run(hash).lastInsertRowid), hash };
  }
  return last;
}

/** Sets up an installation with one audit entry and leaves it closed. */
export async function setUp(
  ports: Ports,
  migrations: readonly Migration[] = testMigrations,
): Promise<{ recoveryKey: string; installId: string }> {
  const prepared = await prepareInstallation(ports, {});
  const opened = await prepared.create({
    migrations,
    firstWrite: (db) => {
      addAudit(db);
    },
  });
  close(opened);
  return { recoveryKey: prepared.recoveryKey, installId: opened.installId };
}

/** Opens with an empty environment. */
export function open(ports: Ports, options: Partial<OpenOptions> = {}): Promise<OpenOutcome> {
  return openData(ports, { migrations: testMigrations, environment: {}, ...options });
}

/** Opens and insists on READY. */
export async function openReady(ports: Ports, options: Partial<OpenOptions> = {}): Promise<OpenedData> {
  const outcome = await open(ports, options);
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  return outcome;
}

/** Closes as a host does. */
export function close(opened: OpenedData): void {
  opened.anchor.flush();
  opened.db.close();
}

/** Names, modes and contents of everything below a folder, for "nothing changed". */
export function fingerprintFolder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const facts = statSync(join(folder, name));
      if (facts.isDirectory()) return `${name}/ ${facts.mode}`;
      return `${name} ${facts.mode} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`;
    });
}

/** A copy of a data folder, as it would arrive on another machine. */
export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** An operating-system key store in memory; another instance is another machine or user. */
export function fakeVault(
  backend = 'gnome_libsecret',
): KeyVault & { backend: string; broken: boolean; refused?: string; rewrap: boolean } {
  const secrets = new Map<string, Buffer>();
  return {
    backend,
    broken: false,
    rewrap: false,
    async availability() {
      if (this.refused !== undefined) return { ok: false, backend: this.backend, reason: this.refused };
      return { ok: true, backend: this.backend };
    },
    async wrap(secret) {
      const handle = randomBytes(24);
      secrets.set(handle.toString('hex'), Buffer.from(secret));
      return handle;
    },
    async unwrap(wrapped) {
      const secret = secrets.get(wrapped.toString('hex'));
      if (secret === undefined || this.broken) throw new Error('the key store does not know this entry');
      return { secret: Buffer.from(secret), rewrap: this.rewrap };
    },
  };
}
