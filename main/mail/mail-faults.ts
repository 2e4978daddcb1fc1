import type { MailSettings } from '../../shared/mail.ts';
import { headerText } from './address-rules.ts';

/** Why a mail did not go. */
export interface MailFault {
  /** What happened and what to do; for administrators. */
  readonly message: string;
  /** `server`: the next mail would meet the same. `mail`: it is about this one. */
  readonly about: 'server' | 'mail';
  /** Trying again would end the same way. */
  readonly lasting: boolean;
}

const server = (message: string): MailFault => ({ message, about: 'server', lasting: false });

/** What the library says about a failure; everything is optional. */
interface SmtpError {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly permanent?: unknown;
  readonly rejectedErrors?: unknown;
}

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
]);

/** The failure of one attempt in words: which stage it reached, what the server said. */
export function mailFaultOf(cause: unknown, security: MailSettings['security']): MailFault {
  // as: what the library throws is looked at field by field.
  const { code, command, response, responseCode, permanent } = (cause instanceof Error ? cause : {}) as SmtpError;
  const stage = typeof command === 'string' ? command : '';
  const said = typeof response === 'string' && response !== '' ? ` The server answered: ${headerText(response)}` : '';
  if (stage.startsWith('AUTH') || code === 'EAUTH' || code === 'ENOAUTH') {
    return server(`The mail server refuses the username or its password. Type the password again.${said}`);
  }
  if (stage === 'MAIL FROM') {
    return server(
      `The mail server does not take mail from this sender. Check the address of the sender and whether the server wants a username.${said}`,
    );
  }
  if (stage === 'RCPT TO' || stage === 'DATA') {
    if (typeof responseCode === 'number' && responseCode !== 421) {
      return { message: `The mail server does not take this mail.${said}`, about: 'mail', lasting: permanent === true };
    }
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    return { message: `The mail server does not take this mail.${said}`, about: 'mail', lasting: permanent !== false };
  }
  return server(connectionFault(cause, security) + said);
}

function connectionFault(cause: unknown, security: MailSettings['security']): string {
  // as: see above.
  const { code, originalCode, command } = (cause instanceof Error ? cause : {}) as SmtpError;
  const why = typeof originalCode === 'string' ? originalCode : typeof code === 'string' ? code : '';
  switch (why) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EDNS':
      return 'The name of the mail server is not known to the network. Check its spelling and the name service.';
    case 'ECONNREFUSED':
      return 'Nothing listens at this port of the mail server. Check the port, usually 587 for STARTTLS and 465 for TLS.';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'The network has no way to the mail server. Check the network of this machine and the address.';
    case 'ETIMEDOUT':
      return 'The mail server did not answer in time. Check the address, the port and the firewalls in between.';
    case 'CERT_HAS_EXPIRED':
      return 'The certificate of the mail server has expired. Renew it on the server.';
    case 'CERT_NOT_YET_VALID':
      return 'The certificate of the mail server is not valid yet. Check the clocks of both machines.';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'The certificate of the mail server is for another name. Use the name that stands in the certificate.';
    default:
      break;
  }
  if (untrusted.has(why)) {
    return 'The certificate of the mail server is signed by an authority that is not trusted here. Give the certificate of that authority.';
  }
  if (why.startsWith('ERR_SSL_') || why === 'EPROTO') {
    return 'What answers at this port does not speak TLS. Check the port: TLS usually has 465, STARTTLS 587.';
  }
  if (/CERT|CRL|INVALID_CA|PATH_LENGTH/.test(why)) {
    return 'The certificate of the mail server cannot be accepted. Renew it on the server.';
  }
  if (security === 'starttls' && (command === 'STARTTLS' || command === 'EHLO')) {
    return 'The mail server does not offer STARTTLS. Set up a certificate there, or choose TLS.';
  }
  return 'The mail server closed the connection. Check the port and how the connection is protected.';
}
