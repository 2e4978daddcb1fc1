import { resolve } from 'node:path';
import { SetName, type SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { exitCodes } from '../boot-config.ts';
import { localOperator } from '../host/local-operator.ts';
import type { Command, CommandContext } from './command.ts';
import { NotOpen, type Session } from './session.ts';

/**
 * `rems backup verify SET|latest`: opens a set again and makes every check. SET is a name from the list, or the path of a set's folder
 * wherever it lies; with the recovery key of a set no data need to be there. Where data are open it is in their audit trail.
 */
export const backupVerify: Command = {
  name: 'backup verify',
  words: ['SET|latest'],
  options: {},
  async run(context) {
    const proof = await proofOf(context);
    context.output.result(
      proof,
      proof.checks.map(({ check, ok, evidence }) => `${ok ? 'ok    ' : 'FAILED'}  ${check}: ${evidence}`),
    );
    return proof.ok ? exitCodes.done : exitCodes.refused;
  },
};

async function proofOf({ words: [word = ''], open, recoveryKey }: CommandContext): Promise<SetProof> {
  const named = word === 'latest' || SetName.safeParse(word).success;
  if (!named) {
    const { core } = await opened(word, open, recoveryKey);
    return core.proveSet({ folder: resolve(word), recoveryKey, operator: localOperator() });
  }
  const { api } = await open();
  if (word !== 'latest') return api.backup.verify({ set: word });
  const [newest] = (await api.backup.sets({ pageSize: 1 })).items;
  if (!newest) throw new AppError('NOT_FOUND', 'There is no backup yet. Make one: rems backup now.');
  return api.backup.verify({ set: newest.name });
}

/** With the recovery key of the set whatever lies here does not matter; the keys of these data are the other way. */
async function opened(path: string, open: CommandContext['open'], recoveryKey: string | undefined): Promise<Session> {
  if (recoveryKey !== undefined) return open({ evenIfNotOpen: true, withoutKey: true });
  try {
    const session = await open();
    if (session.core.state().state === 'READY') return session;
    throw new NotOpen('KEY_UNAVAILABLE', 'The running app holds the key of these data for itself.');
  } catch (cause) {
    if (!(cause instanceof NotOpen)) throw cause;
    const instead = `To prove this backup without these data, give the recovery key of its sheet on standard input: rems backup verify ${path} --recovery-key-stdin`;
    throw new NotOpen(cause.state, `${cause.message}\n${instead}`);
  }
}
