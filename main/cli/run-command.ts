import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AppError } from '../../shared/contract/errors.ts';
import { dataFolder, exitCodes } from '../boot-config.ts';
import { auditExport } from './audit-export.ts';
import { auditVerify } from './audit-verify.ts';
import { backupDrill } from './backup-drill.ts';
import { backupList } from './backup-list.ts';
import { backupNow } from './backup-now.ts';
import { backupRestore } from './backup-restore.ts';
import { backupVerify } from './backup-verify.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { exportBookings } from './export-bookings.ts';
import { exportEquipment } from './export-equipment.ts';
import { exportFacilities } from './export-facilities.ts';
import { exportPeople } from './export-people.ts';
import { exportTests } from './export-tests.ts';
import { exportWorkbook } from './export-workbook.ts';
import { health } from './health.ts';
import { importFile } from './import-file.ts';
import { importUndo } from './import-undo.ts';
import { init } from './init.ts';
import { ldapImportEnv } from './ldap-import-env.ts';
import { ldapTest } from './ldap-test.ts';
import { createOutput, type Output, readerLeft } from './output.ts';
import { recover } from './recover.ts';
import { rotateKey } from './rotate-key.ts';
import { createSecrets } from './secrets.ts';
import { NotOpen, openSession, type Session } from './session.ts';
import { UsageError, usage } from './usage.ts';
import { usersActivate } from './users-activate.ts';
import { usersCreate } from './users-create.ts';
import { usersDeactivate } from './users-deactivate.ts';
import { usersList } from './users-list.ts';
import { usersResetPassword } from './users-reset-password.ts';
import { usersResetSecondFactor } from './users-reset-second-factor.ts';
import { usersWhy } from './users-why.ts';
import { whitelistAdd } from './whitelist-add.ts';
import { whitelistImportEnv } from './whitelist-import-env.ts';
import { whitelistList } from './whitelist-list.ts';
import { whitelistRemove } from './whitelist-remove.ts';

const commands: readonly Command[] = [
  init,
  usersList,
  usersCreate,
  usersResetPassword,
  usersResetSecondFactor,
  usersActivate,
  usersDeactivate,
  usersWhy,
  whitelistList,
  whitelistAdd,
  whitelistRemove,
  whitelistImportEnv,
  ...importFile,
  importUndo,
  exportEquipment,
  exportTests,
  exportWorkbook,
  exportBookings,
  exportPeople,
  exportFacilities,
  auditVerify,
  auditExport,
  ldapTest,
  ldapImportEnv,
  backupNow,
  backupList,
  backupVerify,
  backupRestore,
  backupDrill,
  rotateKey,
  doctor,
  health,
  recover,
];

const everywhere = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  'recovery-key-stdin': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

/** Runs one command line and answers the exit code; nothing is thrown. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const output = createOutput(args.includes('--json'));
  let session: Session | undefined;
  try {
    if (args.length === 0 || args[0] === 'help' || args.includes('--help')) {
      process.stdout.write(usage);
      return args.length === 0 ? exitCodes.usage : exitCodes.done;
    }
    const command = find(args);
    const { values, positionals } = parse(command, args);
    const words = positionals.slice(command.name.split(' ').length);
    if (words.length !== command.words.length) {
      throw new UsageError(`rems ${command.name} takes ${command.words.join(' ') || 'no further word'}.`);
    }
    const folder = dataFolder(typeof values.data === 'string' ? values.data : undefined);
    const secrets = createSecrets();
    const recoveryKey = values['recovery-key-stdin'] === true ? await secrets.line('the recovery key') : undefined;
    return await command.run({
      words,
      options: values,
      dataFolder: folder,
      output,
      secrets,
      recoveryKey,
      async open(options = {}) {
        const key = options.withoutKey ? undefined : recoveryKey;
        session = await openSession(folder, { ...options, recoveryKey: key, warn: output.message });
        return session;
      },
    });
  } catch (cause) {
    return explain(cause, output);
  } finally {
    await session?.close();
  }
}

/** Options may stand before the words of a command as well as behind them. */
function find(args: readonly string[]): Command {
  const known: ParseArgsOptionsConfig = Object.assign({}, everywhere, ...commands.map(({ options }) => options));
  const { positionals } = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: false });
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => positionals[index] === word));
  if (command) return command;
  throw new UsageError(`There is no command "rems ${positionals.slice(0, 2).join(' ')}".`);
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...everywhere, ...command.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (cause) {
    // The parser's own sentence names the unknown or incomplete option.
    throw new UsageError(cause instanceof Error ? cause.message : 'The options are not right.');
  }
}

/** Says on stderr why the command did not go through. */
function explain(cause: unknown, output: Output): number {
  // Who reads has seen enough, as in `rems export equipment | head`.
  if (cause instanceof Error && 'code' in cause && cause.code === 'EPIPE') return exitCodes.done;
  if (cause instanceof UsageError) {
    output.message(`${cause.message}\nrems help shows every command.`);
    return exitCodes.usage;
  }
  if (cause instanceof NotOpen) {
    output.message(`${cause.state}: ${cause.message}`);
    return exitCodes.notOpen;
  }
  if (cause instanceof AppError) {
    output.message(cause.message);
    for (const [field, message] of Object.entries(cause.fields ?? {}))
      if (message !== cause.message) output.message(`  ${field}: ${message}`);
    return exitCodes.refused;
  }
  if (readerLeft(cause)) return exitCodes.done;
  output.message(`Something went wrong: ${cause instanceof Error ? cause.message : String(cause)}`);
  return exitCodes.refused;
}
