import { systemClock } from '../../main/host/system-ports.ts';
import type { Clock } from '../../main/ports.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { type Opened, openReady } from './open.ts';
import { mustAllBeProven } from './published-sets.ts';
import { mustBeWhole, mustCleanUp } from './records.ts';
import type { Aftermath, Scenario } from './scenario.ts';

/** More than a batch of the exchange holds, so that it can be cut between two. */
const count = 300;
const creator = { username: 'study-nurse', password: 'a long enough password of a nurse' } as const;

/** When the job of every minute is due again. */
const minutesLater: Clock = { ...systemClock, now: () => new Date(Date.now() + 2 * 60_000) };

interface State {
  /** The identity key of before. */
  readonly kid: string;
  /** The patients in the order in which they were entered. */
  readonly ids: readonly number[];
}

/** Who the patient of a place is. */
function personAt(place: number) {
  const [one, other] = [Math.floor(place / 26), place % 26].map((letter) => String.fromCharCode(97 + letter));
  return {
    ipp: `K-${1000 + place}`,
    firstName: `Jeanne-${place % 7}`,
    lastName: `Exemple${one}${other}`,
    birthDate: `19${50 + (place % 40)}-02-0${1 + (place % 9)}`,
  };
}

/** The calls of somebody who signs in: patients are open to nobody else. */
async function creatorOf({ core }: Opened): Promise<Client<AppContract>> {
  const window = { origin: 'ipc', address: null, session: memoryCarrier() } as const;
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, window)));
  await api.auth.signIn(creator);
  return api;
}

async function currentKid({ api }: Opened): Promise<string> {
  const { keys } = await api.keys.overview({});
  const current = keys.find(({ purpose, state }) => purpose === 'identity' && state === 'current');
  if (!current) throw new Error('there is no current key of identities');
  return current.kid;
}

/** Every patient says what was entered, and is found by number and by name, whichever key the row has. */
async function mustReadEverybody(opened: Opened, ids: readonly number[]): Promise<void> {
  const { patients } = await creatorOf(opened);
  for (let from = 0; from < ids.length; from += 200) {
    const { items } = await patients.reveal({ ids: ids.slice(from, from + 200) });
    for (const [index, { identity }] of items.entries())
      if (JSON.stringify(identity) !== JSON.stringify(personAt(from + index)))
        throw new Error(`patient ${ids[from + index]} reads as somebody else, or not at all`);
  }
  if ((await patients.list({ search: 'exemple' })).total !== ids.length)
    throw new Error('not everybody is found by name');
  for (const place of [0, 199, 200, count - 1]) {
    const { items } = await patients.list({ search: personAt(place).ipp });
    if (items.length !== 1 || items[0]?.id !== ids[place]) throw new Error(`patient ${place} is not found by number`);
  }
}

/** New keys of identities and of their index, and all patients written again under them. */
export const identityKeys: Scenario = {
  name: 'identity-keys',
  holds:
    'Every patient reads and is found, under the old keys or under the new ones; the next run finishes the exchange.',
  quick: 2,
  long: 100,
  weight: 3,

  async prepare(folder): Promise<State> {
    const opened = await openReady(folder);
    await opened.api.accounts.create({ ...creator, roles: ['user'] });
    const { patients } = await creatorOf(opened);
    const ids: number[] = [];
    for (let place = 0; place < count; place += 1)
      ids.push((await patients.create({ ...personAt(place), sex: 'F' })).id);
    const kid = await currentKid(opened);
    await opened.close();
    return { kid, ids };
  },

  async act({ folder, say }) {
    const opened = await openReady(folder);
    say('begin');
    await opened.api.keys.rotateIdentityKeys({});
    say('begun');
    await opened.core.runDueJobs();
    await opened.close();
  },

  async check({ base, folder, state, lines }: Aftermath) {
    // Answered by prepare above.
    const { kid, ids } = state as State;
    await mustBeWhole(folder, base.units[0] ?? 0);
    const opened = await openReady(folder);
    const exchanged = (await currentKid(opened)) !== kid;
    if (lines.includes('begun') && !exchanged) throw new Error('the exchange was answered and is lost');
    const left = (await opened.api.keys.overview({})).rotation !== null;
    await mustReadEverybody(opened, ids);
    await opened.close();
    const next = await openReady(folder, { clock: minutesLater });
    await next.core.runDueJobs();
    if ((await next.api.keys.overview({})).rotation !== null)
      throw new Error('the next run did not finish the exchange');
    await mustReadEverybody(next, ids);
    await next.close();
    await mustAllBeProven(folder);
    await mustCleanUp(folder);
    if (!exchanged) return 'old';
    return left ? 'between' : 'new';
  },
};
