import type { MailSettings } from '../../shared/mail.ts';
import { systemAuthorities } from '../directory/trust-rules.ts';
import type { messageOf } from './message.ts';

/** A way to the mail server: one connection, opened when the first mail goes. */
export interface MailLine {
  /** @throws what the library says; see `mailFaultOf` */
  send(message: ReturnType<typeof messageOf>): Promise<{ readonly response: string }>;
  close(): void;
}

/** Milliseconds that each step may take. */
export interface MailPatience {
  readonly connect: number;
  readonly silence: number;
}
const usualPatience: MailPatience = { connect: 10_000, silence: 30_000 };

/** Opens a line with the settings as stored. The certificate is checked always; a password never travels in clear to another machine. */
export async function openMailLine(
  settings: MailSettings,
  password: string | null,
  signal: AbortSignal,
  patience: MailPatience = usualPatience,
): Promise<MailLine> {
  const { host, port, security, certificateAuthority, username } = settings;
  // Forty modules, which the program does not load before there is a mail.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ca: certificateAuthority ?? systemAuthorities() },
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username !== null && password !== null ? { auth: { user: username, pass: password } } : {}),
  });
  return {
    send: (message) => transport.sendMail({ ...message, signal }),
    close: () => transport.close(),
  };
}
