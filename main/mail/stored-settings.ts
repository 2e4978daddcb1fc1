import { MailSettings, mailDefaults } from '../../shared/mail.ts';

/** The settings of a stored document; what an older version did not know has its default. */
export function parseMailSettings(document: string): MailSettings {
  const stored = MailSettings.partial().parse(JSON.parse(document));
  // as: a part that is absent has the default laid under it; none of them can be stored as undefined.
  return { ...mailDefaults, ...stored } as MailSettings;
}
