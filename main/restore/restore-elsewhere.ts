import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { dataFiles } from '../database/data-files.ts';
import { refuseFolder } from '../database/folder-gate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openData } from '../database/open-data.ts';
import { securePrivateFolders } from '../database/permissions.ts';
import { beginSwap } from '../database/swap-database.ts';
import type { Environment } from '../keys/host-key.ts';
import { readKeyringFile } from '../keys/keyring-file.ts';
import { recoveryKeyFromEscrow } from '../keys/new-keyring.ts';
import { formatRecoveryKey, parseRecoveryKey } from '../keys/recovery-key.ts';
import type { Ports } from '../ports.ts';
import { readSetKeyring } from '../sets/open-set.ts';
import { isRealFolder } from '../sets/set-folder.ts';
import { runFinish } from './finish-task.ts';
import { keysFrom } from './machine-keys.ts';
import { runStage } from './stage-task.ts';

/** A data folder made out of a set. */
export interface RestoredFolder {
  readonly set: string;
  readonly folder: string;
  readonly upgraded: boolean;
}

/**
 * Makes a complete data folder out of a set in an empty place, which then opens on this machine without a question. The data that are
 * here are read for their keys at most. Works in the calling thread.
 *
 * @param deps.recoveryKey as typed; without it the keys of this machine must fit the set
 * @throws AppError NOT_FOUND for a set that is not there, CONFLICT for a folder that is not empty, INVALID when the set or the key does not hold
 */
export async function restoreElsewhere(deps: {
  readonly ports: Ports;
  readonly setFolder: string;
  readonly into: string;
  readonly recoveryKey: string | undefined;
  readonly operator: string;
  readonly environment?: Environment;
}): Promise<RestoredFolder> {
  const { ports, setFolder, into, operator, environment = process.env } = deps;
  if (!isRealFolder(setFolder))
    throw new AppError('NOT_FOUND', `There is no backup in ${setFolder}. Give the path of its folder.`);
  const refusal = refuseFolder(into, { environment });
  if (refusal !== undefined) throw new AppError('INVALID', refusal);
  const existed = existsSync(into);
  if (existed && readdirSync(into).length > 0)
    throw new AppError(
      'CONFLICT',
      `${into} is not empty. Choose a folder that does not exist yet; nothing was changed.`,
    );
  const recoveryKey =
    deps.recoveryKey === undefined
      ? await fromEscrow(ports, setFolder, environment)
      : parseRecoveryKey(deps.recoveryKey);
  mkdirSync(into, { recursive: true, mode: 0o700 });
  try {
    return await fill({ ports, setFolder, into, recoveryKey, operator, environment });
  } catch (cause) {
    for (const name of readdirSync(into)) rmSync(`${into}/${name}`, { recursive: true, force: true });
    if (!existed) rmSync(into, { recursive: true, force: true });
    throw cause;
  } finally {
    recoveryKey.fill(0);
  }
}

async function fill(deps: {
  readonly ports: Ports;
  readonly setFolder: string;
  readonly into: string;
  readonly recoveryKey: Buffer;
  readonly operator: string;
  readonly environment: Environment;
}): Promise<RestoredFolder> {
  const { ports, setFolder, into, recoveryKey, operator, environment } = deps;
  const { clock, random, app } = ports;
  const files = dataFiles(into);
  const task = { clock, random, onStep: (step: string) => ports.onStep?.(step) };
  securePrivateFolders(into);
  const access = { recoveryKey };
  const common = { folder: into, setFolder, access, own: undefined, appVersion: app.version };
  const staged = runStage(common, task);
  const swap = beginSwap({ files, task: 'restore', key: undefined, now: clock.now() });
  const actor = {
    accountId: null,
    name: operator,
    origin: 'cli',
    address: null,
    requestId: random.uuid(),
    action: 'restore.toFolder',
  } as const;
  const { set, installId } = staged;
  runFinish(
    {
      ...common,
      installId,
      keepsKeyring: false,
      actor,
      reason: 'Restored into a folder of its own',
      set,
      keepPresent: false,
    },
    task,
  );
  swap.commit();
  // A key file that opened the data here opens the copy as well; otherwise the copy gets its own.
  const hostKey = dataFiles(ports.paths.data).hostKey;
  if (existsSync(hostKey)) copyFileSync(hostKey, files.hostKey);
  const there: Ports = { ...ports, paths: { data: into }, app: { ...app, host: 'cli' } };
  await openAndClose(there, environment, formatRecoveryKey(recoveryKey));
  await openAndClose(there, environment, undefined);
  return { set, folder: into, upgraded: staged.upgraded };
}

/** The second time nothing is asked: that is what was promised. */
async function openAndClose(ports: Ports, environment: Environment, recoveryKey: string | undefined): Promise<void> {
  const opened = await openData(ports, {
    migrations,
    environment,
    ...(recoveryKey !== undefined && { recoveryKey, rememberMachine: true }),
  });
  if (opened.state !== 'READY')
    throw new AppError('UNAVAILABLE', `The restored folder does not open (${opened.state}): ${opened.message}`);
  opened.anchor.flush();
  opened.db.close();
  opened.keys.wipe();
}

/** The recovery key of the set, as far as this machine gets at it by its own keys: those of its data, or a slot inside the set. */
async function fromEscrow(ports: Ports, setFolder: string, environment: Environment): Promise<Buffer> {
  const { keyring, hostKey } = dataFiles(ports.paths.data);
  const ofSet = readSetKeyring(setFolder);
  const present = readKeyringFile(keyring);
  for (const read of [present.state === 'intact' ? present : undefined, ofSet]) {
    const keys = read && (await keysFrom(read, { ports, hostKey, environment, recoveryKey: undefined }));
    const found = keys && ofSet && recoveryKeyFromEscrow(ofSet.keyring, keys.authentication);
    keys?.database.fill(0);
    keys?.authentication.fill(0);
    if (found !== undefined) return found;
  }
  throw new AppError(
    'INVALID',
    'This machine has no key for this backup. Give its recovery key with --recovery-key-stdin.',
  );
}
