import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { KeyFacts, keysContract, Rotation, SlotFacts } from '../../shared/keys.ts';
import type { DataFiles } from '../database/data-files.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { type HostKeyPlace, isOnDataVolume } from '../keys/host-key.ts';
import { keyFingerprint } from '../keys/key-facts.ts';
import type { Keyring, Slot } from '../keys/keyring.ts';
import { presentKeyring } from '../keys/present-keyring.ts';
import { osUserHash } from '../keys/slots.ts';
import type { RewrapWriter } from '../patients/rewrap-writer.ts';
import type { Clock } from '../ports.ts';
import { readManifest } from '../sets/manifest.ts';
import { listSetFolders, setsFolder } from '../sets/set-folder.ts';
import type { RotationRepository } from './repository.ts';

type Overview = z.output<(typeof keysContract)['overview']['output']>;

const dayMs = 86_400_000;
/** A year: the database key is changed once in that time. */
const databaseKeyDays = 365;
/** A quarter and some days: the sheet is typed from paper once in that time. */
const sheetDays = 100;

/** Keys and the ways to reach them, by name, fingerprint and age, and what an administrator should do about them. */
export function createKeyOverview(deps: {
  readonly repository: RotationRepository;
  readonly records: Pick<RewrapWriter, 'byKey'>;
  readonly keys: DataKeys;
  readonly files: DataFiles;
  readonly hostKeys: readonly HostKeyPlace[];
  readonly clock: Clock;
}) {
  const { repository, records, keys, files, hostKeys, clock } = deps;

  function keyFacts(keyring: Keyring): KeyFacts[] {
    const sets = setsByKey(files);
    const documents = repository.documentsByKey();
    const identities = records.byKey();
    return [
      ...keyring.keys.map(({ kid, purpose, state, created, kcv }) => ({
        kid,
        purpose,
        state,
        createdAt: created,
        fingerprint: keyFingerprint(kcv),
        inUse:
          purpose === 'database'
            ? (sets.get(kid) ?? 0)
            : purpose === 'identity' || purpose === 'identity-index'
              ? (identities.get(kid) ?? 0)
              : null,
      })),
      ...(keyring.documents ?? []).map(({ kid, state, created, kcv }) => ({
        kid,
        purpose: 'documents' as const,
        state,
        createdAt: created,
        fingerprint: keyFingerprint(kcv),
        inUse: documents.get(kid) ?? 0,
      })),
    ];
  }

  function slotFacts(keyring: Keyring): SlotFacts[] {
    return keyring.slots.map((slot) => ({
      id: slot.id,
      kind: slot.t,
      createdAt: slot.created,
      hint: hintOf(slot),
      here: isHere(slot, keyring),
    }));
  }

  function isHere(slot: Slot, { installId }: Keyring): boolean {
    if (slot.id === keys.openSlot().slot.id) return slot.t !== 'recovery';
    switch (slot.t) {
      case 'recovery':
        return false;
      case 'keyfile':
        return hostKeys.some(({ path }) => path === slot.pathHint) && existsSync(slot.pathHint);
      case 'safeStorage':
        return slot.platform === process.platform && slot.osUserHash === osUserHash(installId);
    }
  }

  function sheetOf(keyring: Keyring): Overview['sheet'] {
    const slots = keyring.slots.filter((slot) => slot.t === 'recovery');
    const slot = slots.reduce((one, other) => (other.created > one.created ? other : one));
    const row = repository.sheet(slot.fp);
    return {
      fingerprint: slot.fp,
      createdAt: slot.created,
      confirmedAt: row?.confirmedAt ?? null,
      confirmedBy: row?.confirmedBy ?? null,
    };
  }

  const daysSince = (instant: string) => Math.floor((clock.now().getTime() - Date.parse(instant)) / dayMs);

  return (rotation: Rotation | null): Overview => {
    const keyring = presentKeyring(files.keyring, keys.authentication);
    const sheet = sheetOf(keyring);
    const database = keyring.keys.find(({ purpose, state }) => purpose === 'database' && state === 'current');
    const age = database === undefined ? 0 : Math.max(0, daysSince(database.created));
    const advice: string[] = [];
    if (sheet.confirmedAt === null)
      advice.push(
        'Nobody has shown yet that the recovery sheet is at hand. Take it and type its key on this page; if it is lost, make a new one.',
      );
    else if (daysSince(sheet.confirmedAt) > sheetDays)
      advice.push(
        'The recovery sheet was last checked more than three months ago. Take it and type its key on this page.',
      );
    if (keyring.slots.filter(({ t }) => t === 'recovery').length > 1)
      advice.push(
        'Two recovery sheets open these data, because the making of a new one was interrupted. Make a new sheet; it takes the place of both.',
      );
    if (age > databaseKeyDays)
      advice.push('The database key is older than a year. Give the database a new key when nobody is at work.');
    if (onlyKeyFileBeside(keyring, files))
      advice.push(
        'The key file lies on the same disk as the data: who takes the disk takes both. Move it to another disk or hand it over as a service credential; docs/operations.md says how.',
      );
    return {
      installId: keyring.installId,
      keys: keyFacts(keyring),
      slots: slotFacts(keyring),
      sheet,
      databaseKeyDays: age,
      rotation,
      advice,
    };
  };
}

/** How many backup sets need each database key; sets whose manifest does not read do not count. */
function setsByKey(files: DataFiles): ReadonlyMap<string, number> {
  const folder = setsFolder(files);
  const count = new Map<string, number>();
  for (const name of listSetFolders(folder)) {
    const read = readManifest(join(folder, name));
    if (read.state !== 'intact') continue;
    const { kid } = read.manifest.databaseKey;
    count.set(kid, (count.get(kid) ?? 0) + 1);
  }
  return count;
}

/** Names of the database keys that backup sets need. */
export function keysNeededBySets(files: DataFiles): ReadonlySet<string> {
  return new Set(setsByKey(files).keys());
}

function hintOf(slot: Slot): string {
  switch (slot.t) {
    case 'recovery':
      return slot.fp;
    case 'keyfile':
      return slot.pathHint;
    case 'safeStorage':
      return `${slot.backend} (${slot.platform})`;
  }
}

/** Whether this computer opens the data through a key file on the volume of the data and through nothing better. */
function onlyKeyFileBeside({ slots }: Keyring, { folder }: DataFiles): boolean {
  const own = slots.filter(({ t }) => t !== 'recovery');
  return own.every(
    (slot) => slot.t === 'keyfile' && existsSync(slot.pathHint) && isOnDataVolume(slot.pathHint, folder),
  );
}
