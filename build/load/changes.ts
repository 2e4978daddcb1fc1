import type { Random } from '../bench/random.ts';
import type { Ask } from './screens.ts';

/** A unit that only one session changes: two people who change the same one are asked, which is not what is measured. */
export interface OwnUnit {
  readonly id: number;
  version: number;
}

/** What people change, in the order of `share`: of a hundred changes. Each one is audited. */
const changes = [
  {
    share: 60,
    ask: (random: Random, { id, version }: OwnUnit): Ask => ({
      kind: 'edit a unit',
      procedure: 'equipment.update',
      input: { id, version, room: `Room ${random.upTo(1000)}` },
    }),
  },
  {
    share: 25,
    ask: (_: Random, { id }: OwnUnit, today: string): Ask => ({
      kind: 'record a test',
      procedure: 'compliance.recordTest',
      input: { unitId: id, type: 'Annual', testDate: today, outcome: 'pass' },
    }),
  },
  {
    share: 15,
    ask: (random: Random, { id }: OwnUnit): Ask => ({
      kind: 'report a finding',
      procedure: 'findings.create',
      input: { unitId: id, description: `Found under load ${random.upTo(1000)}`, severity: 'minor' },
    }),
  },
] as const;

/** The next change that somebody makes to this unit. */
export function nextChange(random: Random, unit: OwnUnit, today: string): Ask {
  let at = random.next() * 100;
  for (const { share, ask } of changes) {
    at -= share;
    if (at < 0) return ask(random, unit, today);
  }
  throw new Error('the shares do not add up');
}
