import type { OutgoingMail } from '../../shared/mail.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { headerText, isMailAddress } from './address-rules.ts';
import { createMailRepository } from './repository.ts';
import { storedMail } from './stored-settings.ts';

/** A mail to send. */
export interface MailDraft {
  readonly kind: OutgoingMail['kind'];
  /** One e-mail address. */
  readonly recipient: string;
  readonly subject: string;
  /** Plain text; addresses in it become links. Never a secret: it is kept for 400 days. */
  readonly body: string;
  /** An iCalendar object that goes along as an invitation, or as the end of one. */
  readonly calendar?: { readonly text: string; readonly method: 'REQUEST' | 'CANCEL' } | undefined;
}

/** Queues mail inside a caller's transaction; it leaves after the commit. */
export interface MailWriter {
  /** The id of the mail; undefined, and nothing is stored, while mail is off. An address that is none is kept as failed. */
  queue(tx: Tx, draft: MailDraft): number | undefined;
  /** Whether mail is on. */
  enabled(): boolean;
  /** Who mail comes from; undefined while mail is off. */
  sender(): { readonly name: string; readonly address: string } | undefined;
  /** The address of this installation for links, without a slash at its end; null where none is set. */
  appAddress(): string | null;
}

/** A writer on one connection; settings are read at every call. */
export function createMailWriter(db: Db): MailWriter {
  const mails = createMailRepository(db);
  const settings = () => storedMail(mails).settings;

  return {
    queue(tx, { kind, recipient, subject, body, calendar }) {
      if (!settings().enabled) return undefined;
      const address = recipient.trim();
      const usable = isMailAddress(address);
      const id = mails.insert({
        kind,
        recipient: headerText(address),
        subject: headerText(subject),
        body,
        calendar: calendar?.text ?? null,
        calendarMethod: calendar?.method ?? null,
        state: usable ? 'queued' : 'failed',
        nextAttemptAt: usable ? tx.at : null,
        lastError: usable ? null : 'This is not an e-mail address. Correct it where the person is kept.',
        at: tx.at,
        sentAt: null,
      });
      tx.audit({ entity: 'mail', entityId: id, action: 'mail.queue', changes: { kind: { old: null, new: kind } } });
      return id;
    },
    enabled: () => settings().enabled,
    sender() {
      const { enabled, fromName, fromAddress } = settings();
      return enabled ? { name: fromName, address: fromAddress } : undefined;
    },
    appAddress: () => settings().appAddress?.replace(/\/+$/, '') || null,
  };
}
