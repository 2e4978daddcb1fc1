import { basename, dirname, join, resolve } from 'node:path';
import { SetName } from '../../shared/backup.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { latestToRestore } from '../../shared/latest-set.ts';
import type { RestoreDone } from '../../shared/restore.ts';
import { exitCodes } from '../boot-config.ts';
import { localOperator } from '../host/local-operator.ts';
import type { Command, CommandContext } from './command.ts';
import { findRunningApp } from './running-app.ts';
import { NotOpen } from './session.ts';
import { UsageError } from './usage.ts';

const reason = 'Restored from the command line';

/**
 * `rems backup restore SET|latest [--to DIR] [--yes]`: brings all of a set back. With `--to` as a data folder of its own, which opens on
 * this machine without a question; without it in the place of the present data, which are kept. SET is a name from the list, or the path
 * of a set's folder.
 */
export const backupRestore: Command = {
  name: 'backup restore',
  words: ['SET|latest'],
  options: { to: { type: 'string' }, yes: { type: 'boolean' } },
  async run(context) {
    const { to } = context.options;
    return typeof to === 'string' ? await restoreTo(context, resolve(to)) : await restoreInPlace(context);
  },
};

async function restoreTo(context: CommandContext, into: string): Promise<number> {
  const { open, recoveryKey, output } = context;
  const { core } = await open({ evenIfNotOpen: true, withoutKey: true });
  const setFolder = folderOf(context, core.newestSet());
  const done = await core.restoreTo({ setFolder, into, recoveryKey, operator: localOperator() });
  output.result(done, [`The backup ${done.set} lies in ${done.folder} as a data folder and opens there.`]);
  return exitCodes.done;
}

async function restoreInPlace(context: CommandContext): Promise<number> {
  const { dataFolder, open, recoveryKey } = context;
  // The host that runs on the data does it itself: it closes them, and opens them again.
  const app = await findRunningApp(dataFolder);
  if (app) {
    const api = clientOf<AppContract>(async (name, input) => unwrapReply(await app.dispatch(name, input)));
    const { state, message } = await api.system.status({});
    if (state === 'MAINTENANCE') throw new NotOpen(state, message);
    await restoreThrough(api, context);
    return exitCodes.done;
  }
  const session = await open({ evenIfNotOpen: true, withoutKey: true });
  await restoreThrough(session.api, context);
  await session.close();
  // Where a key store is in use, the desktop app asks for the recovery key once and is remembered there.
  if (recoveryKey !== undefined && !session.core.opensByKeyStore()) await open({ rememberMachine: true });
  return exitCodes.done;
}

async function restoreThrough(api: Client<AppContract>, context: CommandContext): Promise<void> {
  const { dataFolder, recoveryKey, output } = context;
  const typed = recoveryKey === undefined ? {} : { recoveryKey };
  const { state } = await api.system.status({});
  if (state === 'READY') {
    const { items } = await api.backup.sets({ pageSize: 200 });
    const folder = folderOf(context, latestToRestore(items));
    const set = SetName.safeParse(basename(folder));
    if (!set.success || dirname(folder) !== join(dataFolder, 'backups'))
      throw new AppError(
        'INVALID',
        `Copy the backup into ${join(dataFolder, 'backups')} first, or restore it into a folder of its own with --to DIR.`,
      );
    await confirm(context, set.data);
    const done = await api.restore.begin({ set: set.data, reason, ...typed });
    return output.result(done, doneLines(done));
  }
  const folder = folderOf(context, latestToRestore((await api.restore.found({})).items));
  await confirm(context, basename(folder));
  const answer = await api.restore.fromSet({ folder: dirname(folder), set: basename(folder), ...typed });
  if (answer.state !== 'READY') throw new NotOpen(answer.state, answer.message);
  output.result(answer, [`The backup ${basename(folder)} is restored. Everybody signs in again.`]);
}

/** A name is one of the sets of these data, everything else a path. */
function folderOf({ words: [word = ''], dataFolder }: CommandContext, newest: string | undefined): string {
  if (word !== 'latest') return SetName.safeParse(word).success ? join(dataFolder, 'backups', word) : resolve(word);
  if (newest === undefined)
    throw new AppError('NOT_FOUND', 'There is no backup in the folder of these data. Give the path of one.');
  return join(dataFolder, 'backups', newest);
}

async function confirm({ options, secrets, output }: CommandContext, set: string): Promise<void> {
  if (options.yes === true) return;
  if (!secrets.terminal) throw new UsageError('Without a terminal a restore needs --yes.');
  output.message(
    `All data are replaced by the backup ${set}; what is there now is kept as a backup of its own. Everybody is signed out.`,
  );
  const typed = await secrets.ask(`Type the name of the backup to go on (${set}): `);
  if (typed.trim() !== set) throw new AppError('INVALID', 'That is another name. Nothing was changed.');
}

function doneLines({ set, before, undoUntil }: RestoreDone): readonly string[] {
  const undo = undoUntil === null ? '' : ` It can be taken back until ${undoUntil.slice(0, 10)}.`;
  return [
    `The backup ${set} is restored. Everybody signs in again.${undo}`,
    before === null
      ? 'What was there before could not be read and lies in the folder of the backups as files.'
      : `What was there before: ${before}`,
  ];
}
