import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { CalendarScope, calendarContract } from '../../shared/calendar.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { Db } from '../database/connection.ts';
import { fileStamp } from '../files/csv-writer.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { createMailWriter } from '../mail/mail-writer.ts';
import type { Clock, Random } from '../ports.ts';
import { createRoleRules } from '../roles/role-rules.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import { bookedEvent } from './booked-event.ts';
import { calendarText } from './calendar-text.ts';
import { limitEvents, mostNamed } from './limit-events.ts';
import { createCalendarRepository } from './repository.ts';
import { machineZone } from './time-zone.ts';
import { calendarWords } from './words.ts';

type Scope = z.output<typeof CalendarScope>;
type Feed = z.output<(typeof calendarContract)['feed']['output']>;

/** A calendar as the listener serves it. */
export interface ServedCalendar {
  readonly body: string;
  /** Changes when the body does; with its quotes. */
  readonly etag: string;
}

const daysBack = 90;
const daysAhead = 400;
/** A reading is noted at most this often, so that calendars which ask all day do not write all day. */
const noteEveryMs = 5 * 60_000;
const tokenBytes = 32;

/** The own calendar under a secret address, and as a file. What it holds: bookings from 90 days back to 400 days ahead, and last days. */
export function createCalendarService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactor: Pick<Transactor, 'housekeeping'>;
  readonly files: DownloadIssuer;
}) {
  const { db, clock, random, transactor, files } = deps;
  const repository = createCalendarRepository(db);
  const roles = createRoleRules(db);
  const mail = createMailWriter(db);

  function feedOf(accountId: number): Feed {
    const row = repository.feed(accountId);
    return row ? { active: true, ...row } : { active: false, scope: null, createdAt: null, lastReadAt: null };
  }

  function owner(ctx: Context): number {
    const { accountId } = principalOf(ctx);
    if (accountId === null) throw new AppError('INVALID', 'A calendar belongs to an account; sign in to have one.');
    return accountId;
  }

  /** @throws AppError CONFLICT for the own bookings of an account that is nobody's */
  function requirePerson(accountId: number, scope: Scope): void {
    if (scope === 'all' || repository.personOf(accountId) !== null) return;
    throw new AppError(
      'CONFLICT',
      'Your account is not linked to a person, so that no booking is yours. Choose all bookings, or ask an administrator.',
    );
  }

  function text(scope: Scope, personId: number | null, language: 'en' | 'fr'): string {
    const today = localDate(clock.now());
    const words = calendarWords[language];
    const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead), today };
    const address = mail.appAddress();
    const bookings = repository.bookings(span, scope === 'all' ? 'everybody' : personId);
    const counts = scope === 'all' ? repository.limitCounts(span) : [];
    const few = [...Map.groupBy(counts, ({ limitOn }) => limitOn)]
      .filter(([, places]) => places.reduce((sum, { count }) => sum + count, 0) <= mostNamed)
      .map(([day]) => day);
    const limits = repository.limits(few, today);
    return calendarText({
      name: words[scope],
      language,
      zone: machineZone(),
      events: [
        ...bookings.map((booking) => bookedEvent(booking, { words, today, address })),
        ...limitEvents(counts, limits, { words, installId: repository.installId() }),
      ],
    });
  }

  const languageOf = (accountId: number) => (repository.languageOf(accountId) === 'fr' ? 'fr' : 'en');

  return {
    feed: (ctx: Context): Feed => feedOf(owner(ctx)),

    /** The address leaves the core once, here. @throws AppError INVALID at the command line; CONFLICT without a person of one's own */
    create(scope: Scope, ctx: Context): Feed & { path: string; address: string | null } {
      const accountId = owner(ctx);
      requirePerson(accountId, scope);
      const token = random.bytes(tokenBytes).toString('base64url');
      ctx.transact((tx) => {
        const old = repository.feed(accountId)?.scope ?? null;
        repository.revoke(accountId, tx.at);
        repository.insert({ accountId, hash: hashOf(token), scope, at: tx.at });
        const changes = {
          scope: { old, new: scope },
          address: { old: null, new: null, hidden: true as const },
        };
        tx.audit({ entity: 'calendar', entityId: accountId, changes });
      });
      const path = `/calendar/${token}.ics`;
      const installation = mail.appAddress();
      return { ...feedOf(accountId), path, address: installation === null ? null : `${installation}${path}` };
    },

    revoke(ctx: Context): Feed {
      const accountId = owner(ctx);
      const { scope } = feedOf(accountId);
      if (scope !== null) {
        ctx.transact((tx) => {
          repository.revoke(accountId, tx.at);
          tx.audit({ entity: 'calendar', entityId: accountId, changes: { scope: { old: scope, new: null } } });
        });
      }
      return feedOf(accountId);
    },

    /** @throws AppError INVALID at the command line; CONFLICT without a person of one's own */
    file(scope: Scope, ctx: Context): DownloadTicket {
      const accountId = owner(ctx);
      requirePerson(accountId, scope);
      ctx.transact((tx) => {
        tx.audit({ entity: 'calendar', entityId: accountId, changes: { scope: { old: null, new: scope } } });
      });
      return files.issueDownload(ctx, {
        fileName: `rems_${fileStamp(clock.now())}.ics`,
        contentType: 'text/calendar; charset=utf-8',
        async *body() {
          yield new TextEncoder().encode(text(scope, repository.personOf(accountId), languageOf(accountId)));
        },
      });
    },

    /**
     * What the secret address shows; null when there is nothing, for whatever reason: unknown, revoked, its owner left or may not read equipment.
     * @param admits whether this username may come in at all (whitelist)
     */
    read(token: string, admits: (username: string) => boolean): ServedCalendar | null {
      const found = repository.owner(hashOf(token));
      if (found?.active !== 1 || !admits(found.username)) return null;
      if (!roles.permissionsOf(repository.rolesOf(found.accountId)).includes('equipment:read')) return null;
      const now = clock.now();
      const last = found.lastReadAt === null ? Number.NaN : Date.parse(found.lastReadAt);
      // Not "earlier than": after the clock was set back, readings are noted again as well.
      if (!(Math.abs(now.getTime() - last) < noteEveryMs)) {
        transactor.housekeeping(() => repository.noteRead(found.id, now.toISOString()));
      }
      const body = text(found.scope, found.personId, languageOf(found.accountId));
      return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
    },
  };
}

/** The service of {@link createCalendarService}. */
export type CalendarService = ReturnType<typeof createCalendarService>;

/** What the database keeps of an address. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
