import type { MailSettings, mailSecurities } from '../../shared/mail.ts';
import { blankToNull } from '../../shared/text.ts';
import type { InputOf, OutputOf } from '../api/client.ts';

/** The settings as stored. */
export type StoredMail = OutputOf<'mail.settings'>;

/** What stands in the form while it is typed. */
export interface MailDraft {
  readonly enabled: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: (typeof mailSecurities)[number];
  readonly certificateAuthority: string;
  readonly username: string;
  /** Empty: the stored one stays. */
  readonly password: string;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly appAddress: string;
}

/** Stored settings as the form shows them. */
export function mailDraft(stored: StoredMail): MailDraft {
  return {
    enabled: stored.enabled,
    host: stored.host,
    port: String(stored.port),
    security: stored.security,
    certificateAuthority: stored.certificateAuthority ?? '',
    username: stored.username ?? '',
    password: '',
    fromAddress: stored.fromAddress,
    fromName: stored.fromName,
    appAddress: stored.appAddress ?? '',
  };
}

/** Whether the port can be read. */
export function portIsWrong({ port }: MailDraft): boolean {
  return !/^\d{1,5}$/.test(port.trim()) || Number(port) < 1 || Number(port) > 65_535;
}

/** The draft as settings; its port can be read. */
function mailSettings(draft: MailDraft): MailSettings {
  const { enabled, host, port, security, certificateAuthority, username, fromAddress, fromName, appAddress } = draft;
  return {
    enabled,
    host: host.trim(),
    port: Number(port),
    security,
    certificateAuthority: blankToNull(certificateAuthority),
    username: blankToNull(username),
    fromAddress: fromAddress.trim(),
    fromName: fromName.trim(),
    appAddress: blankToNull(appAddress),
  };
}

/** What is sent: everything, and the password when one was typed. */
export function mailChange(draft: MailDraft, version: number): InputOf<'mail.saveSettings'> {
  return { version, ...mailSettings(draft), ...(draft.password === '' ? {} : { password: draft.password }) };
}

/** Whether the stored password would travel elsewhere, so that it has to be typed again. */
export function asksPasswordAgain(draft: MailDraft, stored: StoredMail): boolean {
  const way = ({ host, port, security, certificateAuthority, username }: MailSettings | StoredMail) =>
    JSON.stringify([host.toLowerCase(), port, security, certificateAuthority, username]);
  return stored.passwordSet && way(mailSettings(draft)) !== way(stored);
}
