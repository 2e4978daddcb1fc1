import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupSet, SetName } from '../../shared/backup.ts';
import { manifestFile } from '../sets/manifest.ts';
import { proofFile } from '../sets/proof.ts';
import { readSet, type SetFacts } from '../sets/read-set.ts';
import { listSetFolders } from '../sets/set-folder.ts';

/** The sets of this workstation as they lie in their folder; manifests are read again only when they or their proofs changed. */
export function createCatalogue(deps: {
  readonly folder: string;
  readonly authentication: Buffer;
  readonly installId: string;
  readonly pins: () => readonly string[];
  /** The places that hold a copy of a set, as far as they were seen. */
  readonly copiesOf: (name: SetName) => readonly number[];
}) {
  const { folder, authentication, installId, pins, copiesOf } = deps;
  let known = new Map<SetName, { readonly stamp: string; readonly facts: SetFacts }>();

  function facts(): readonly SetFacts[] {
    const present = listSetFolders(folder).flatMap((name) => {
      const stamp = [manifestFile, proofFile].map((file) => stampOf(join(folder, name, file))).join('|');
      const before = known.get(name);
      if (before?.stamp === stamp) return [[name, before] as const];
      const read = readSet(join(folder, name), authentication, installId);
      return read ? [[name, { stamp, facts: read }] as const] : [];
    });
    known = new Map(present);
    return present.map(([, one]) => one.facts);
  }

  function sets(): readonly BackupSet[] {
    const pinned = new Set(pins());
    return facts().map((one) => ({ ...one, pinned: pinned.has(one.name), copies: [...copiesOf(one.name)] }));
  }

  return {
    /** All of them, the newest first. */
    sets,
    /** The newest one that holds; one from the future only where there is no other. */
    newestProven(now: Date): BackupSet | undefined {
      const proven = sets().filter(({ state }) => state === 'proven');
      return proven.find(({ at }) => Date.parse(at) <= now.getTime()) ?? proven[0];
    },
    find: (name: SetName) => sets().find((set) => set.name === name),
  };
}

/** What {@link createCatalogue} makes. */
export type Catalogue = ReturnType<typeof createCatalogue>;

function stampOf(path: string): string {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  return facts ? `${facts.ino}.${facts.size}.${facts.mtimeMs}` : '';
}
