import type { DownloadTicket } from '../../shared/files.ts';
import type { Actor, TestCore } from './core.ts';

/** The bytes behind a download ticket, as the transport of its owner gets them. */
export async function fetchTicket(test: TestCore, actor: Actor, { path }: DownloadTicket): Promise<Buffer> {
  const sessionId = test.core.authenticate(test.caller(actor))?.sessionId ?? null;
  const file = test.core.tickets.redeemDownload(path.slice('/download/'.length), sessionId);
  const parts: Uint8Array[] = [];
  for await (const part of file.body()) parts.push(part);
  return Buffer.concat(parts);
}
