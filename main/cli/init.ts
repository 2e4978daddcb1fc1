import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { RecoverySheet } from '../../shared/setup.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import type { Secrets } from './secrets.ts';
import { NotOpen } from './session.ts';
import { UsageError } from './usage.ts';

/** `rems init --admin NAME`: creates the encrypted database and the first administrator. */
export const init: Command = {
  name: 'init',
  words: [],
  options: {
    admin: { type: 'string' },
    email: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'recovery-out': { type: 'string' },
    demo: { type: 'boolean' },
  },
  async run({ options, open, output, secrets, dataFolder }) {
    const { admin, email, 'recovery-out': recoveryOut } = options;
    if (typeof admin !== 'string') throw new UsageError('Name the first administrator with --admin NAME.');
    if (typeof recoveryOut !== 'string' && !secrets.terminal) {
      throw new UsageError('Without a terminal the recovery sheet needs a file: add --recovery-out FILE.');
    }
    const { api, core } = await open({ evenIfNotOpen: true });
    const { state, message } = core.state();
    if (state === 'READY')
      throw new AppError('CONFLICT', `${dataFolder} is already set up. Choose another folder with --data.`);
    if (state !== 'SETUP') throw new NotOpen(state, message);

    const password = await secrets.newPassword(options['password-stdin'] === true);
    const sheet = await api.setup.prepare({});
    // Written before the installation: without its sheet nothing is created.
    if (typeof recoveryOut === 'string') writeSheet(resolve(recoveryOut), sheet);
    else output.message(sheetText(sheet));
    const confirm = typeof recoveryOut === 'string' ? answers(sheet) : await retype(sheet, secrets);
    const completed = api.setup.complete({
      setupId: sheet.setupId,
      confirm,
      ...(typeof recoveryOut === 'string' && { sheetUnread: true as const }),
      administrator: { username: admin, password, ...(typeof email === 'string' && { email }) },
      language: 'en',
      start: options.demo === true ? 'sample' : 'empty',
    });
    const me = await completed.catch((cause: unknown) => {
      // A sheet of keys that open nothing would stand in the way of the next attempt.
      if (typeof recoveryOut === 'string' && core.state().state === 'SETUP') rmSync(resolve(recoveryOut));
      throw cause;
    });
    output.result({ dataFolder, administrator: me.username, recoveryFingerprint: sheet.fingerprint }, [
      `REMS Workstation is set up in ${dataFolder}.`,
      `Administrator: ${me.username}. Recovery key: ${sheet.fingerprint}; keep the sheet where the workstation is not.`,
    ]);
    return exitCodes.done;
  },
};

function sheetText(sheet: RecoverySheet): string {
  const lines = Array.from(
    { length: Math.ceil(sheet.groups.length / 7) },
    (_, line) => `  ${sheet.groups.slice(line * 7, line * 7 + 7).join('-')}`,
  );
  return [
    'REMS Workstation: recovery sheet',
    `Data folder: ${sheet.dataFolder}`,
    `Fingerprint: ${sheet.fingerprint}`,
    'Recovery key:',
    ...lines,
    'This key opens the data on another machine. Print it, keep it in a safe place away from this machine, and delete this file.',
    '',
  ].join('\n');
}

function writeSheet(file: string, sheet: RecoverySheet): void {
  try {
    writeFileSync(file, sheetText(sheet), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const reason = exists
      ? 'There is a file of this name already; it is not overwritten.'
      : 'It cannot be written there.';
    throw new AppError(
      'INVALID',
      `The recovery sheet cannot go to ${file}. ${reason} Choose another name with --recovery-out.`,
      { cause },
    );
  }
}

function answers(sheet: RecoverySheet) {
  return sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' }));
}

async function retype(sheet: RecoverySheet, secrets: Secrets) {
  const typed = [];
  for (const index of sheet.confirm)
    typed.push({ index, text: await secrets.ask(`Type group ${index + 1} of the sheet: `) });
  return typed;
}
