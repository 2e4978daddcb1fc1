import { createMailWriter, type MailDraft } from '../../main/mail/mail-writer.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import type { MailSettings } from '../../shared/mail.ts';
import type { TestCore } from './core.ts';
import { openDatabaseOf } from './database.ts';

/** Mail to a server on this machine where nothing listens. */
export const deadMailServer = {
  enabled: true,
  host: '127.0.0.1',
  port: 1,
  security: 'none',
  fromAddress: 'workstation@clinic.example',
} satisfies Partial<MailSettings>;

/** Queues mails beside the core, as another feature does. */
export async function queueMails(
  test: TestCore,
  drafts: readonly Partial<MailDraft>[],
): Promise<(number | undefined)[]> {
  const db = await openDatabaseOf(test.folder);
  const actor = { accountId: null, name: 'test', origin: 'job', address: null, requestId: 'r', action: 't' } as const;
  const writer = createMailWriter(db);
  const ids = createTransactor({ db, clock: test.clock }).transact(actor, (tx) =>
    drafts.map((draft) =>
      writer.queue(tx, {
        kind: 'reminder',
        recipient: 'anna@clinic.example',
        subject: 'Survey due',
        body: 'CT, Room 3',
        ...draft,
      }),
    ),
  );
  db.close();
  return ids;
}

/** Saves settings of the mail server over what is stored. */
export async function setMail(test: TestCore, settings: Partial<MailSettings> & { readonly password?: string }) {
  const { mail } = test.as('operator');
  const { version } = await mail.settings({});
  return mail.saveSettings({ version, ...settings });
}
