import type { AuditFilters, UnusualAccess } from '../../shared/audit.ts';
import { clockTolerance } from '../rpc/verify-chain.ts';
import { isInGroup, type LightEntry, localDay } from './filter-rules.ts';

/** What the rules look at. */
export interface WatchedEntry extends LightEntry {
  readonly address: string | null;
  readonly importId: number | null;
}

/** When something is unusual. */
export const unusualLimits = {
  /** Minutes within which acts are counted together. */
  within: 10,
  /** Acts of one account: a person does not open or change so many records. */
  records: 200,
  exports: 10,
  failures: 5,
  refusals: 5,
  /** Hours of the workstation's clock in which nobody works, as a rule: from, to. */
  night: [22, 5],
} as const;

interface Found {
  rule: UnusualAccess['rule'];
  actor: string;
  accountId: number | null;
  firstAt: string;
  lastAt: string;
  count: number;
  filters: AuditFilters;
}

/** Looks at entries one by one, so that who reads them can let other work in between. */
export interface UnusualWatch {
  /** Takes the next entry, in the order of the trail. */
  look(entry: WatchedEntry): void;
  found(): UnusualAccess[];
}

/**
 * Finds what a reviewer should look at: rules of the review workflow (HIPAA 164.308(a)(1)(ii)(D)).
 *
 * @param known addresses from which accounts signed in before these entries, as `account address`
 */
export function createUnusualWatch(known: ReadonlySet<string>): UnusualWatch {
  const found = new Map<string, Found>();
  const seen = new Set(known);
  const accounts = new Set([...known].map((pair) => pair.split(' ')[0]));
  const windows = new Map<string, string[]>();
  let before = '';

  function add(
    key: string,
    entry: WatchedEntry,
    rest: Pick<Found, 'rule'> & { readonly filters: AuditFilters },
    count = 1,
  ) {
    const day = localDay(entry.at, entry.utcOffset);
    const present = found.get(`${rest.rule} ${key}`);
    if (present) {
      present.lastAt = entry.at;
      present.count += count;
      present.filters = { ...present.filters, to: day };
      return;
    }
    const { actor, accountId, at } = entry;
    const filters = { ...rest.filters, from: day, to: day };
    found.set(`${rest.rule} ${key}`, { rule: rest.rule, actor, accountId, firstAt: at, lastAt: at, count, filters });
  }

  /** Counts within the minutes; reports from the limit on, the first time with all of them. */
  function often(
    key: string,
    limit: number,
    entry: WatchedEntry,
    rest: Pick<Found, 'rule'> & { readonly filters: AuditFilters },
  ): void {
    const name = `${rest.rule} ${key}`;
    const earliest = new Date(Date.parse(entry.at) - unusualLimits.within * 60_000).toISOString();
    const recent = windows.get(name) ?? [];
    recent.push(entry.at);
    // More than the limit need not be remembered.
    while (recent.length > limit || (recent[0] ?? '') < earliest) recent.shift();
    windows.set(name, recent);
    if (recent.length < limit) return;
    const reported = found.has(name);
    add(key, entry, rest, reported ? 1 : recent.length);
    const first = recent[0];
    const made = found.get(name);
    if (!reported && made && first !== undefined) made.firstAt = first;
  }

  function look(entry: WatchedEntry): void {
    const { accountId, action, address } = entry;
    const by = accountId === null ? {} : { accountId };
    if (action === 'auth.signInRefused')
      often(`${entry.entityId} ${address}`, unusualLimits.failures, entry, {
        rule: 'many-failures',
        filters: {
          action,
          ...(entry.entityId !== null && { entity: 'session', entityId: entry.entityId }),
        },
      });
    else if (isInGroup(entry, 'refusals'))
      often(String(accountId), unusualLimits.refusals, entry, {
        rule: 'refusals',
        filters: { ...by, group: 'refusals' },
      });
    if (accountId !== null) {
      if (isInGroup(entry, 'exports'))
        often(String(accountId), unusualLimits.exports, entry, {
          rule: 'many-exports',
          filters: { accountId, group: 'exports' },
        });
      if (isInGroup(entry, 'records') && entry.importId === null)
        often(String(accountId), unusualLimits.records, entry, {
          rule: 'many-records',
          filters: { accountId, group: 'records' },
        });
      if (isNight(entry)) add(String(accountId), entry, { rule: 'odd-hours', filters: { accountId } });
    }
    if (action === 'auth.signIn' && address !== null && accountId !== null) {
      const pair = `${accountId} ${address}`;
      // The first sign-in of an account comes from somewhere new by its nature.
      if (!seen.has(pair) && accounts.has(String(accountId)))
        add(pair, entry, { rule: 'new-address', filters: { accountId, group: 'sign-ins' } });
      seen.add(pair);
      accounts.add(String(accountId));
    }
    const back = before !== '' && Date.parse(before) - Date.parse(entry.at) > clockTolerance;
    if (back || action === 'clock.moved') add('clock', entry, { rule: 'clock', filters: {} });
    before = entry.at;
  }
  return { look, found: () => [...found.values()] };
}

function isNight({ at, utcOffset }: WatchedEntry): boolean {
  const hour = new Date(Date.parse(at) + utcOffset * 60_000).getUTCHours();
  const [from, to] = unusualLimits.night;
  return hour >= from || hour < to;
}
