import { AppError } from '../../shared/contract/errors.ts';
import type { MailSettings } from '../../shared/mail.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import { type MailFault, mailFaultOf } from './mail-faults.ts';
import { messageOf } from './message.ts';
import type { MailRepository, MailToSend } from './repository.ts';
import { openMailLine } from './transport.ts';

/** Minutes after each failed attempt until the next one; after the last the mail has failed. */
const pauses = [1, 5, 15, 60, 240] as const;
const longestPause = 240;
/** Mails that are read at once. */
const batch = 50;

/** The mail server as it is set now. */
export interface MailAccess {
  readonly settings: MailSettings;
  readonly password: string | null;
  /** Why it cannot be used although it is on; null when it can. */
  readonly unusable: string | null;
}

/**
 * Sends what waits. A mail is on record as sent after the server took it: a machine that stops in between sends it once more,
 * under the same Message-ID.
 */
export function createDelivery(deps: {
  readonly repository: MailRepository;
  readonly access: () => MailAccess;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly installId: string;
}) {
  const { repository, access, transactor, notices, events, clock, random, installId } = deps;
  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString();
  const due = () => repository.due(clock.now().toISOString(), inMinutes(longestPause + 1), batch);

  function sent({ id, attempts }: MailToSend): Promise<void> {
    const sentAt = clock.now().toISOString();
    const row = { id, state: 'sent', attempts: attempts + 1, nextAttemptAt: null, lastError: null, sentAt } as const;
    return retryWhileBusy(() => transactor.housekeeping(() => repository.attempted(row)));
  }

  async function failed({ id, attempts }: MailToSend, fault: MailFault): Promise<void> {
    const pause = fault.lasting ? undefined : pauses[attempts];
    const lastError = fault.message;
    const common = { id, attempts: attempts + 1, lastError, sentAt: null };
    if (pause !== undefined) {
      const row = { ...common, state: 'queued', nextAttemptAt: inMinutes(pause) } as const;
      return retryWhileBusy(() => transactor.housekeeping(() => repository.attempted(row)));
    }
    const actor = programActor(random, '(mail)', 'mail.send');
    await retryWhileBusy(() =>
      transactor.transact(actor, (tx) => {
        repository.attempted({ ...common, state: 'failed', nextAttemptAt: null });
        tx.audit({ entity: 'mail', entityId: id, changes: { state: { old: 'queued', new: 'failed' } } });
        notices.raise(tx, {
          kind: 'mail.failed',
          subject: 'outbox',
          audience: 'system:manage',
          severity: 'warning',
          message: `A mail could not be sent and is not tried again by itself. ${fault.message}`,
          link: '/admin/mail',
        });
      }),
    );
  }

  return async function deliver(signal: AbortSignal): Promise<string | null> {
    const { settings, password, unusable } = access();
    if (!settings.enabled) return null;
    let waiting = due();
    if (waiting.length === 0) return null;
    if (unusable !== null) throw new AppError('UNAVAILABLE', unusable);
    const line = await openMailLine(settings, password, signal);
    const count = { sent: 0, refused: 0 };
    try {
      while (waiting.length > 0) {
        for (const mail of waiting) {
          signal.throwIfAborted();
          try {
            await line.send(messageOf(mail, settings, installId));
          } catch (cause) {
            signal.throwIfAborted();
            const fault = mailFaultOf(cause, settings.security);
            await failed(mail, fault);
            count.refused += 1;
            // The others would meet the same: they keep their attempts for when the server is back.
            if (fault.about === 'server') throw new AppError('UNAVAILABLE', fault.message);
            continue;
          }
          await sent(mail);
          count.sent += 1;
        }
        events.publish({ topic: 'mail' });
        waiting = due();
      }
    } finally {
      line.close();
      events.publish({ topic: 'mail' });
    }
    return count.refused === 0 ? `Mails sent: ${count.sent}.` : `Mails sent: ${count.sent}. Refused: ${count.refused}.`;
  };
}
