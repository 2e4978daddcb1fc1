import { AppError } from '../../shared/contract/errors.ts';
import type { DownloadTicket, UploadTicket } from '../../shared/files.ts';
import type { Clock, Random } from '../ports.ts';
import { type Context, type Holder, holderOf } from '../rpc/context.ts';

/** A file on its way out. */
export interface OutgoingFile {
  readonly fileName: string;
  readonly contentType: string;
  /** Called once, when the ticket is redeemed. */
  body(): AsyncIterable<Uint8Array>;
}

/** A file on its way in. */
export interface IncomingFile {
  readonly maxBytes: number;
  /** Receives the bytes as they arrive; throws AppError to refuse them. More than `maxBytes` ends with PAYLOAD_TOO_LARGE. */
  receive(chunks: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Hands out download tickets. */
export interface DownloadIssuer {
  issueDownload(ctx: Context, file: OutgoingFile): DownloadTicket;
}

/** Hands out upload tickets. */
export interface UploadIssuer {
  issueUpload(ctx: Context, file: IncomingFile): UploadTicket;
}

/** Files never travel through calls: a call answers a ticket, the transport redeems it once, for the same session or token. */
export interface Tickets extends DownloadIssuer, UploadIssuer {
  /** Takes a download out of the book; NOT_FOUND when unknown, used, too old or of somebody else. */
  redeemDownload(ticket: string, holder: Holder): OutgoingFile;
  /** The same for an upload; its `receive` counts the bytes. */
  redeemUpload(ticket: string, holder: Holder): IncomingFile;
}

interface Issued<T> {
  readonly file: T;
  readonly holder: Holder;
  readonly expires: number;
}

const lifetimeMs = 5 * 60_000;
/** Open tickets of one session or token in each direction; beyond that the oldest one goes. */
const perHolder = 50;

/** An in-memory book of one-use tickets; a restart forgets them, which only means asking again. */
export function createTickets(deps: { readonly clock: Clock; readonly random: Random }): Tickets {
  const downloads = new Map<string, Issued<OutgoingFile>>();
  const uploads = new Map<string, Issued<IncomingFile>>();

  function issue<T>(book: Map<string, Issued<T>>, ctx: Context, file: T): string {
    const now = deps.clock.monotonic();
    // Before the installation exists nobody has a session.
    const holder = ctx.principal ? holderOf(ctx.principal) : null;
    for (const [ticket, entry] of book) if (entry.expires < now) book.delete(ticket);
    const own = [...book].filter(([, entry]) => entry.holder === holder);
    // The book keeps the order of issue.
    if (own.length >= perHolder && own[0]) book.delete(own[0][0]);
    const ticket = deps.random.bytes(24).toString('base64url');
    book.set(ticket, { file, holder, expires: now + lifetimeMs });
    return ticket;
  }

  function redeem<T>(book: Map<string, Issued<T>>, ticket: string, holder: Holder): T {
    const entry = book.get(ticket);
    if (!entry || entry.holder !== holder || entry.expires < deps.clock.monotonic()) {
      throw new AppError(
        'NOT_FOUND',
        'This link was used already, is too old, or belongs to another session. Ask for the file again.',
      );
    }
    book.delete(ticket);
    return entry.file;
  }

  return {
    issueDownload: (ctx, file) => ({ path: `/download/${issue(downloads, ctx, file)}`, fileName: file.fileName }),
    issueUpload: (ctx, file) => ({ path: `/upload/${issue(uploads, ctx, file)}`, maxBytes: file.maxBytes }),
    redeemDownload: (ticket, holder) => redeem(downloads, ticket, holder),
    redeemUpload(ticket, holder) {
      const file = redeem(uploads, ticket, holder);
      return { ...file, receive: (chunks) => file.receive(limited(chunks, file.maxBytes)) };
    },
  };
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.byteLength;
    if (total > maxBytes) {
      throw new AppError(
        'PAYLOAD_TOO_LARGE',
        `The file is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that fit here. Split it and send the parts.`,
      );
    }
    yield chunk;
  }
}
