import type { Handler } from 'hono';
import type { Core } from '../core-types.ts';
import type { Log } from '../ports.ts';
import { type Holder, holderOf } from '../rpc/context.ts';
import { withTurns } from '../rpc/turns.ts';
import { attachment } from './content-disposition.ts';
import type { Exchange, ExchangeContext } from './exchange.ts';
import { methodNotAllowed, type Refuse, writtenResponse } from './replies.ts';
import { bodyChunks, refuseDeclaredLength } from './request-body.ts';
import { requireSignedIn } from './require-signed-in.ts';
import { fileContentSecurityPolicy } from './security-headers.ts';
import { asStreamed } from './streamed.ts';

/** What the routes of files need. */
export interface FileRouteDeps {
  readonly core: Pick<Core, 'authenticate' | 'tickets' | 'state'>;
  readonly refuse: Refuse;
  readonly log: Log;
  readonly uploadPauseMs: number;
}

/** `GET /download/<ticket>`: once, for the session or token that asked. HEAD is refused, since it would use the ticket up. */
export function downloadRoute({ core, refuse, log }: FileRouteDeps): Handler<Exchange> {
  return (c) => {
    if (c.req.method !== 'GET') return methodNotAllowed(refuse, 'GET');
    // The recovery sheet of a set-up: nobody can sign in yet, the ticket alone is the right to it.
    const holder = core.state().state === 'SETUP' ? null : holderIn(core, c);
    const file = core.tickets.redeemDownload(ticketOf(c, '/download/'), holder);
    const chunks = cutOnFailure(file.body(), c.env?.abort, log);
    return new Response(asStreamed(ReadableStream.from(chunks)), {
      headers: {
        'content-type': file.contentType,
        'content-disposition': attachment(file.fileName),
        'content-security-policy': fileContentSecurityPolicy,
      },
    });
  };
}

/** `POST /upload/<ticket>`: streamed to whoever issued the ticket; answers a Reply when all of it was taken. */
export function uploadRoute({ core, refuse, uploadPauseMs }: FileRouteDeps): Handler<Exchange> {
  return async (c) => {
    if (c.req.method !== 'POST') return methodNotAllowed(refuse, 'POST');
    const file = core.tickets.redeemUpload(ticketOf(c, '/upload/'), holderIn(core, c));
    refuseDeclaredLength(c.req.raw, file.maxBytes);
    await file.receive(bodyChunks(c.req.raw, uploadPauseMs));
    return writtenResponse({ error: null, text: '{"ok":true,"data":{}}' });
  };
}

function ticketOf(c: ExchangeContext, prefix: string): string {
  return c.req.path.slice(prefix.length);
}

function holderIn(core: Pick<Core, 'authenticate'>, c: ExchangeContext): Holder {
  return holderOf(requireSignedIn(core, c.get('visit').caller));
}

/** The status is long gone when a file fails half-way: the connection is cut, so that the browser reports a failed download. */
async function* cutOnFailure(
  chunks: AsyncIterable<Uint8Array>,
  abort: (() => void) | undefined,
  log: Log,
): AsyncGenerator<Uint8Array> {
  try {
    yield* withTurns(chunks);
  } catch (cause) {
    log.error('a download failed half-way', { cause });
    if (!abort) throw cause;
    abort();
  }
}
