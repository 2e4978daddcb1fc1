import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** Bytes; an environment file has a few lines. */
const longest = 100_000;

/** `rems ldap import-env FILE`: takes the settings of a file of LDAP_* variables over, switched off; the password is then kept encrypted. */
export const ldapImportEnv: Command = {
  name: 'ldap import-env',
  words: ['FILE'],
  options: {},
  async run({ words: [file = ''], open, output }) {
    const text = readProtected(file);
    const { api } = await open();
    const { ignored } = await api.directory.previewEnvironment({ text });
    for (const remark of ignored) output.message(remark);
    const { version } = await api.directory.get({});
    const stored = await api.directory.importEnvironment({ version, text });
    const { servers, tls, bindDn, userBaseDn } = stored.settings;
    output.result({ ...stored, ignored }, [
      `Servers: ${servers.map(({ host, port }) => `${host}:${port}`).join(', ') || 'none'} (${tls})`,
      `People below: ${userBaseDn || 'not set'}`,
      `Service account: ${bindDn ?? 'none'}${stored.hasPassword ? ', with its password' : ''}`,
      'The directory is switched off. Try it with "rems ldap test", then switch it on in the settings.',
    ]);
    return exitCodes.done;
  },
};

/** The text of a file that only its owner can read: others would know the password already. */
function readProtected(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (cause) {
    throw new AppError(
      'INVALID',
      `The file cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
    );
  }
  try {
    // On Windows modes say nothing; the file lies in the folder of its owner.
    const { mode, size } = fstatSync(descriptor);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new AppError('INVALID', 'Others may read this file, and it holds a password. Run "chmod 600" on it first.');
    }
    if (size > longest) throw new AppError('INVALID', 'This file is too long for LDAP_* variables.');
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}
