import { resolve } from 'node:path';
import { SetName, type SetProof } from '../../shared/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command, CommandContext } from './command.ts';

/**
 * `rems backup verify SET|latest`: opens a set again and makes every check. SET is a name from the list, or the path of a set's folder
 * wherever it lies; with the recovery key of a set no data need to be there.
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
  if (!named && recoveryKey !== undefined) {
    // A set of elsewhere: whatever lies here does not matter.
    const { core } = await open({ evenIfNotOpen: true, withoutKey: true });
    return core.proveSet(resolve(word), recoveryKey);
  }
  const { core, api } = await open();
  if (!named) return core.proveSet(resolve(word));
  if (word !== 'latest') return api.backup.verify({ set: word });
  const [newest] = (await api.backup.sets({ pageSize: 1 })).items;
  if (!newest) throw new AppError('NOT_FOUND', 'There is no backup yet. Make one: rems backup now.');
  return api.backup.verify({ set: newest.name });
}
