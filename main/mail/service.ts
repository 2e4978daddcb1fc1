import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import { MailSettings, type mailContract, type OutgoingMail } from '../../shared/mail.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Random } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Transactor } from '../rpc/transact.ts';
import { requireVersion } from '../settings/settings-values.ts';
import { headerText } from './address-rules.ts';
import { createDelivery, type MailAccess } from './deliver.ts';
import { mailFaultOf } from './mail-faults.ts';
import type { MailPasswords } from './mail-password.ts';
import { messageOf } from './message.ts';
import type { MailRepository, MailRow } from './repository.ts';
import { changedMailSettings, checkedMailSettings, staysWhereItWas } from './settings-rules.ts';
import { storedMail } from './stored-settings.ts';
import { openMailLine } from './transport.ts';

type Input<P extends keyof typeof mailContract> = z.output<(typeof mailContract)[P]['input']>;
type Stored = z.output<(typeof mailContract)['settings']['output']>;

const changedByOthers = 'Somebody else changed the mail server. Compare both values and save again.';
/** Days that the texts of mails are kept. */
const keptDays = 400;

/** Mail through the clinic's own server: its settings, what waits, what went. */
export function createMailService(deps: {
  readonly repository: MailRepository;
  readonly passwords: MailPasswords;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly installId: string;
}) {
  const { repository, passwords, transactor, notices, clock, random, installId } = deps;

  const stored = () => storedMail(repository);
  function shown(): Stored {
    const { settings, secret, version } = stored();
    return { ...settings, passwordSet: secret !== null, version };
  }

  function access(): MailAccess {
    const { settings, secret } = stored();
    const password = secret === null ? null : passwords.open(secret);
    const incomplete = settings.username !== null && password === null;
    const unusable = incomplete ? 'The password of the mail server is missing. Type it again in the settings.' : null;
    return { settings, password, unusable };
  }

  /** The password that goes with the next settings: what was sent, or the kept one where it travels as before. */
  function sealedPassword(next: MailSettings, sent: string | null | undefined): string | null {
    if (next.username === null) return null;
    if (sent !== undefined) return sent === null || sent === '' ? null : passwords.seal(sent);
    const { settings, secret } = stored();
    return staysWhereItWas(next, settings) ? secret : null;
  }

  return {
    settings: shown,

    /** @throws AppError INVALID with what has to be corrected, CONFLICT for a stale version */
    saveSettings({ version, password, ...sent }: Input<'saveSettings'>, ctx: Context): Stored {
      ctx.transact((tx) => {
        const old = stored();
        requireVersion(shown(), version, changedByOthers);
        const next = checkedMailSettings(MailSettings.parse({ ...old.settings, ...sent }));
        const secret = sealedPassword(next, password);
        const retyped = password !== undefined && password !== null && password !== '';
        const changes = changedMailSettings(old.settings, next, retyped || (secret === null) !== (old.secret === null));
        if (Object.keys(changes).length === 0) return;
        repository.settings.write({ document: JSON.stringify(next), secret, at: tx.at });
        tx.audit({ entity: 'mail', entityId: 'settings', changes });
      });
      return shown();
    },

    /** Sends one mail with the settings as stored, also while mail is off. */
    async test({ to }: Input<'test'>, ctx: Context): Promise<{ sent: boolean; message: string }> {
      const { settings, password, unusable } = access();
      if (settings.host === '' || settings.fromAddress === '')
        return { sent: false, message: 'Name the mail server and the address of the sender first, and save.' };
      if (unusable !== null) return { sent: false, message: unusable };
      const now = clock.now().toISOString();
      const mail = {
        kind: 'test',
        recipient: to,
        subject: 'Test of the mail server',
        body: 'REMS Workstation sent this mail to try the mail server: it works',
        calendar: null,
        calendarMethod: null,
        createdAt: now,
      } as const;
      const line = await openMailLine(settings, password, new AbortController().signal);
      let fault: string | null = null;
      let answer = '';
      try {
        // It is on record only afterwards and has no id of its own yet.
        const message = messageOf({ ...mail, ...unsent, id: 0 }, settings, installId);
        answer = (await line.send({ ...message, messageId: `<${random.uuid()}@rems-workstation.invalid>` })).response;
      } catch (cause) {
        fault = mailFaultOf(cause, settings.security).message;
      } finally {
        line.close();
      }
      await retryWhileBusy(() =>
        ctx.transact((tx) => {
          const state = fault === null ? 'sent' : 'failed';
          const sentAt = fault === null ? tx.at : null;
          const row = { ...mail, state, nextAttemptAt: null, lastError: fault, at: now, sentAt } as const;
          const entityId = repository.insert(row);
          tx.audit({ entity: 'mail', entityId, changes: { state: { old: null, new: state } } });
        }),
      );
      return fault === null
        ? { sent: true, message: `The mail server took the mail. It answered: ${headerText(answer)}` }
        : { sent: false, message: fault };
    },

    outbox: ({ state, page, pageSize }: Input<'outbox'>): { items: OutgoingMail[]; total: number } => ({
      items: repository.list(state ?? null, pageSize, (page - 1) * pageSize).map(toOutgoing),
      total: repository.count(state ?? null),
    }),

    /** @throws AppError NOT_FOUND, CONFLICT for a mail that has not failed */
    retry({ id }: Input<'retry'>, ctx: Context): OutgoingMail {
      ctx.transact((tx) => {
        const row = repository.byId(id);
        if (!row) throw new AppError('NOT_FOUND', 'This mail does not exist. Read the list again.');
        if (row.state !== 'failed') throw new AppError('CONFLICT', 'Only a mail that failed can be tried again.');
        if (row.kind === 'test') throw new AppError('CONFLICT', 'A test is not repeated. Send another one.');
        repository.attempted({ ...row, state: 'queued', attempts: 0, nextAttemptAt: tx.at });
        tx.audit({ entity: 'mail', entityId: id, changes: { state: { old: 'failed', new: 'queued' } } });
        notices.settle(tx, 'mail.failed', 'outbox');
      });
      const row = repository.byId(id);
      if (!row) throw new Error('a mail that was just written is not there');
      return toOutgoing(row);
    },

    /** Sends what waits; the job `mail.send`. */
    deliver: createDelivery({ ...deps, access }),

    /** Forgets the texts of mails that are older than {@link keptDays}; answers how many. */
    sweep(): number {
      const before = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
      return transactor.housekeeping(() => repository.forget(before));
    },
  };
}

/** The service of {@link createMailService}. */
export type MailService = ReturnType<typeof createMailService>;

const unsent = { state: 'queued', attempts: 0, nextAttemptAt: null, lastError: null, sentAt: null } as const;

function toOutgoing(row: MailRow): OutgoingMail {
  // as: the column holds what the writer was given.
  return { ...row, kind: row.kind as OutgoingMail['kind'] };
}
