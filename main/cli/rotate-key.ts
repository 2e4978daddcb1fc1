import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { findRunningApp } from './running-app.ts';

/** `rems rotate-key`: a new database key for the same data, after a proven backup. The host that runs on the data does it itself. */
export const rotateKey: Command = {
  name: 'rotate-key',
  words: [],
  options: {},
  async run({ dataFolder, open, output }) {
    const app = await findRunningApp(dataFolder);
    const api = app
      ? clientOf<AppContract>(async (name, input) => unwrapReply(await app.dispatch(name, input)))
      : (await open()).api;
    output.message('A backup is made and proven, then the database is copied under a new key. This takes a while.');
    const rotation = await api.keys.rotateDatabaseKey({});
    const { keys } = await api.keys.overview({});
    const key = keys.find(({ purpose, state }) => purpose === 'database' && state === 'current');
    output.result({ ...rotation, kid: key?.kid, fingerprint: key?.fingerprint }, [
      `The database has a new key, with the fingerprint ${key?.fingerprint}. Passwords and the recovery sheet stay the same.`,
    ]);
    return exitCodes.done;
  },
};
