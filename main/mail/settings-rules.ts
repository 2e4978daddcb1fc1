import { AppError } from '../../shared/contract/errors.ts';
import type { MailSettings } from '../../shared/mail.ts';
import { blankToNull } from '../../shared/text.ts';
import { bareHost, isLoopbackHost } from '../directory/loopback-rules.ts';
import { authorityFaults } from '../directory/settings-rules.ts';
import { pemFingerprint, readAuthorities } from '../directory/trust-rules.ts';
import type { Changes } from '../rpc/transaction.ts';
import { changedValues } from '../settings/settings-values.ts';
import { headerText, isMailAddress } from './address-rules.ts';

/**
 * The settings as they are kept, after checking that they can be used. While mail is off they may be incomplete.
 * @throws AppError INVALID with a sentence for every field that has to be corrected
 */
export function checkedMailSettings(sent: MailSettings): MailSettings {
  const fields: Record<string, string> = {};
  const settings: MailSettings = {
    ...sent,
    host: bareHost(sent.host.trim()),
    certificateAuthority: blankToNull(sent.certificateAuthority ?? ''),
    username: blankToNull(sent.username ?? ''),
    fromAddress: sent.fromAddress.trim(),
    fromName: headerText(sent.fromName),
    appAddress: blankToNull(sent.appAddress ?? '')?.replace(/\/+$/, '') ?? null,
  };
  const { enabled, host, security, certificateAuthority, username, fromAddress, appAddress } = settings;
  // The name goes into a connection and into the check of the certificate: nothing else may hide in it.
  if (host === '' ? enabled : !/^[A-Za-z0-9_:%.-]+$/.test(host))
    fields.host = 'Type the name or the address of the mail server only, for example mail.clinic.org.';
  if (security === 'none' && host !== '' && !isLoopbackHost(host))
    fields.security = 'Without encryption mail and passwords could be read on the network. Choose STARTTLS or TLS.';
  if (certificateAuthority !== null) {
    const read = readAuthorities(certificateAuthority);
    if (typeof read === 'string') fields.certificateAuthority = authorityFaults[read];
  }
  if (username !== null && headerText(username, 255) !== username)
    fields.username = 'A username has no line breaks and no double blanks.';
  if (fromAddress === '' ? enabled : !isMailAddress(fromAddress))
    fields.fromAddress = 'Type the e-mail address that mail comes from, such as workstation@clinic.org.';
  if (appAddress !== null && !isOrigin(appAddress))
    fields.appAddress =
      'Type the address of this installation as colleagues open it, such as https://workstation:8443.';
  const [first] = Object.values(fields);
  if (first !== undefined) throw new AppError('INVALID', first, { fields });
  return settings;
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.origin === text.toLowerCase();
}

/** Whether a stored password would travel only where it travelled before: same server, port, protection, authority and user. */
export function staysWhereItWas(next: MailSettings, stored: MailSettings): boolean {
  const way = ({ host, port, security, certificateAuthority, username }: MailSettings) =>
    JSON.stringify([host.toLowerCase(), port, security, certificateAuthority, username]);
  return way(next) === way(stored);
}

/** What changed, for the audit trail: certificates by their hash, the password never. */
export function changedMailSettings(old: MailSettings, next: MailSettings, passwordChanged: boolean): Changes {
  const changes: Record<string, Changes[string]> = changedValues(old, next);
  if (changes.certificateAuthority)
    changes.certificateAuthority = {
      old: pemFingerprint(old.certificateAuthority),
      new: pemFingerprint(next.certificateAuthority),
    };
  if (passwordChanged) changes.password = { old: null, new: null, hidden: true };
  return changes;
}
