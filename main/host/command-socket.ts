import { timingSafeEqual } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, httpStatus } from '../../shared/contract/errors.ts';
import type { Core } from '../core-types.ts';
import type { Log, Random } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';
import { invitationFile } from './command-invitation.ts';
import { maxJsonLength } from './json-limit.ts';
import { localOperator } from './local-operator.ts';

/** Takes commands of the same person's command line. */
export interface CommandSocket {
  close(): Promise<void>;
}

/**
 * Lets `rems` work through the host that runs: while the key is in the operating system's key store, which only the desktop app can ask,
 * and for what only the host itself may do to its data (a restore). Calls and files over a local socket (a named pipe on Windows), never
 * over the network. A command has the rights it has beside a key file: whoever reads the invitation in the data folder owns the data.
 */
export async function openCommandSocket(deps: {
  readonly dataFolder: string;
  readonly core: Pick<Core, 'dispatch' | 'tickets'>;
  readonly random: Random;
  readonly log: Log;
  readonly platform: NodeJS.Platform;
}): Promise<CommandSocket> {
  const { dataFolder, core, random, log, platform } = deps;
  const token = random.bytes(32).toString('base64url');
  // The path of a socket is short by law (108 bytes); a data folder's need not be. mkdtemp makes the folder for its owner only.
  const folder = platform === 'win32' ? undefined : mkdtempSync(join(tmpdir(), 'rems-'));
  const address = folder === undefined ? `\\\\.\\pipe\\rems-${random.uuid()}` : join(folder, 'commands');
  const caller: Caller = { origin: 'cli', address: null, session: null, operator: { name: localOperator() } };

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => refuse(response, cause));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isInvited(request.headers.authorization, token))
      throw new AppError('FORBIDDEN', 'Only commands of this person are answered.');
    const [, kind = '', name = ''] = (request.url ?? '').split('/');
    switch (`${request.method} ${kind}`) {
      case 'POST rpc':
        return reply(response, await core.dispatch(name, await jsonBody(request), caller));
      case 'POST upload':
        await core.tickets.redeemUpload(name, null).receive(request);
        return reply(response, { ok: true, data: {} });
      case 'GET download': {
        const file = core.tickets.redeemDownload(name, null);
        response.writeHead(200, { 'content-type': file.contentType });
        return await pipeline(Readable.from(file.body()), response);
      }
      default:
        throw new AppError('NOT_FOUND', 'There is nothing here.');
    }
  }

  function refuse(response: ServerResponse, cause: unknown): void {
    if (!(cause instanceof AppError)) log.error('command failed', { cause });
    // Half a file must not look like a whole one.
    if (response.headersSent) return void response.destroy();
    const { code, message } =
      cause instanceof AppError ? cause : new AppError('INTERNAL', 'The command failed in the app. Its log says why.');
    response.statusCode = httpStatus[code];
    reply(response, { ok: false, error: { code, message, requestId: random.uuid() } });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  const file = invitationFile(dataFolder);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify({ address, token })}\n`, { mode: 0o600 });

  return {
    async close() {
      rmSync(file, { force: true });
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isInvited(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // as: a request without an encoding yields buffers.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > maxJsonLength) throw new AppError('PAYLOAD_TOO_LARGE', 'This is more than fits into one call.');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The input is not JSON.', { cause });
  }
}

function reply(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
