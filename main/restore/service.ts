import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { RestoreDone, RestorePreview, restoreContract } from '../../shared/restore.ts';
import { dataFiles } from '../database/data-files.ts';
import { latestVersion } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import type { OpenedData } from '../database/open-outcome.ts';
import { parseRecoveryKey } from '../keys/recovery-key.ts';
import type { Ports } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Actor } from '../rpc/transaction.ts';
import type { Workshop } from '../rpc/workshop.ts';
import { readManifest } from '../sets/manifest.ts';
import type { SetAccess } from '../sets/open-set.ts';
import { readSet } from '../sets/read-set.ts';
import { isRealFolder, parseSetName } from '../sets/set-folder.ts';
import { dropPrepared, prepareSet, replaceData } from './replace-data.ts';
import type { createRestoreRepository, RestoreRow } from './repository.ts';
import type { OnStep } from './steps.ts';
import type { RunTask } from './thread.ts';

type Input<P extends keyof typeof restoreContract> = z.output<(typeof restoreContract)[P]['input']>;

/** How long a restore can be taken back, milliseconds. */
const undoMs = 30 * 24 * 60 * 60_000;

const restoring = 'A backup is being restored. This takes a few minutes; everybody signs in again afterwards.';

/** What a restore needs of the backups. */
export interface BackupsBeside {
  /** Where the sets of a second place lie. @throws AppError NOT_FOUND for a place that is not known */
  folderOfDestination(destinationId: number): string;
  /** Asks a place from a distance, before this program reads there: one that hangs would hold it. @throws AppError UNAVAILABLE when it does not answer */
  reach(destinationId: number): Promise<void>;
  /** Waits for a set that is being made: it has the database open. */
  whenNoneIsMade(): Promise<void>;
  /** Shows a restore as what runs now. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** Brings all of a set back while the data are open. */
export function createRestoreService(deps: {
  readonly data: OpenedData;
  readonly ports: Ports;
  readonly workshop: Workshop;
  readonly repository: ReturnType<typeof createRestoreRepository>;
  readonly run: RunTask;
  readonly onStep: OnStep;
  readonly backups: BackupsBeside;
}) {
  const { data, ports, workshop, repository, run, onStep, backups } = deps;
  const { clock } = ports;
  const { keys, installId } = data;
  const files = dataFiles(ports.paths.data);
  let busy = false;

  /** @throws AppError NOT_FOUND, UNAVAILABLE when the place does not answer */
  async function folderOf({
    set,
    destinationId,
  }: {
    set: string;
    destinationId?: number | undefined;
  }): Promise<string> {
    if (destinationId !== undefined) await backups.reach(destinationId);
    const folder = join(destinationId === undefined ? files.backups : backups.folderOfDestination(destinationId), set);
    if (!isRealFolder(folder))
      throw new AppError('NOT_FOUND', 'This backup is not there any more. Read the list of backups again.');
    return folder;
  }

  function isOurs(folder: string): boolean {
    const read = readManifest(folder);
    return read.state === 'intact' && read.genuineWith(keys.authentication);
  }

  /** @param ours whether what was there before opens under the present keys; what was under others comes back from the list, with its recovery key */
  function doneOf(row: RestoreRow, ours: (folder: string) => boolean = isOurs): RestoreDone {
    const { at, setName, actor, reason, beforeSet } = row;
    const until = new Date(Date.parse(at) + undoMs);
    const folder = beforeSet === null ? undefined : join(files.backups, beforeSet);
    const there = folder !== undefined && isRealFolder(folder) && ours(folder);
    return {
      at,
      set: setName,
      setAt: parseSetName(setName)?.at.toISOString() ?? null,
      by: actor,
      reason,
      before: beforeSet,
      undoUntil: there && until > clock.now() ? until.toISOString() : null,
    };
  }

  async function restoreAlone(
    { set, folder, reason, typed }: { set: string; folder: string; reason: string; typed: string | undefined },
    ctx: Context,
    action: string,
  ): Promise<RestoreDone> {
    const recoveryKey = typed === undefined ? undefined : parseRecoveryKey(typed);
    if (recoveryKey === undefined && !isOurs(folder)) {
      const message = 'This backup was made under another key. Type the recovery key that was printed for it.';
      throw new AppError('INVALID', message, { fields: { recoveryKey: message } });
    }
    if (busy) throw new AppError('CONFLICT', 'Another restore is being prepared. Wait until it has ended.');
    busy = true;
    // The keys of the data are zeroed when these close.
    const authentication = Buffer.from(keys.authentication);
    try {
      const tools = { run, clock, onStep };
      const own = { database: keys.database, authentication: keys.authentication };
      const access: SetAccess = recoveryKey ? { recoveryKey } : { authentication };
      const appVersion = ports.app.version;
      const common = { folder: files.folder, setFolder: folder, access, appVersion };
      const staged = await backups.during(() => prepareSet(tools, { ...common, own }));
      await backups.whenNoneIsMade();
      const actor = actorOf(ctx, action);
      try {
        // In the trail that is given up too: it lies in the set of what was there before. Also shows that the caller may still do this.
        ctx.transact((tx) =>
          tx.audit({ entity: 'restore', entityId: set, reason, changes: { set: { old: null, new: set } } }),
        );
      } catch (cause) {
        dropPrepared(files);
        throw cause;
      }
      const { keepsKeyring } = staged;
      const finished = await workshop.closed(
        restoring,
        (own) =>
          replaceData(tools, {
            ...common,
            own,
            actor,
            reason,
            set,
            keepsKeyring,
            installId: staged.installId,
            keepPresent: true,
          }),
        { recoveryKey: keepsKeyring ? undefined : typed },
      );
      const at = clock.now().toISOString();
      return doneOf({ at, setName: set, actor: actor.name, reason, beforeSet: finished.before }, () => keepsKeyring);
    } finally {
      recoveryKey?.fill(0);
      authentication.fill(0);
      busy = false;
    }
  }

  const restore = (...args: Parameters<typeof restoreAlone>) => workshop.alone(() => restoreAlone(...args));

  return {
    async preview(input: Input<'preview'>): Promise<RestorePreview> {
      const folder = await folderOf(input);
      const facts = readSet(folder, keys.authentication, installId);
      const read = readManifest(folder);
      if (facts === undefined || read.state !== 'intact')
        throw new AppError('INVALID', 'The manifest of this backup does not read. Choose another one.');
      const ours = read.genuineWith(keys.authentication);
      const task = { file: files.database, key: keys.database, head: read.manifest.auditHead };
      return {
        set: { ...facts, pinned: repository.isPinned(input.set), copies: [] },
        needsRecoveryKey: !ours,
        lost: ours ? await run('lost', task) : null,
        upgrade: read.manifest.schemaVersion < latestVersion(migrations),
      };
    },

    async begin(input: Input<'begin'>, ctx: Context): Promise<RestoreDone> {
      const { set, reason, recoveryKey: typed } = input;
      return restore({ set, folder: await folderOf(input), reason, typed }, ctx, 'restore.begin');
    },

    /** @throws AppError CONFLICT when there is nothing to take back */
    async undo({ reason }: Input<'undo'>, ctx: Context): Promise<RestoreDone> {
      const row = repository.last();
      if (!row?.beforeSet || doneOf(row).undoUntil === null) {
        throw new AppError(
          'CONFLICT',
          'There is no restore of the last 30 days whose earlier data are still here. Choose a backup from the list instead.',
        );
      }
      const set = row.beforeSet;
      return restore({ set, folder: await folderOf({ set }), reason, typed: undefined }, ctx, 'restore.undo');
    },

    last(): { last: RestoreDone | null } {
      const row = repository.last();
      return { last: row ? doneOf(row) : null };
    },

    folderOf,
    isOurs,
  };
}

/** The service of {@link createRestoreService}. */
export type RestoreService = ReturnType<typeof createRestoreService>;

function actorOf(ctx: Context, action: string): Actor {
  const { accountId, name } = principalOf(ctx);
  return { accountId, name, origin: ctx.origin, address: ctx.address, requestId: ctx.requestId, action };
}
