import { onTestFinished } from 'vitest';
import { launchSmtp, type SmtpProcess } from './launch-smtp.ts';
import type { SmtpBehaviour } from './smtp-messages.ts';

export type { SmtpProcess } from './launch-smtp.ts';

/** Starts a mail server on this machine; it ends with the test. */
export async function startSmtp(behaviour: SmtpBehaviour): Promise<SmtpProcess> {
  const smtp = await launchSmtp(behaviour);
  onTestFinished(smtp.stop);
  return smtp;
}
