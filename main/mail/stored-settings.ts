import { MailSettings, mailDefaults } from '../../shared/mail.ts';
import { valuesIn } from '../settings/settings-values.ts';
import type { MailRepository } from './repository.ts';

const kept = { defaults: mailDefaults, document: MailSettings.partial() };

/** The settings as they are stored, with the sealed password; version 0 while nobody has decided anything. */
export interface StoredMail {
  readonly settings: MailSettings;
  readonly secret: string | null;
  readonly version: number;
}

/** What is stored of mail now. */
export function storedMail({ settings }: Pick<MailRepository, 'settings'>): StoredMail {
  const row = settings.read();
  return { settings: valuesIn(row, kept), secret: row?.secret ?? null, version: row?.version ?? 0 };
}
