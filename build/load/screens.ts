import type { Random } from '../bench/random.ts';

/** One call that a page makes. */
export interface Ask {
  /** Under which its time is reported. */
  readonly kind: string;
  readonly procedure: string;
  readonly input: object;
}

/** What exists in the installation: ids that people look at and choose. */
export interface Known {
  readonly units: number;
  readonly classId: readonly number[];
  readonly facilityId: readonly number[];
  readonly searches: readonly string[];
  readonly year: number;
}

interface Screen {
  /** Of a hundred things that people open. */
  readonly share: number;
  /** The calls of the page, sent at once as the page sends them. */
  asks(random: Random, known: Known): readonly Ask[];
}

/** Rows that the inventory asks for at once, and those of the other lists. */
const rows = { inventory: 100, others: 50 } as const;
const everything = { includeRetired: true, includePlanned: true, includeNotCovered: true };

/** Pages as people open them, and what each asks of the core. What a browser keeps (lookups, preferences) it asks once, when it loads. */
const screens: Readonly<Record<string, Screen>> = {
  unit: {
    share: 58,
    asks(random, { units }) {
      const unitId = 1 + random.upTo(units);
      return [
        { kind: 'unit', procedure: 'equipment.get', input: { id: unitId } },
        { kind: 'unit parts', procedure: 'obligations.ofUnit', input: { unitId } },
        { kind: 'unit parts', procedure: 'compliance.tests', input: { unitId, page: 1, pageSize: 10 } },
        {
          kind: 'unit parts',
          procedure: 'bookings.list',
          input: { unitId, pageSize: 200, filters: everything },
        },
        { kind: 'unit parts', procedure: 'findings.list', input: { unitId, state: 'open', pageSize: 50 } },
        {
          kind: 'unit parts',
          procedure: 'findings.list',
          input: { unitId, state: 'open', severity: ['blocking'], pageSize: 10 },
        },
        { kind: 'unit parts', procedure: 'documents.list', input: { entity: 'unit', entityId: unitId } },
      ];
    },
  },
  inventory: {
    share: 7,
    asks: (random) => [list('list', { page: 1 + Math.floor(random.next() ** 3 * 8) })],
  },
  sorted: {
    share: 2,
    asks: (random) => [
      list('list sorted', {
        sort: random.pick([
          [
            { by: 'facilityName', direction: 'asc' },
            { by: 'installedOn', direction: 'desc' },
          ],
          [{ by: 'nextLimitOn', direction: 'asc' }],
          [{ by: 'model', direction: 'asc' }],
        ]),
      }),
    ],
  },
  searched: {
    share: 6,
    asks: (random, { searches }) => [list('list searched', { search: random.pick(searches) })],
  },
  filtered: {
    share: 5,
    asks: (random, { classId, facilityId }) => [
      list('list filtered', { filters: { classId: [random.pick(classId)], facilityId: [random.pick(facilityId)] } }),
    ],
  },
  compliance: {
    share: 4,
    asks(random) {
      const days = random.pick([30, 90]);
      return [
        { kind: 'compliance', procedure: 'compliance.summary', input: { days } },
        {
          kind: 'compliance',
          procedure: 'compliance.units',
          input: { status: random.pick(['overdue', 'upcoming']), days, page: 1, pageSize: rows.others },
        },
      ];
    },
  },
  findings: {
    share: 3,
    asks: () => [
      { kind: 'findings', procedure: 'findings.list', input: { state: 'open', page: 1, pageSize: rows.others } },
    ],
  },
  planner: {
    share: 1,
    asks: (_, { year }) => [{ kind: 'planner', procedure: 'planner.year', input: { year } }],
  },
  home: {
    share: 3,
    asks: () => [
      { kind: 'home', procedure: 'home.summary', input: {} },
      { kind: 'home', procedure: 'compliance.summary', input: {} },
      { kind: 'home', procedure: 'compliance.due', input: { days: 90, pageSize: 10 } },
      {
        kind: 'home',
        procedure: 'bookings.list',
        input: { state: ['missed'], filters: { state: ['in-service'] }, pageSize: 5 },
      },
      { kind: 'home', procedure: 'compliance.units', input: { status: 'never-tested', pageSize: 5 } },
    ],
  },
  loaded: {
    share: 3,
    asks: () =>
      ['system.status', 'auth.me', 'notices.list', 'preferences.get', 'lookups.all'].map((procedure) => ({
        kind: 'page loaded',
        procedure,
        input: {},
      })),
  },
  looked: {
    share: 8,
    asks: (random) => [
      { kind: 'me and notices', procedure: random.pick(['auth.me', 'notices.list', 'sessions.own']), input: {} },
    ],
  },
};

function list(kind: string, input: object): Ask {
  return { kind, procedure: 'equipment.list', input: { page: 1, pageSize: rows.inventory, ...input } };
}

/** The next page that somebody opens. */
export function nextScreen(random: Random, known: Known): readonly Ask[] {
  let at = random.next() * shareOfAll;
  for (const screen of Object.values(screens)) {
    at -= screen.share;
    if (at < 0) return screen.asks(random, known);
  }
  throw new Error('the shares do not add up');
}

const shareOfAll = Object.values(screens).reduce((sum, { share }) => sum + share, 0);

/** Calls that a page makes on average. */
export function callsPerScreen(random: Random, known: Known): number {
  const calls = Object.values(screens).reduce((sum, { share, asks }) => sum + share * asks(random, known).length, 0);
  return calls / shareOfAll;
}
