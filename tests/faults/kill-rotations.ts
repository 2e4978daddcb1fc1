import { openReady } from './open.ts';
import { mustAllBeProven } from './published-sets.ts';
import { mustBeWhole, mustCleanUp } from './records.ts';
import type { Left, Scenario } from './scenario.ts';

interface State {
  readonly kid: string;
}

async function currentKey(folder: string, purpose: 'database' | 'documents'): Promise<string> {
  const opened = await openReady(folder);
  const { keys } = await opened.api.keys.overview({});
  await opened.close();
  const current = keys.find((key) => key.purpose === purpose && key.state === 'current');
  if (!current) throw new Error(`there is no current key for ${purpose}`);
  return current.kid;
}

/** A new database key by copy and swap. */
export const databaseKey: Scenario = {
  name: 'database-key',
  holds: 'The data open under the old key or under the new one, whole, and backups of before still open.',
  quick: 2,
  long: 100,
  weight: 3,
  prepare: async (folder): Promise<State> => ({ kid: await currentKey(folder, 'database') }),

  async act({ folder, say }) {
    const opened = await openReady(folder);
    say('begin');
    await opened.api.keys.rotateDatabaseKey({});
    say('exchanged');
    await opened.close();
  },

  check: ({ base, folder, state, lines }) => checkKey('database', 'exchanged', { base, folder, state, lines }),
};

/** A new key for documents; those that are there are written again under it. */
export const documentKey: Scenario = {
  name: 'document-key',
  holds: 'Every document reads, under the old key or under the new one.',
  quick: 2,
  long: 100,
  weight: 3,

  async prepare(folder): Promise<State> {
    return { kid: await currentKey(folder, 'documents') };
  },

  async act({ folder, say }) {
    const opened = await openReady(folder);
    say('begin');
    await opened.api.keys.rotateDocumentKey({});
    say('begun');
    await opened.core.runDueJobs();
    await opened.close();
  },

  check: ({ base, folder, state, lines }) => checkKey('documents', 'begun', { base, folder, state, lines }),
};

async function checkKey(
  purpose: 'database' | 'documents',
  answered: string,
  after: Pick<Parameters<Scenario['check']>[0], 'base' | 'folder' | 'state' | 'lines'>,
): Promise<Left> {
  const { base, folder, lines } = after;
  // Answered by prepare above.
  const { kid } = after.state as State;
  await mustBeWhole(folder, base.units[0] ?? 0);
  const exchanged = (await currentKey(folder, purpose)) !== kid;
  if (lines.includes(answered) && !exchanged) throw new Error('the exchange was answered and is lost');
  await mustAllBeProven(folder);
  await mustCleanUp(folder);
  return exchanged ? 'new' : 'old';
}
