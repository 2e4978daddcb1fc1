import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import type { Check, OpenDeps } from '../../main/readiness/check.ts';
import { checks } from '../../main/readiness/checks/index.ts';
import { look } from '../../main/readiness/examine.ts';
import { ensureCertificate } from '../../main/tls/certificate-store.ts';
import type { BackupRun, BackupSet, BackupState, Destination } from '../../shared/backup.ts';
import { createTestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { memoryLog, testClock } from '../support/ports.ts';

const day = 86_400_000;

/** What is wrong, and how the check must answer. */
interface Wrong {
  readonly state: 'warning' | 'failed';
  /** Facts in place of the sound ones. */
  readonly facts?: (sound: OpenDeps) => Partial<OpenDeps> | Promise<Partial<OpenDeps>>;
  /** Rows; taken back afterwards. */
  readonly rows?: string;
}

const at = '2026-01-01T00:00:00.000Z';
const run = { result: 'failed', startedAt: at, endedAt: at } as BackupRun;
const set = (state: BackupSet['state']) => ({ name: '20260101_000000_manual', at, state }) as BackupSet;
const backups = (state: object) => ({
  facts: () => ({
    others: {
      // as: the checks look at these parts only.
      backups: () =>
        ({
          newest: set('proven'),
          newestProven: set('proven'),
          lastDrill: null,
          nextAt: at,
          destinations: [],
          freeBytes: 1,
          neededBytes: 0,
          sameDisk: true,
          settings: { rpoHours: 24, rtoHours: 4, times: ['02:00'] },
          ...state,
        }) as unknown as BackupState,
    },
  }),
});
const proof = (over: object) => ({
  facts: () => ({
    others: {
      auditProof: () => ({
        ok: true,
        at,
        entries: 1,
        seconds: 1,
        headSeq: 1,
        headHash: '',
        first: null,
        clockBack: [],
        ...over,
      }),
    },
  }),
});
const setting = (section: string, document: object) =>
  `INSERT OR REPLACE INTO settings (section, document, updated_at) VALUES ('${section}', '${JSON.stringify(document)}', '${at}')`;
const notice = (kind: string) =>
  `INSERT INTO notices (kind, subject, audience, severity, message, first_at, last_at) VALUES ('${kind}', 'x', 'system:manage', 'info', '', '${at}', '${at}')`;
const failedRun = (job: string) =>
  `INSERT INTO job_runs (job, cause, planned_at, started_at, ended_at, result) VALUES ('${job}', 'schedule', '${at}', '${at}', '${at}', 'failed')`;
const yes: OpenDeps['dispatch'] = async () => ({ ok: true, data: {} });
const empty = () => ({ folder: temporaryFolder() });
/** A port on which nobody speaks. */
const silent: OpenDeps['listeners'][number] = {
  of: 'console',
  authority: '',
  url: 'https://127.0.0.1:9',
  host: '127.0.0.1',
  ports: [9],
  addresses: [],
  state: 'up',
  reason: null,
  certificateEnds: new Date(),
  answeredAt: null,
  restarts: [],
};
const unanswered: Wrong = { state: 'failed', facts: () => ({ listeners: [silent] }) };

/** The listener for other PCs, on one private address. */
const outer: OpenDeps['listeners'][number] = {
  ...silent,
  of: 'network',
  url: 'https://10.0.0.5:8443',
  host: '10.0.0.5',
  addresses: ['https://10.0.0.5:8443'],
};
const outerHere = (redirect: number) => ({ ...outer, addresses: ['https://127.0.0.1:8443'], ports: [8443, redirect] });
const network = (settings: object) => setting('network', { enabled: true, ...settings });

const wrong: Readonly<Record<string, readonly Wrong[]>> = {
  database: [{ state: 'failed', facts: () => ({ present: { state: 'KEY_MISMATCH', message: 'Another key.' } }) }],
  schema: [{ state: 'failed', facts: () => ({ migrations: migrations.slice(0, -1) }) }],
  'schema-shape': [{ state: 'failed', rows: 'DROP INDEX audit_record' }],
  integrity: [{ state: 'failed', rows: `INSERT INTO account_roles (account_id, role) VALUES (4711, 'viewer')` }],
  documents: [
    {
      state: 'failed',
      rows: `INSERT INTO documents (uuid, entity, entity_id, file_name, content_type, size, sha256, kid, state, added_at, added_by)
             VALUES ('u', 'unit', 1, 'a.pdf', 'application/pdf', 1, 'x', 'k', 'stored', '${at}', 'x')`,
    },
  ],
  'database-speed': [{ state: 'warning', facts: ({ db }) => ({ db: slow(db) }) }],
  'audit-chain': [
    { state: 'warning', facts: () => ({ others: { auditProof: () => null } }) },
    { state: 'warning', ...proof({}) },
    { state: 'failed', ...proof({ ok: false }) },
  ],
  'damaged-records': [
    {
      state: 'failed',
      rows: `INSERT INTO damaged_records (kind, source, record_id, label, problem, found_at) VALUES ('document', 's', '1', 'x', 'altered', '${at}')`,
    },
  ],
  clock: [{ state: 'warning', rows: notice('clock.moved') }],
  key: [{ state: 'failed', facts: empty }],
  'key-place': [{ state: 'warning' }],
  'key-fingerprints': [
    { state: 'failed', rows: `UPDATE key_facts SET fingerprint = 'another' WHERE purpose = 'database'` },
    { state: 'warning', rows: 'DELETE FROM key_facts' },
  ],
  'recovery-sheet': [
    { state: 'warning', rows: 'DELETE FROM recovery_sheets' },
    {
      state: 'warning',
      rows: `UPDATE recovery_sheets SET confirmed_at = '2020-01-01T00:00:00.000Z', confirmed_by = 'x'`,
    },
  ],
  'key-age': [{ state: 'warning', facts: ({ now }) => ({ now: new Date(now.getTime() + 500 * day) }) }],
  secrets: [
    { state: 'failed', facts: () => ({ secretBytes: { pepper: 16 } }) },
    { state: 'failed', rows: `INSERT INTO settings (section, document, updated_at) VALUES ('x', '{', '${at}')` },
  ],
  'backup-age': [
    { state: 'failed', ...backups({}) },
    { state: 'warning', ...backups({ newestProven: null }) },
    { state: 'warning', ...backups({ newestProven: { ...set('proven'), at: '2099-01-01T00:00:00.000Z' } }) },
  ],
  'backup-proof': [
    { state: 'failed', ...backups({ newest: set('bad') }) },
    { state: 'warning', ...backups({ newestProven: null }) },
  ],
  'backup-drill': [
    { state: 'warning', ...backups({}) },
    { state: 'failed', ...backups({ lastDrill: run }) },
    { state: 'warning', ...backups({ lastDrill: { ...run, result: 'done' } }) },
  ],
  'backup-destination': [
    { state: 'warning', ...backups({}) },
    { state: 'failed', ...backups({ destinations: [{ label: 'drive', state: 'behind' } as Destination] }) },
  ],
  'backup-disk': [
    { state: 'failed', ...backups({ neededBytes: 2 }) },
    { state: 'warning', ...backups({}) },
  ],
  // The last active administrator is kept by a trigger: what is left is that the whitelist does not let them in.
  administrators: [{ state: 'failed', rows: 'UPDATE whitelist SET active = 0' }],
  whitelist: [
    { state: 'failed', rows: 'UPDATE whitelist SET active = 0' },
    { state: 'warning', rows: setting('access', { whitelistEnforced: false }) },
  ],
  directory: [{ state: 'warning', rows: setting('directory', { enabled: true }) }],
  mail: [{ state: 'warning', rows: setting('mail', { enabled: true }) }],
  'sign-in': [{ state: 'warning', rows: 'UPDATE accounts SET last_sign_in_at = NULL' }],
  tokens: [
    {
      state: 'warning',
      rows: `INSERT INTO access_tokens (account_id, name, token_hash, hint, scopes, created_at, expires_at)
             SELECT min(id), 'idle', 'h', 'rems_x', '[]', '${at}', '2099-01-01T00:00:00.000Z' FROM accounts`,
    },
  ],
  'wrong-password': [{ state: 'failed', facts: () => ({ dispatch: yes }) }],
  'unknown-call': [{ state: 'failed', facts: () => ({ dispatch: yes }) }],
  'admin-pages': [{ state: 'failed', facts: () => ({ dispatch: yes }) }],
  listener: [{ state: 'failed', facts: () => ({ listeners: [{ ...silent, state: 'down', reason: 'EPIPE' }] }) }],
  'open-ports': [{ state: 'failed', facts: openPort }],
  certificate: [{ state: 'failed', facts: () => ({ ...empty(), listeners: [silent] }) }],
  'certificate-trust': [{ state: 'warning', facts: withCertificate }],
  'https-answers': [unanswered],
  'sign-in-page': [unanswered],
  'tls-versions': [unanswered],
  headers: [unanswered],
  network: [
    { state: 'failed', rows: network({}), facts: () => ({ listeners: [] }) },
    {
      state: 'failed',
      rows: network({}),
      facts: () => ({ listeners: [{ ...outer, state: 'given-up', reason: 'x' }] }),
    },
    { state: 'warning', rows: network({}), facts: () => ({ listeners: [{ ...outer, state: 'waiting' }] }) },
    { state: 'failed', rows: network({ scope: 'loopback' }), facts: () => ({ listeners: [outer] }) },
    {
      state: 'failed',
      rows: network({ scope: 'address', address: '10.0.0.9' }),
      facts: () => ({ listeners: [outer] }),
    },
    {
      state: 'failed',
      rows: network({}),
      facts: () => ({ listeners: [{ ...outer, addresses: ['https://203.0.113.7:8443'] }] }),
    },
  ],
  'network-reach': [
    {
      state: 'warning',
      rows: network({}),
      facts: () => ({ listeners: [{ ...outer, addresses: ['https://10.0.0.5:8443', 'https://[fd00::5]:8443'] }] }),
    },
  ],
  protection: [{ state: 'warning', rows: setting('network', { protecting: true }) }],
  'other-device': [
    {
      state: 'warning',
      rows: `${network({})}; DROP TRIGGER audit_no_update; UPDATE audit SET address = '127.0.0.1'`,
    },
  ],
  redirect: [
    { state: 'failed', rows: network({ redirectPort: 9 }), facts: () => ({ listeners: [outerHere(9)] }) },
    { state: 'failed', rows: network({ redirectPort: 80 }), facts: contentOverHttp },
  ],
  'foreign-pages': [unanswered],
  'rate-limit': [unanswered],
  'folder-place': [{ state: 'failed', facts: ({ folder }) => ({ environment: { OneDrive: folder } }) }],
  folders: [{ state: 'warning', facts: empty }],
  jobs: [{ state: 'failed', rows: failedRun('backup.make') }],
  reminders: [{ state: 'warning' }, { state: 'failed', rows: failedRun('reminders.send') }],
  health: [
    { state: 'failed', facts: () => ({ others: { health: () => ({ checkedAt: at, parts: [{ state: 'failed' }] }) } }) },
  ],
  log: [{ state: 'warning', rows: `INSERT INTO log_errors VALUES (date('now', 'localtime'), 3)` }],
  'self-test': [{ state: 'warning' }],
  maintenance: [{ state: 'warning', rows: notice('maintenance.late') }],
};

/** Facts of the machine that a test cannot change, or what says only `-`; permissions and leftovers are in readiness.test.ts. */
const others = [
  ...['permissions', 'leftovers'],
  ...['disk', 'memory', 'processors', 'runtime', 'account', 'host-name'],
  ...['memory-limit', 'debugger'],
  ...['backup-next', 'deployment', 'patients'],
];

test('no check is left out', () => {
  expect([...Object.keys(wrong), ...others].toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
});

test('every check says what is wrong', async () => {
  const installation = await createTestCore();
  const db = await openDatabaseOf(installation.folder);
  const sound: OpenDeps = {
    folder: installation.folder,
    present: { state: 'READY', message: '' },
    migrations,
    app: { version: '0.0.0-test', host: 'headless' },
    environment: {},
    now: new Date(),
    db,
    secretBytes: { database: 32 },
    listeners: [],
    authorizedUsers: undefined,
    others: {},
    dispatch: installation.core.dispatch,
  };
  const answers: Record<string, unknown> = {};
  const wanted: Record<string, unknown> = {};
  db.pragma('foreign_keys = OFF');
  for (const check of checks) {
    for (const [index, { state, facts, rows }] of (wrong[check.id] ?? []).entries()) {
      const name = `${check.id} ${index}`;
      wanted[name] = state;
      const deps = { ...sound, ...(await facts?.(sound)) };
      db.exec('BEGIN');
      if (rows !== undefined) db.exec(rows);
      answers[name] = (await finding(check, deps))?.state;
      db.exec('ROLLBACK');
    }
  }
  expect(answers).toEqual(wanted);
});

async function finding(check: Check, deps: OpenDeps) {
  return await look(check, deps);
}

function slow(db: Db): Db {
  const prepare = (sql: string) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    return db.prepare(sql);
  };
  // as: the check prepares and reads, nothing else.
  return { prepare } as unknown as Db;
}

async function openPort(): Promise<Partial<OpenDeps>> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {};
}

async function contentOverHttp(): Promise<Partial<OpenDeps>> {
  const server = createHttpServer((_request, response) => response.end('a page'));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { listeners: [outerHere(typeof address === 'object' && address ? address.port : 0)] };
}

async function withCertificate(): Promise<Partial<OpenDeps>> {
  const { folder } = empty();
  const ports = { clock: testClock(), log: memoryLog(), random: systemRandom };
  await ensureCertificate({ folder: join(folder, 'certs'), key: Buffer.alloc(32, 7), ports }, ['localhost']);
  return { folder };
}
