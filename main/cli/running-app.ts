import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { unwrapReply } from '../../shared/contract/client.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import type { Core } from '../core-types.ts';
import { type Invitation, readInvitation } from '../host/command-invitation.ts';

/** The desktop app that runs on the same data, as far as a command needs it. */
export interface RunningApp {
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>;
  readonly tickets: Pick<Core['tickets'], 'redeemDownload' | 'redeemUpload'>;
}

/** The app that runs on a data folder; undefined when none answers. */
export async function findRunningApp(dataFolder: string): Promise<RunningApp | undefined> {
  const invitation = readInvitation(dataFolder);
  if (invitation === undefined) return undefined;
  const app = connectTo(invitation);
  try {
    await app.dispatch('system.status', {});
    return app;
  } catch (cause) {
    // What is left of an app that was killed.
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ECONNREFUSED'))
      return undefined;
    throw cause;
  }
}

function connectTo({ address, token }: Invitation): RunningApp {
  function exchange(method: string, path: string, body: Readable): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const call = request(
        { socketPath: address, method, path, headers: { authorization: `Bearer ${token}` } },
        resolve,
      );
      call.once('error', reject);
      // A fault of the call itself is told by its own event.
      pipeline(body, call).catch(reject);
    });
  }

  async function replyTo(method: string, path: string, body: Readable): Promise<Reply<unknown>> {
    // as: the other end is this program's own.
    return JSON.parse(await text(await exchange(method, path, body))) as Reply<unknown>;
  }

  return {
    dispatch: (name, input) => replyTo('POST', `/rpc/${name}`, Readable.from([JSON.stringify(input)])),
    tickets: {
      redeemDownload: (ticket) => ({
        fileName: 'download',
        contentType: 'application/octet-stream',
        async *body() {
          const response = await exchange('GET', `/download/${ticket}`, Readable.from([]));
          if (response.statusCode !== 200) unwrapReply(JSON.parse(await text(response)) as Reply<unknown>);
          yield* response;
        },
      }),
      redeemUpload: (ticket) => ({
        maxBytes: Number.POSITIVE_INFINITY,
        async receive(chunks) {
          unwrapReply(await replyTo('POST', `/upload/${ticket}`, Readable.from(chunks)));
        },
      }),
    },
  };
}
