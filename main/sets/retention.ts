import type { BackupSet, BackupSettings, SetName } from '../../shared/backup.ts';
import { daysBetween, localDate, type PlainDate } from '../../shared/dates.ts';

/** What the rules of keeping look at. */
export type Kept = Pick<BackupSet, 'name' | 'kind' | 'at' | 'state' | 'pinned'>;
/** The settings that the rules of keeping follow. */
export type KeepingRules = Pick<BackupSettings, 'dailyDays' | 'weeklyDays' | 'monthlyDays'>;

/** Always kept, however old: the newest proven sets. */
const newestKept = 3;
/** Days that the newest set before each kind of act is kept, and sets that were never proven or did not hold. */
const actDays = 30;

/**
 * The sets to keep: of the proven ones the newest of each day, ISO week and month within the days of the rules, and the newest three
 * however old; the newest before each kind of act for 30 days; what did not hold or was never proven for 30 days, to be looked at; what
 * is pinned, is of another installation, or lies in the future. Days are those of the workstation's calendar. The order of the list does
 * not matter.
 */
export function keep(sets: readonly Kept[], now: Date, rules: KeepingRules): ReadonlySet<SetName> {
  const today = localDate(now);
  const newestFirst = [...sets].sort(byAge);
  const proven = newestFirst.filter(({ state, at }) => state === 'proven' && !inFuture(at, now));
  const age = ({ at }: Kept) => daysBetween(localDate(new Date(at)), today);
  const kept = new Set<SetName>();
  const take = (chosen: readonly Kept[]) => {
    for (const { name } of chosen) kept.add(name);
  };
  take(proven.slice(0, newestKept));
  take(newestOfEach(proven, localDay).filter((set) => age(set) <= rules.dailyDays));
  take(newestOfEach(proven, isoWeek).filter((set) => age(set) <= rules.weeklyDays));
  take(newestOfEach(proven, month).filter((set) => age(set) <= rules.monthlyDays));
  const beforeActs = proven.filter(({ kind }) => kind.startsWith('pre-'));
  take(newestOfEach(beforeActs, ({ kind }) => kind).filter((set) => age(set) <= actDays));
  take(newestFirst.filter((set) => set.state !== 'proven' && age(set) <= actDays));
  take(newestFirst.filter(({ pinned, state, at }) => pinned || state === 'foreign' || inFuture(at, now)));
  return kept;
}

/** The ISO 8601 week of a date, `2026-W53`; the year is that of its Thursday. */
export function isoWeekOf(date: PlainDate): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const year = day.getUTCFullYear();
  const week = Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function byAge(one: Kept, other: Kept): number {
  return other.at.localeCompare(one.at) || other.name.localeCompare(one.name);
}

function newestOfEach(newestFirst: readonly Kept[], keyOf: (set: Kept) => string): readonly Kept[] {
  const first = new Map<string, Kept>();
  for (const set of newestFirst) {
    const key = keyOf(set);
    if (!first.has(key)) first.set(key, set);
  }
  return [...first.values()];
}

function localDay({ at }: Kept): string {
  return localDate(new Date(at));
}

function isoWeek(set: Kept): string {
  return isoWeekOf(localDay(set));
}

function month(set: Kept): string {
  return localDay(set).slice(0, 7);
}

function inFuture(at: string, now: Date): boolean {
  return Date.parse(at) > now.getTime();
}
