import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ReceivedMail, SmtpBehaviour, SmtpReport } from './smtp-messages.ts';

/** A mail server in a process of its own. */
export interface SmtpProcess {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Sign-ins that were tried. */
  readonly logins: readonly { readonly username: string; readonly secure: boolean }[];
  connections(): number;
  stop(): void;
}

/** Starts a mail server on this machine, until it is stopped. */
export async function launchSmtp(behaviour: SmtpBehaviour): Promise<SmtpProcess> {
  const child = fork(join(import.meta.dirname, 'smtp-entry.ts'), { execArgv: [] });
  const mails: ReceivedMail[] = [];
  const logins: { username: string; secure: boolean }[] = [];
  let connections = 0;
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the mail server ended with ${code}`)));
    child.on('message', (message) => {
      const report = message as SmtpReport; // as: the entry sends nothing else
      if (report.kind === 'listening') resolve(report.port);
      if (report.kind === 'connected') connections += 1;
      if (report.kind === 'auth') logins.push({ username: report.username, secure: report.secure });
      if (report.kind === 'mail') mails.push(report.mail);
    });
    child.send(behaviour);
  });
  return { port, mails, logins, connections: () => connections, stop: () => void child.kill() };
}
