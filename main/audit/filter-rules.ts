import type { AuditFilters } from '../../shared/audit.ts';
import { contract } from '../../shared/contract/index.ts';
import { addDays, type Instant } from '../../shared/dates.ts';
import { DownloadTicket } from '../../shared/files.ts';
import { fold, searchWords } from '../../shared/text.ts';

/** What most filters ask for: few different ones occur among many entries. */
export interface EntryKind {
  readonly accountId: number | null;
  readonly actor: string;
  readonly origin: string;
  readonly action: string;
  readonly entity: string;
}

/** The part of an entry that filters look at. */
export interface LightEntry extends EntryKind {
  readonly seq: number;
  readonly at: Instant;
  readonly utcOffset: number;
  readonly entityId: string | null;
  /** Only read where something is searched for. */
  readonly changes?: string;
  readonly reason?: string | null;
}

/** Filters made ready for many entries. */
export interface Matcher {
  /** Nothing is filtered. */
  readonly all: boolean;
  /** Values must be read. */
  readonly searches: boolean;
  /** Whether an entry of this kind may fit. */
  kind(kind: EntryKind): boolean;
  /** Whether any entry between these instants may fit. */
  span(first: Instant, last: Instant): boolean;
  entry(entry: LightEntry): boolean;
}

/** Acts that hand a file out: every procedure that answers a ticket, and what screens note of files of their own. */
const takenAlong: ReadonlySet<string> = new Set([
  ...Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, { output }]) => (output === DownloadTicket ? `${feature}.${name}` : [])),
  ),
  'capital.noteExport',
  'exports.noteCopy',
]);

/** What the clinic keeps records of. */
const recordKinds: ReadonlySet<string> = new Set([
  'unit',
  'person',
  'lookup',
  'import',
  'test',
  'booking',
  'finding',
  'component',
  'field',
  'obligation',
  'rule',
  'document',
  'scenario',
  'view',
  'study',
  'patient',
  'examination',
  'review',
]);

const plain = /^[ -~]*$/;

/** The largest distance of a local time from UTC, either way. */
const mostOffsetMs = 15 * 3_600_000;

/** Makes filters ready; what is absent does not filter. */
export function createMatcher(filters: AuditFilters): Matcher {
  const { from, to, accountId, action, entity, entityId, origin, group } = filters;
  const words = searchWords(filters.search);
  const lowest = from === undefined ? '' : shifted(`${from}T00:00:00.000Z`, -mostOffsetMs);
  const highest = to === undefined ? '~' : shifted(`${addDays(to, 1)}T00:00:00.000Z`, mostOffsetMs);

  const kind = (one: EntryKind) =>
    (accountId === undefined || one.accountId === accountId) &&
    (origin === undefined || one.origin === origin) &&
    (entity === undefined || one.entity === entity) &&
    (action === undefined || one.action === action || one.action.startsWith(`${action}.`)) &&
    (group === undefined || isInGroup(one, group));
  const day = (one: LightEntry) => {
    if (from === undefined && to === undefined) return true;
    const local = localDay(one.at, one.utcOffset);
    return (from === undefined || local >= from) && (to === undefined || local <= to);
  };
  const text = (one: LightEntry) => {
    if (words.length === 0) return true;
    const whole = [one.actor, one.action, one.entity, one.entityId, one.reason, one.changes].filter(Boolean).join(' ');
    // Plain letters, which most entries are made of, need no table of accents: words have no blanks in them.
    const folded = plain.test(whole) ? whole.toLowerCase() : fold(whole);
    return words.every((word) => folded.includes(word));
  };
  return {
    all: words.length === 0 && Object.values({ ...filters, search: undefined }).every((value) => value === undefined),
    searches: words.length > 0,
    kind,
    span: (first, last) => last >= lowest && first < highest,
    entry: (one) => kind(one) && (entityId === undefined || one.entityId === entityId) && day(one) && text(one),
  };
}

/** The day on the workstation's calendar at the time of an entry. */
export function localDay(at: Instant, utcOffset: number): string {
  return shifted(at, utcOffset * 60_000).slice(0, 10);
}

/** Whether an act belongs to one of the groups that reviewers ask for. */
export function isInGroup(
  { action, entity, origin, actor }: EntryKind,
  group: NonNullable<AuditFilters['group']>,
): boolean {
  switch (group) {
    case 'refusals':
      return entity === 'refusal' || action.endsWith('Refused');
    case 'sign-ins':
      return entity === 'session' || action.startsWith('auth.');
    case 'exports':
      return takenAlong.has(action);
    case 'system':
      return origin === 'job' || actor.startsWith('(');
    case 'records':
      return recordKinds.has(entity);
  }
}

function shifted(at: Instant, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
