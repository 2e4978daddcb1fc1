import bcrypt from 'bcrypt';
import { AppError } from '../../shared/contract/errors.ts';
import type { Dispatched } from './dispatched.ts';
import { percentile } from './figures.ts';
import type { Account } from './installation.ts';

/** Medians in milliseconds. */
export interface SignInTimes {
  readonly accepted: number;
  /** One comparison of the hash alone. */
  readonly bare: number;
  /** Of the kind of refusal that takes longest, and of the one that takes shortest: what a stopwatch could tell apart. */
  readonly refused: { readonly slowest: number; readonly fastest: number };
}

const rounds = 25;
const cost = 12;

/**
 * Signs in, and is refused for every reason that must not be told apart, in turns. Through dispatch, as in the desktop window: a network
 * between would only add noise. Every round ends the waits that its failures began.
 */
export async function measureSignIn({ api, time }: Dispatched, account: Account): Promise<SignInTimes> {
  const { password } = account;
  await api.accounts.create({ username: 'bench.inactive', password, roles: ['viewer'] });
  await api.accounts.deactivate({ account: 'bench.inactive' });
  await api.accounts.create({ username: 'bench.unlisted', password, roles: ['viewer'], whitelist: false });
  await api.accounts.create({ username: 'bench.listed', password, roles: ['viewer'] });
  const kinds = {
    unknown: (round: number) => ({ username: `nobody.${round}`, password }),
    wrong: () => ({ username: 'bench.listed', password: 'not the right password' }),
    inactive: () => ({ username: 'bench.inactive', password }),
    unlisted: () => ({ username: 'bench.unlisted', password }),
  };
  const hash = await bcrypt.hash(password, cost);
  const accepted: number[] = [];
  const bare: number[] = [];
  const refused = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, input] of Object.entries(kinds)) {
      refused.get(kind)?.push(await timeRefused(time, input(round)));
    }
    for (const name of ['bench.listed', 'bench.inactive', 'bench.unlisted'])
      await api.accounts.liftWait({ account: name });
    accepted.push(await time('auth.signIn', account));
    const begun = performance.now();
    await bcrypt.compare(password, hash);
    bare.push(performance.now() - begun);
  }
  const medians = [...refused.values()].map((values) => percentile(values, 50));
  return {
    accepted: percentile(accepted, 50),
    bare: percentile(bare, 50),
    refused: { slowest: Math.max(...medians), fastest: Math.min(...medians) },
  };
}

async function timeRefused(time: Dispatched['time'], input: unknown): Promise<number> {
  const begun = performance.now();
  try {
    await time('auth.signIn', input);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'UNAUTHENTICATED') return performance.now() - begun;
    throw cause;
  }
  throw new Error('a sign-in that must be refused was accepted');
}
