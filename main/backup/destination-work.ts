import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { SetName, SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';
import { copySet } from '../sets/copy-set.ts';
import { markDestination, readMarker } from '../sets/destination-marker.ts';
import { proveSet } from '../sets/prove-set.ts';
import { emptyTrash, moveToTrash, prunable } from '../sets/prune.ts';
import { readSet, readSets, type SetFacts } from '../sets/read-set.ts';
import { type KeepingRules, keep } from '../sets/retention.ts';
import { freeBytes } from '../sets/room.ts';
import { isRealFolder, trashPrefix } from '../sets/set-folder.ts';
import { whileCopyingSets } from '../sets/set-lock.ts';

/** What all work at another place needs to know. */
interface Place {
  readonly path: string;
  readonly installId: string;
}

/** Work at another place, which may hang there for good: in hosts a process of its own does it. */
export type DestinationOrder =
  | ({ readonly order: 'mark'; readonly dataFolder: string; readonly at: string } & Place)
  | ({ readonly order: 'look' } & Place)
  | ({
      readonly order: 'copy';
      readonly dataFolder: string;
      /** The folder of the sets here. */
      readonly from: string;
      readonly name: SetName;
      readonly uuid: string;
      readonly rules: KeepingRules;
      readonly pinned: readonly SetName[];
      /** Whether sets there may be thrown away by the rules. */
      readonly prune: boolean;
    } & Place)
  | ({ readonly order: 'verify'; readonly name: SetName } & Place);

/** What is there after the work. */
export interface DestinationReport {
  /** The real path of a place that was marked. */
  readonly path: string;
  readonly state: 'ours' | 'foreign' | 'unmarked' | 'absent';
  readonly freeBytes: number | null;
  readonly sets: readonly SetFacts[];
  readonly bytes: number;
  readonly proof: SetProof | null;
}

/** Does one order in the calling thread or process. */
export async function workAtDestination(
  order: DestinationOrder,
  deps: {
    readonly authentication: Buffer;
    readonly clock: Clock;
    readonly onStep: (step: string, done: number, total: number) => void;
  },
): Promise<DestinationReport> {
  const { authentication, clock, onStep } = deps;
  const { installId } = order;
  const path = order.order === 'mark' ? markDestination(order.path, order) : order.path;
  const state = readMarker(path, installId);
  const report = (more: Partial<DestinationReport> = {}): DestinationReport => ({
    path,
    state,
    freeBytes: state === 'absent' ? null : freeBytes(path),
    sets: state === 'ours' ? readSets(path, authentication, installId) : [],
    bytes: 0,
    proof: null,
    ...more,
  });
  if (order.order === 'mark' || order.order === 'look') return report();
  if (state !== 'ours') throw notOurs(state);
  if (order.order === 'verify') {
    const folder = join(path, order.name);
    if (!isRealFolder(folder))
      throw new AppError('NOT_FOUND', 'This backup is not there any more. Read the list again.');
    const proof = proveSet({ folder, keys: { authentication }, clock, record: true, onProgress: onStep });
    return report({ proof });
  }
  const { dataFolder, from, name, uuid } = order;
  const bytes = whileCopyingSets(dataFolder, () => {
    const present = join(path, name);
    const state = isRealFolder(present) ? readSet(present, authentication, installId)?.state : undefined;
    // What does not hold any more makes room for the set that does; it goes with the trash, once the copy is there.
    if (state === 'bad' || state === 'unproven') renameSync(present, join(path, `${trashPrefix}${name}-${uuid}`));
    return copySet({ from, name, into: path, uuid, onProgress: (done, total) => onStep('copy', done, total) });
  });
  if (order.prune) await prunePlace(path, order, readSets(path, authentication, installId), clock.now());
  return report({ bytes });
}

async function prunePlace(
  path: string,
  { rules, pinned }: Pick<Extract<DestinationOrder, { order: 'copy' }>, 'rules' | 'pinned'>,
  sets: readonly SetFacts[],
  now: Date,
): Promise<void> {
  const newestProvenAt = sets.find(({ state }) => state === 'proven')?.at;
  const clockSuspect = sets.some(({ at }) => Date.parse(at) > now.getTime());
  if (!prunable({ newestProvenAt, lastRunFailed: false, clockSuspect, now })) return;
  await emptyTrash(path);
  moveToTrash(
    path,
    keep(
      sets.map((set) => ({ ...set, pinned: pinned.includes(set.name) })),
      now,
      rules,
    ),
  );
}

function notOurs(state: 'foreign' | 'unmarked' | 'absent'): AppError {
  if (state === 'absent') return new AppError('UNAVAILABLE', 'The place is not there now. Connect it and try again.');
  if (state === 'foreign')
    return new AppError(
      'CONFLICT',
      'The place holds the backups of another installation. Remove it and add another one.',
    );
  return new AppError(
    'CONFLICT',
    'The place is not marked as one for these backups: perhaps its drive is not there. Connect it, or add the place again.',
  );
}
