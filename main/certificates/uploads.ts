import { AppError } from '../../shared/contract/errors.ts';
import type { UploadTicket } from '../../shared/files.ts';
import type { UploadIssuer } from '../files/tickets.ts';
import type { Ports } from '../ports.ts';
import type { Context } from '../rpc/context.ts';

interface Upload {
  readonly sessionId: number | null;
  readonly expires: number;
  readonly size: number;
  bytes: Buffer | undefined;
}

/** Long enough to read the findings and to find a passphrase; milliseconds. */
const lifetimeMs = 10 * 60_000;
/** Open uploads; beyond that the oldest one goes. */
const most = 16;

/** Files with keys on their way in: in memory only, for the session that sends them. */
export function createUploads({ files, ports }: { readonly files: UploadIssuer; readonly ports: Ports }) {
  const { clock, random } = ports;
  const uploads = new Map<string, Upload>();

  function drop(id: string): void {
    uploads.get(id)?.bytes?.fill(0);
    uploads.delete(id);
  }

  function dropOld(): void {
    const now = clock.monotonic();
    for (const [id, { expires }] of uploads) if (expires < now) drop(id);
    // The map keeps the order of their beginnings.
    const [oldest] = uploads.keys();
    if (uploads.size >= most && oldest !== undefined) drop(oldest);
  }

  async function receive(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const upload = uploads.get(id);
    const bytes = Buffer.concat(parts);
    for (const part of parts) part.fill(0);
    if (upload && bytes.length === upload.size) {
      upload.bytes = bytes;
      return;
    }
    bytes.fill(0);
    throw new AppError('INVALID', 'The file did not arrive whole. Choose it again.');
  }

  return {
    begin(size: number, ctx: Context): { uploadId: string; upload: UploadTicket } {
      dropOld();
      const uploadId = random.uuid();
      const sessionId = ctx.principal?.sessionId ?? null;
      uploads.set(uploadId, { sessionId, expires: clock.monotonic() + lifetimeMs, size, bytes: undefined });
      const receiver = (chunks: AsyncIterable<Uint8Array>) => receive(uploadId, chunks);
      return { uploadId, upload: files.issueUpload(ctx, { maxBytes: size, receive: receiver }) };
    },

    /** @throws AppError NOT_FOUND when one is unknown, too old, of another session or has not arrived */
    bytesOf(ids: readonly string[], ctx: Context): readonly Buffer[] {
      return ids.map((id) => {
        const upload = uploads.get(id);
        const own = upload?.sessionId === (ctx.principal?.sessionId ?? null) && upload.expires >= clock.monotonic();
        if (own && upload.bytes) return upload.bytes;
        throw new AppError('NOT_FOUND', 'This file is not here any more. Choose it again.');
      });
    },

    /** Forgets files whose content was taken over. */
    drop: (ids: readonly string[]): void => ids.forEach(drop),

    /** Forgets everything. */
    close: (): void => [...uploads.keys()].forEach(drop),
  };
}
