import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupSet, SetName } from '../../shared/backup.ts';
import { sizeOf } from '../database/sidecars.ts';
import { setBytes } from './document-list.ts';
import { readManifest } from './manifest.ts';
import { readProof } from './proof.ts';
import { listSetFolders, parseSetName, setAsideNote } from './set-folder.ts';

/** What a set says of itself, without what only the database knows of it. */
export type SetFacts = Omit<BackupSet, 'pinned' | 'copies'>;

/**
 * Reads what a set says of itself, from its manifest and its last proof; opens nothing.
 * @param authentication of this installation; without it (no data are open) sets of any installation are `unproven` as long as they read
 */
export function readSet(folder: string, authentication: Buffer | undefined, installId?: string): SetFacts | undefined {
  const name = basename(folder);
  const parsed = parseSetName(name);
  if (parsed === undefined) return undefined;
  const read = readManifest(folder);
  if (read.state !== 'intact' || read.manifest.name !== name) {
    const setAside = sizeOf(join(folder, setAsideNote)) !== undefined;
    return {
      name,
      kind: parsed.kind,
      at: parsed.at.toISOString(),
      bytes: plainBytes(folder),
      state: 'bad',
      proof: null,
      appVersion: '',
      schemaVersion: 0,
      auditSeq: 0,
      documents: 0,
      ...(setAside && { setAside }),
    };
  }
  const { manifest } = read;
  const genuine = authentication !== undefined && read.genuineWith(authentication);
  const proof = (genuine && readProof(folder, authentication)) || null;
  return {
    name,
    kind: manifest.kind,
    at: manifest.startedAt,
    bytes: setBytes(manifest),
    state: stateOf({ genuine, proof, known: authentication !== undefined, own: manifest.installId === installId }),
    proof,
    appVersion: manifest.appVersion,
    schemaVersion: manifest.schemaVersion,
    auditSeq: manifest.auditHead.seq,
    documents: manifest.documents.count,
  };
}

/** Every set of a folder, the newest first. */
export function readSets(folder: string, authentication: Buffer | undefined, installId?: string): readonly SetFacts[] {
  return listSetFolders(folder).flatMap(
    (name: SetName) => readSet(join(folder, name), authentication, installId) ?? [],
  );
}

/** What lies in the folder itself; of documents below it nothing can be said without a manifest. */
function plainBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + (sizeOf(join(folder, name)) ?? 0), 0);
}

function stateOf(facts: {
  readonly genuine: boolean;
  readonly proof: SetFacts['proof'];
  readonly known: boolean;
  readonly own: boolean;
}): BackupSet['state'] {
  if (!facts.known) return 'unproven';
  if (!facts.genuine) return facts.own ? 'bad' : 'foreign';
  if (facts.proof === null) return 'unproven';
  return facts.proof.ok ? 'proven' : 'bad';
}
