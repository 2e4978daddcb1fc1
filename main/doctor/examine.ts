import { statfsSync } from 'node:fs';
import type { OpenState } from '../../shared/system.ts';
import type { Db } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import { latestVersion, type Migration, schemaVersion } from '../database/migrate.ts';
import { auditPermissions } from '../database/permissions.ts';
import { hostKeyPlaces, isOnDataVolume, readHostKey } from '../keys/host-key.ts';
import { readKeyringFile } from '../keys/keyring-file.ts';
import type { Check } from './check.ts';
import { documents } from './documents.ts';

export type { Check } from './check.ts';

const gigabyte = 1_000_000_000;

/** Examines an installation, open or not; changes nothing. Integrity reads the whole file: seconds for a large one. */
export function examine(deps: {
  readonly folder: string;
  readonly present: { readonly state: OpenState; readonly message: string };
  readonly db: Db | undefined;
  readonly migrations: readonly Migration[];
}): Check[] {
  const { folder, present, db, migrations } = deps;
  const database: Check =
    present.state === 'READY'
      ? { id: 'database', state: 'ok', evidence: 'opens with its key' }
      : { id: 'database', state: 'failed', evidence: present.state, advice: present.message };
  return [
    database,
    ...(db ? [schema(db, migrations), integrity(db), documents(db, dataFiles(folder).attachments)] : []),
    key(folder),
    keyPlace(folder),
    permissions(folder),
    disk(folder),
  ].filter((check) => check !== undefined);
}

function schema(db: Db, migrations: readonly Migration[]): Check {
  const [here, wanted] = [schemaVersion(db), latestVersion(migrations)];
  if (here === wanted) return { id: 'schema', state: 'ok', evidence: `version ${here}` };
  return {
    id: 'schema',
    state: 'failed',
    evidence: `version ${here} instead of ${wanted}`,
    advice: 'Restart the program: it brings the schema up to date.',
  };
}

function integrity(db: Db): Check {
  // The pragma answers rows of text; every one but a single "ok" is a finding.
  const findings = (db.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
  const orphans = (db.pragma('foreign_key_check') as unknown[]).length;
  if (findings.length === 1 && findings[0] === 'ok' && orphans === 0)
    return { id: 'integrity', state: 'ok', evidence: 'every page reads and every reference holds' };
  const evidence =
    findings[0] === 'ok' ? `${orphans} broken references` : `${findings.length} findings, the first: ${findings[0]}`;
  return { id: 'integrity', state: 'failed', evidence, advice: 'Restore the newest backup; the present file is kept.' };
}

function key(folder: string): Check | undefined {
  const onDisk = readKeyringFile(dataFiles(folder).keyring);
  if (onDisk.state !== 'intact') return undefined;
  const kinds = [...new Set(onDisk.keyring.slots.map((slot) => slot.t))];
  const evidence = `slots: ${kinds.join(', ')}`;
  if (kinds.length >= 2 && kinds.includes('recovery')) return { id: 'key', state: 'ok', evidence };
  return {
    id: 'key',
    state: 'failed',
    evidence,
    advice: 'Open the data with the recovery key: that gives this machine its own key again.',
  };
}

function keyPlace(folder: string): Check | undefined {
  for (const place of hostKeyPlaces(dataFiles(folder).hostKey, process.env)) {
    const found = readHostKey(place);
    if (found.state !== 'read') continue;
    found.secret.fill(0);
    if (!isOnDataVolume(place.path, folder))
      return { id: 'key-place', state: 'ok', evidence: 'the key file is on another volume' };
    return {
      id: 'key-place',
      state: 'warning',
      evidence: 'the key file lies beside the data',
      advice:
        'Whoever takes this disk has the key too. Move keys/host.key to another volume and name it in REMS_KEY_FILE, or hand it over as a service credential.',
    };
  }
  return undefined;
}

function permissions(folder: string): Check {
  const deviations = auditPermissions(folder);
  if (deviations.length === 0) return { id: 'permissions', state: 'ok', evidence: 'only the owner reaches the files' };
  const shown = deviations.slice(0, 5).map(({ path, problem }) => `${path} ${problem}`);
  return {
    id: 'permissions',
    state: 'failed',
    evidence: [
      ...shown,
      ...(deviations.length > shown.length ? [`and ${deviations.length - shown.length} more`] : []),
    ].join(' '),
    advice: 'Make folders 0700 and files 0600, owned by the user who runs the program.',
  };
}

function disk(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const evidence = `${(free / gigabyte).toFixed(1)} GB free`;
  if (free >= 2 * gigabyte) return { id: 'disk', state: 'ok', evidence };
  const advice = 'Free some space on this disk, or move old backups away.';
  return { id: 'disk', state: free < gigabyte / 2 ? 'failed' : 'warning', evidence, advice };
}
