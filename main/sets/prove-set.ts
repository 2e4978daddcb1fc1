import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import type { ProofCheck, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import { sqliteCode } from '../database/sql-errors.ts';
import { unwrapUsable } from '../keys/data-keys.ts';
import { keyPurposes } from '../keys/keyring.ts';
import type { Clock } from '../ports.ts';
import { checkAudit, checkCounts, checkIntegrity, checkSchema } from './check-database.ts';
import { CheckFailed, checkFiles } from './check-files.ts';
import { type DocumentList, documentPath } from './document-list.ts';
import { figure } from './figure.ts';
import { hasTable } from './inventory.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { databaseKeyOf, openSetDatabase, openSetKeys, type SetAccess, type SetKeys } from './open-set.ts';
import { writeProof } from './proof.ts';
import { parseSetName } from './set-folder.ts';
import { holdsDocument, storedDocuments } from './stored-documents.ts';
import { trySecrets } from './stored-secrets.ts';

/** What proving a set needs. */
export interface ProveSetDeps {
  readonly folder: string;
  readonly keys: SetAccess;
  readonly clock: Clock;
  /** Also writes the result beside the manifest, sealed; only of sets that are one's own to write to. */
  readonly record?: boolean | undefined;
  /** The check that runs and how far it is. */
  readonly onProgress?: ((check: ProofCheck, done: number, total: number) => void) | undefined;
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'> | undefined;
}

/**
 * Opens a set again and makes every check of `proofChecks`, in order, until one does not hold. Keys come through the keyring inside the
 * set, as they would on another machine. Never throws because of what it finds; changes nothing but the record of the proof.
 */
export function proveSet(deps: ProveSetDeps): SetProof {
  const { clock, folder, signal } = deps;
  const at = clock.now().toISOString();
  const began = performance.now();
  const checks: SetProof['checks'] = [];
  const found: Findings = {};
  try {
    for (const [check, work] of steps) {
      signal?.throwIfAborted();
      deps.onProgress?.(check, 0, 1);
      const outcome = attempt(() => work(deps, found));
      checks.push({ check, ...outcome });
      if (!outcome.ok) break;
    }
    const seconds = Math.round((performance.now() - began) / 10) / 100;
    const proof: SetProof = { at, ok: checks.every(({ ok }) => ok), seconds, checks };
    const name = basename(folder);
    if (deps.record && found.keys && parseSetName(name)) writeProof(folder, name, proof, found.keys.authentication);
    return proof;
  } finally {
    found.db?.close();
    found.keys?.wipe();
  }
}

/** What earlier checks have opened. */
interface Findings {
  manifest?: Manifest;
  keys?: SetKeys;
  list?: DocumentList;
  db?: Db;
}

type Step = (deps: ProveSetDeps, found: Findings) => string;

const steps: readonly (readonly [ProofCheck, Step])[] = [
  ['manifest', provesManifest],
  ['files', provesFiles],
  ['key', provesKey],
  ['integrity', (_, { db }) => checkIntegrity(there(db))],
  ['schema', (_, { db, manifest }) => checkSchema(there(db), there(manifest))],
  ['counts', (_, { manifest }) => checkCounts(there(manifest))],
  [
    'audit',
    ({ onProgress, signal }, { db, manifest }) =>
      checkAudit(there(db), there(manifest), (done, total) => {
        signal?.throwIfAborted();
        onProgress?.('audit', done, total);
      }),
  ],
  ['secrets', provesSecrets],
  ['document', provesDocument],
];

function provesManifest({ folder, keys }: ProveSetDeps, found: Findings): string {
  const read = readManifest(folder);
  if (read.state !== 'intact')
    throw new CheckFailed(read.state === 'missing' ? 'The manifest is missing.' : 'The manifest is damaged.');
  const { manifest } = read;
  const name = basename(folder);
  if (parseSetName(name) && name !== manifest.name)
    throw new CheckFailed(`The set was renamed: it was made as ${manifest.name}.`);
  if ('authentication' in keys && !read.genuineWith(keys.authentication))
    throw new CheckFailed('The manifest was altered, or the set is of another installation.');
  found.keys = openSetKeys(folder, keys);
  if (!read.genuineWith(found.keys.authentication) || found.keys.keyring.installId !== manifest.installId)
    throw new CheckFailed('The manifest was altered.');
  found.manifest = manifest;
  return `The seal holds; made by version ${manifest.appVersion} on ${manifest.endedAt}.`;
}

function provesFiles({ folder, onProgress, signal }: ProveSetDeps, found: Findings): string {
  const { list, files, bytes } = checkFiles(folder, there(found.manifest), (done, total) => {
    signal?.throwIfAborted();
    onProgress?.('files', done, total);
  });
  found.list = list;
  return `${figure(files)} files with ${figure(bytes)} bytes are as they were written.`;
}

function provesKey({ folder }: ProveSetDeps, found: Findings): string {
  const manifest = there(found.manifest);
  const key = databaseKeyOf(there(found.keys), manifest);
  if (key === undefined) throw new CheckFailed('The keyring inside the set does not hold the key of its database.');
  found.db = openSetDatabase(folder, key);
  return `Key ${manifest.databaseKey.kid} of the keyring inside the set opens the database.`;
}

function provesSecrets(_: ProveSetDeps, found: Findings): string {
  const { keyring, slot, authentication } = there(found.keys);
  for (const purpose of keyPurposes) {
    const keys = unwrapUsable(keyring, slot, purpose);
    if (typeof keys === 'string') throw new CheckFailed(`The key for ${purpose} does not come out of the keyring.`);
    for (const key of keys) key.fill(0);
  }
  const db = there(found.db);
  const { tried, opened } = trySecrets(db, { authentication, installId: keyring.installId });
  // What does not open in the program either is on record there; a set can be no better.
  if (tried > 0 && opened === 0 && !hasDamage(db, 'secret'))
    throw new CheckFailed('No stored secret opens with the keys of the set.');
  return `${keyPurposes.length} keys come out of the keyring; ${opened} of ${tried} stored secrets open.`;
}

function provesDocument({ folder }: ProveSetDeps, found: Findings): string {
  const { damaged, missing } = there(found.manifest).documents;
  const remark = damaged + missing === 0 ? '' : `Damaged when the set was made: ${damaged}; missing: ${missing}.`;
  const whole = new Set(there(found.list).documents.flatMap((one) => (one.damaged ? [] : [one.uuid])));
  const stored = storedDocuments(there(found.db));
  if (stored.length !== whole.size + damaged + missing)
    throw new CheckFailed('The set does not hold the documents that its records name.');
  const choice = stored.filter(({ uuid }) => whole.has(uuid));
  if (choice.length === 0) return `There is no document to open. ${remark}`.trim();
  const document = there(choice[randomInt(choice.length)]);
  if (!holdsDocument(documentPath(folder, document.uuid), document, there(found.keys)))
    throw new CheckFailed('A document does not open, or is not the one that its record names.');
  return `One of ${choice.length} documents was opened and is as recorded. ${remark}`.trim();
}

function hasDamage(db: Db, kind: string): boolean {
  if (!hasTable(db, 'damaged_records')) return false;
  const row = db.prepare(`SELECT 1 FROM damaged_records WHERE kind = ? AND state IN ('open', 'quarantined')`).get(kind);
  return row !== undefined;
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an earlier check should have stopped the proof');
  return value;
}

function attempt(work: () => string): { ok: boolean; evidence: string } {
  try {
    return { ok: true, evidence: work() };
  } catch (cause) {
    if (cause instanceof CheckFailed || cause instanceof AppError) return { ok: false, evidence: cause.message };
    // Everything that damage can do to the database file ends here; the driver's words name no key and no record.
    const code = sqliteCode(cause);
    if (code !== undefined) return { ok: false, evidence: `The database cannot be read (${code}).` };
    const fault = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof fault === 'string' && /^E[A-Z]+$/.test(fault))
      return { ok: false, evidence: `A file of the set cannot be read (${fault}).` };
    throw cause;
  }
}
