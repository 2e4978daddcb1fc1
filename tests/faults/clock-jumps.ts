import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../../main/rpc/context.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { verifyChain } from '../../main/rpc/verify-chain.ts';
import { testClock } from '../support/ports.ts';
import type { Campaign } from './campaign.ts';
import { copyTo } from './installation.ts';
import { behindTheDoor, openReady } from './open.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Jumps of the wall clock, by name, milliseconds from an instant. */
const jumps: Readonly<Record<string, (at: number) => number>> = {
  'an hour back': () => -hour,
  'an hour ahead': () => hour,
  'five years back': () => -5 * 365 * day,
  'five years ahead': () => 5 * 365 * day,
  'over the end of 32 bits': (at) => Date.parse('2038-01-19T03:14:07.000Z') + 2000 - at,
  'to before the first second': (at) => Date.parse('1969-12-31T23:59:58.000Z') - at,
  'into a leap day': (at) => Date.parse('2028-02-29T23:59:59.500Z') - at,
  'a day and a bit ahead': () => 27 * hour,
};

/** Somebody sets the clock of the workstation, or its battery is empty. */
export const clock: Campaign = {
  name: 'clock-jumps',
  holds: 'No session lasts longer, no storm of backups and none removed, and the audit trail keeps its order.',
  quick: 8,
  long: 200,
  weight: 3,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = join(folder, 'data');
    const names = Object.keys(jumps);
    let rounds = 0;
    let runs = 0;
    for (; rounds < count && inTime(); rounds += 1) {
      copyTo(base.folder, data);
      const name = names[rounds % names.length] ?? '';
      const moved = testClock();
      const opened = await openReady(data, { clock: moved });
      const { core } = opened;
      const caller: Caller = { origin: 'https', address: '192.0.2.10', session: memoryCarrier() };
      const asks = async (what: string, input: unknown = {}) => await core.dispatch(what, input, caller);
      const signedIn = await asks('auth.signIn', { username: base.username, password: base.password });
      if (!signedIn.ok) failed(`${name}: sign-in: ${signedIn.error.message}`);
      await core.runDueJobs();
      const setsBefore = setsOf(data);
      await asks('lookups.create', { kind: 'manufacturer', name: 'Before' });
      const jump = (jumps[name]?.(moved.now().getTime()) ?? 0) + chance.below(1000);
      moved.jump(jump);
      await asks('lookups.create', { kind: 'manufacturer', name: 'After' });
      await core.dispatch(
        'lookups.create',
        { kind: 'department', name: 'After' },
        { ...caller, session: null, origin: 'cli', operator: { name: 'faults' } },
      );
      for (let look = 0; look < 4; look += 1) {
        await core.runDueJobs();
        moved.advance(minute);
      }
      const lost = setsBefore.filter((set) => !setsOf(data).includes(set));
      if (lost.length > 0) failed(`${name}: removed ${lost.join(', ')}`);
      const fresh = setsOf(data).length - setsBefore.length;
      if (fresh > 2) failed(`${name}: ${fresh} backups at once`);
      runs += fresh;
      // The idle limit counts on the clock that nobody can set, whatever the wall clock says.
      moved.advance(61 * minute);
      const idle = await asks('auth.me');
      if (idle.ok) failed(`${name}: an hour later nobody had to unlock`);
      moved.jump(-jump);
      moved.advance(12 * hour);
      const late = await asks('auth.unlock', { password: base.password });
      if (late.ok) failed(`${name}: the session outlived its twelve hours`);
      await opened.close();
      await behindTheDoor(data, (db) => {
        const proof = verifyChain({ db });
        if (!proof.ok) failed(`${name}: ${proof.first?.message}`);
        if (jump < -2000 && proof.clockBack.length === 0) failed(`${name}: the clock set back is not named`);
      });
    }
    return { rounds, facts: { backups: runs } };
  },
};

function setsOf(data: string): readonly string[] {
  const folder = join(data, 'backups');
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{8}_\d{6}_/.test(name)) : [];
}
