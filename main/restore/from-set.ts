import { mkdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { restoreContract } from '../../shared/restore.ts';
import type { OpenState } from '../../shared/system.ts';
import { dataFiles } from '../database/data-files.ts';
import { securePrivateFolders } from '../database/permissions.ts';
import type { Environment } from '../keys/host-key.ts';
import { readKeyringFile } from '../keys/keyring-file.ts';
import { parseRecoveryKey } from '../keys/recovery-key.ts';
import type { Ports } from '../ports.ts';
import type { Context, HandlersOf } from '../rpc/context.ts';
import { readManifest } from '../sets/manifest.ts';
import { readSetKeyring, type SetAccess } from '../sets/open-set.ts';
import { readSets } from '../sets/read-set.ts';
import { isRealFolder, listSetFolders, parseSetName } from '../sets/set-folder.ts';
import { keysFrom } from './machine-keys.ts';
import { prepareSet, replaceData } from './replace-data.ts';
import type { OwnKeys } from './stage-task.ts';
import type { RunTask } from './thread.ts';

type Input<P extends 'found' | 'fromSet'> = z.output<(typeof restoreContract)[P]['input']>;

const message = 'A backup is being restored. This takes a few minutes.';
const reason = 'Started again from a backup before anybody could sign in';

/** Starts again from a set while no data are open: on a new machine, or where the data here do not open. */
export function createRestoreFromSet(deps: {
  readonly ports: Ports;
  readonly environment?: Environment;
  readonly state: () => { readonly state: OpenState; readonly message: string };
  /** Does work while nobody is let in and opens the data afterwards. */
  readonly maintain: <T>(
    message: string,
    work: () => Promise<T>,
    /** Asked when the work went well: what opens the data then, where this machine has no key for them. */
    recoveryKey: () => string | undefined,
  ) => Promise<T>;
  /** Over HTTP the printed code proves that the person sits at the machine. */
  readonly requireCode: (given: string | undefined) => void;
  readonly run: RunTask;
}): Pick<HandlersOf<typeof restoreContract>, 'found' | 'fromSet'> {
  const { ports, environment = process.env, state, maintain, requireCode, run } = deps;
  const files = dataFiles(ports.paths.data);

  /** The folder of sets that a person means who names one, a set in it, or a whole data folder. */
  function folderOf(named: string | undefined): string {
    if (named === undefined || named.trim() === '') return files.backups;
    const folder = named.trim();
    if (!isAbsolute(folder) || !isRealFolder(folder))
      throw invalid(
        'folder',
        'There is no such folder. Give its whole path, for instance that of the drive with the backups.',
      );
    if (parseSetName(basename(folder))) return dirname(folder);
    const inside = join(folder, 'backups');
    return listSetFolders(folder).length === 0 && listSetFolders(inside).length > 0 ? inside : folder;
  }

  async function accessTo(setFolder: string, typed: Buffer | undefined, own: OwnKeys | undefined): Promise<SetAccess> {
    if (typed !== undefined) return { recoveryKey: typed };
    const manifest = readManifest(setFolder);
    if (own && manifest.state === 'intact' && manifest.genuineWith(own.authentication))
      return { authentication: own.authentication };
    const keyring = readSetKeyring(setFolder);
    const found =
      keyring && (await keysFrom(keyring, { ports, hostKey: files.hostKey, environment, recoveryKey: undefined }));
    if (found === undefined) {
      throw invalid(
        'recoveryKey',
        'This machine has no key for this backup. Type the recovery key from the printed sheet.',
      );
    }
    found.database.fill(0);
    return { authentication: found.authentication };
  }

  /** The keys of what lies here, where a keyring does; then it stays in use. What was typed may be the key of an older sheet. */
  async function ownKeys(
    typed: Buffer | undefined,
  ): Promise<{ keys: OwnKeys; installId: string; byMachine: boolean } | undefined> {
    const read = readKeyringFile(files.keyring);
    if (read.state !== 'intact') return undefined;
    const { installId } = read.keyring;
    const sources = { ports, hostKey: files.hostKey, environment };
    const machine = await keysFrom(read, { ...sources, recoveryKey: undefined });
    if (machine) return { keys: machine, installId, byMachine: true };
    const keys = typed && (await keysFrom(read, { ...sources, recoveryKey: typed }));
    return keys && { keys, installId, byMachine: false };
  }

  async function restore({ set, recoveryKey }: Input<'fromSet'>, setFolder: string, ctx: Context) {
    const typed = recoveryKey === undefined ? undefined : parseRecoveryKey(recoveryKey);
    const found = await ownKeys(typed);
    const own = found?.keys;
    let opensBy = recoveryKey;
    try {
      const access = await accessTo(setFolder, typed, own);
      const tools = { run, clock: ports.clock, onStep: (step: string) => ports.onStep?.(step) };
      const common = { folder: files.folder, setFolder, access, own, appVersion: ports.app.version };
      // On a new machine even the folder is new; what keeps others out of it lies in it.
      mkdirSync(files.folder, { recursive: true, mode: 0o700 });
      return await maintain(
        message,
        async () => {
          securePrivateFolders(files.folder);
          const { proof, installId, keepsKeyring } = await prepareSet(tools, common);
          if (keepsKeyring && found?.byMachine) opensBy = undefined;
          const actor = {
            accountId: null,
            name: ctx.principal?.name ?? '(before sign-in)',
            origin: ctx.origin,
            address: ctx.address,
            requestId: ctx.requestId,
            action: 'restore.fromSet',
          };
          await replaceData(tools, { ...common, installId, keepsKeyring, actor, reason, set, keepPresent: true });
          return proof;
        },
        () => opensBy,
      );
    } finally {
      typed?.fill(0);
      own?.database.fill(0);
      own?.authentication.fill(0);
    }
  }

  return {
    async found({ code, folder: named }) {
      requireCode(code);
      const folder = folderOf(named);
      // Where this machine still has the keys, it knows which sets were proven.
      const own = await ownKeys(undefined);
      try {
        const sets = readSets(folder, own?.keys.authentication, own?.installId);
        return { folder, items: sets.map((facts) => ({ ...facts, pinned: false, copies: [] })) };
      } finally {
        own?.keys.database.fill(0);
        own?.keys.authentication.fill(0);
      }
    },

    async fromSet(input, ctx) {
      requireCode(input.code);
      const before = state();
      if (before.state === 'FOLDER_REFUSED')
        throw new AppError('UNAVAILABLE', before.message, { details: { state: before.state } });
      // Nothing but the name of a set becomes part of a path.
      const setFolder = parseSetName(input.set) && join(folderOf(input.folder), input.set);
      if (setFolder === undefined || !isRealFolder(setFolder))
        throw new AppError('NOT_FOUND', 'There is no such backup in this folder. Look at the list again.');
      const proof = await restore(input, setFolder, ctx);
      return { ...state(), proof };
    },
  };
}

function invalid(field: 'folder' | 'recoveryKey', text: string): AppError {
  return new AppError('INVALID', text, { fields: { [field]: text } });
}
