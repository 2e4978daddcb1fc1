import { localDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';
import { createMailWriter } from '../mail/mail-writer.ts';
import type { Tx } from '../rpc/transaction.ts';
import { bookedEvent, unitTitle } from './booked-event.ts';
import { calendarText } from './calendar-text.ts';
import { createCalendarRepository, type InvitedBooking } from './repository.ts';
import { machineZone } from './time-zone.ts';
import { type CalendarLanguage, calendarWords } from './words.ts';

/** A booking as it stood before a change; see {@link InvitationWriter}. */
export type Standing = InvitedBooking | undefined;

/**
 * Sends bookings to their assignees as iTIP invitations (RFC 5546), because calendars in the cloud cannot reach an address of the clinic's
 * network. Nothing happens while mail is off, for people without an address, and for bookings that are done.
 */
export interface InvitationWriter {
  /** The booking as it stands now, to be compared after a change. */
  standing(bookingId: number): Standing;
  /** Asks the assignee of a new booking. */
  booked(tx: Tx, bookingId: number): void;
  /** After a change: asks again when day, time or length changed; takes it back from whoever does it no longer. */
  changed(tx: Tx, bookingId: number, before: Standing): void;
}

type Kind = 'booked' | 'moved' | 'cancelled';

/** A writer on one connection. */
export function createInvitationWriter(db: Db): InvitationWriter {
  const calendar = createCalendarRepository(db);
  const mail = createMailWriter(db);

  /** @param to as the booking stood when this person did it; its number of changes is that of now */
  function send(tx: Tx, kind: Kind, to: InvitedBooking): void {
    const sender = mail.sender();
    if (!sender || !to.assigneeEmail || to.assigneeActive !== 1) return;
    const language: CalendarLanguage = to.language === 'fr' ? 'fr' : 'en';
    const words = calendarWords[language];
    const method = kind === 'cancelled' ? 'CANCEL' : 'REQUEST';
    const today = localDate(new Date(tx.at));
    // Nobody can come on a day that has passed: a missed booking that is corrected or planned again asks nobody.
    if (method === 'REQUEST' && to.scheduledOn < today) return;
    const booking = { ...to, state: kind === 'cancelled' ? 'cancelled' : 'planned', updatedAt: tx.at } as const;
    const event = bookedEvent(booking, { words, today, address: mail.appAddress() });
    const when = words.when(to.scheduledOn, to.startTime);
    const body = [
      words.greeting(kind),
      '',
      event.summary,
      when,
      event.location,
      event.description,
      '',
      event.url ?? '',
      words.reply,
    ];
    mail.queue(tx, {
      kind: 'invitation',
      recipient: to.assigneeEmail,
      subject: words[kind](unitTitle(to, words), when),
      body: `${body.filter((line, index) => line !== '' || body[index - 1] !== '').join('\n')}\n`,
      calendar: {
        method,
        text: calendarText({
          name: words.mine,
          language,
          zone: machineZone(),
          events: [event],
          invitation: {
            method,
            organizer: sender,
            attendee: { name: to.assigneeName ?? '', address: to.assigneeEmail },
          },
        }),
      },
    });
  }

  return {
    standing: (bookingId) => calendar.invited(bookingId),

    booked(tx, bookingId) {
      const now = calendar.invited(bookingId);
      if (now?.state === 'planned') send(tx, 'booked', now);
    },

    changed(tx, bookingId, before) {
      const now = calendar.invited(bookingId);
      if (!now || !before) return;
      const wasAsked = before.state === 'planned' && before.assigneeId !== null;
      const isAsked = now.state === 'planned' && now.assigneeId !== null;
      const sameOne = before.assigneeId === now.assigneeId;
      if (wasAsked && (now.state === 'cancelled' || !sameOne)) {
        send(tx, 'cancelled', { ...before, sequence: now.sequence });
      }
      if (!isAsked) return;
      if (!sameOne) send(tx, 'booked', now);
      else if (timeOf(before) !== timeOf(now)) send(tx, 'moved', now);
    },
  };
}

function timeOf({ scheduledOn, startTime, durationMinutes }: InvitedBooking): string {
  return [scheduledOn, startTime, durationMinutes].join(' ');
}
