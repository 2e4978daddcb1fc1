import { setImmediate as breathe } from 'node:timers/promises';
import { localDate } from '../../shared/dates.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { MailWriter } from '../mail/mail-writer.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { PreferencesService } from '../preferences/service.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Actor, Transactor, Tx } from '../rpc/transact.ts';
import { digestOf, listLink } from './digest.ts';
import { gatherParcels, type Parcel, type ReminderLine } from './gather.ts';
import type { RemindersRepository } from './repository.ts';

/** What reminders are sent with. */
export interface SendingDeps {
  readonly repository: RemindersRepository;
  readonly roles: Pick<RoleRules, 'permissionsOf'>;
  readonly mail: MailWriter;
  readonly notices: NoticeWriter;
  readonly preferences: Pick<PreferencesService, 'of'>;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
}

const kind = 'reminder';

/** Tells every recipient what they were not told yet, each in one notice and one mail, each in a transaction of its own. */
export function createSending(deps: SendingDeps) {
  const { repository, roles, mail, notices, preferences, transactor, clock, random } = deps;
  const today = () => localDate(clock.now());

  /** What a recipient was not told yet. */
  function unsent({ recipient, channel, lines }: Parcel): ReminderLine[] {
    return [...lines.values()].filter(
      ({ subject, stage }) => !repository.isSent({ recipient, channel, subject, stage: stage.name }),
    );
  }

  function parcels(): Parcel[] {
    const all = gatherParcels(repository, roles, today());
    return mail.enabled() ? all : all.filter(({ channel }) => channel === 'notice');
  }

  /** The id of the mail; null for a notice; undefined when mail was switched off meanwhile. */
  function put(tx: Tx, parcel: Parcel, lines: readonly ReminderLine[]): number | null | undefined {
    const { channel, recipient, accountId } = parcel;
    if (channel === 'mail') {
      const language = accountId === null ? 'en' : (preferences.of(accountId).language ?? 'en');
      const { subject, body } = digestOf(lines, language, mail.appAddress(), today());
      return mail.queue(tx, { kind: 'reminder', recipient, subject, body });
    }
    const day = today();
    const late = [...parcel.lines.values()].some(({ due }) => due.limit < day);
    notices.raise(tx, {
      kind,
      subject: recipient,
      audience: 'equipment:read',
      accountId: accountId ?? undefined,
      severity: late ? 'warning' : 'info',
      message: `Surveys and findings that need attention: ${parcel.lines.size}. New since the last reminder: ${lines.length}.`,
      link: listLink,
    });
    return null;
  }

  function send(tx: Tx, parcel: Parcel, lines: readonly ReminderLine[]): boolean {
    const mailId = put(tx, parcel, lines);
    if (mailId === undefined) return false;
    const { recipient, channel } = parcel;
    for (const { ruleId, subject, stage } of lines)
      repository.insertSent({ ruleId, subject, stage: stage.name, recipient, channel, mailId, at: tx.at });
    tx.audit({
      entity: 'reminder',
      entityId: null,
      changes: { [channel]: { old: null, new: { recipient, lines: lines.length } } },
    });
    return true;
  }

  /** Takes notices back from those who have nothing left to look after. */
  function settle(current: readonly Parcel[], actor: Actor): void {
    const busy = new Set(current.map(({ recipient }) => recipient));
    const over = repository
      .readers()
      .map(({ id }) => `account:${id}`)
      .filter((recipient) => !busy.has(recipient) && notices.isOpen(kind, recipient));
    if (over.length === 0) return;
    transactor.transact(actor, (tx) => {
      for (const recipient of over) notices.settle(tx, kind, recipient);
    });
  }

  return {
    /** What {@link send} would send now. */
    preview: () =>
      parcels()
        .map((parcel) => ({ recipient: parcel.name, channel: parcel.channel, lines: unsent(parcel).length }))
        .filter(({ lines }) => lines > 0),

    /** Sends what is due; answers a sentence, null when there was nothing to say. The job `reminders.send`. */
    async send(signal: AbortSignal): Promise<string | null> {
      const actor = programActor(random, '(reminders)', 'reminders.send');
      const all = parcels();
      let recipients = 0;
      let told = 0;
      for (const parcel of all) {
        await breathe();
        signal.throwIfAborted();
        const lines = unsent(parcel);
        if (lines.length === 0) continue;
        if (!(await retryWhileBusy(() => transactor.transact(actor, (tx) => send(tx, parcel, lines))))) continue;
        recipients += 1;
        told += lines.length;
      }
      await retryWhileBusy(() => settle(all, actor));
      return recipients === 0 ? null : `Lines: ${told}. Notices and mails: ${recipients}.`;
    },
  };
}
