import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { z } from 'zod';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

const limitMs = 10_000;
const HealthReply = z.object({ status: z.string(), database: z.boolean(), timestamp: z.string(), version: z.string() });

/** `rems health`: whether a host answers (with `--url`), or whether the data of this folder open and read. */
export const health: Command = {
  name: 'health',
  words: [],
  options: { url: { type: 'string' } },
  async run({ options, open, output, dataFolder }) {
    if (typeof options.url === 'string') {
      const answer = await ask(options.url, join(dataFolder, 'certs', 'authority.crt'));
      const healthy = 'reply' in answer && answer.reply.status === 'healthy';
      const document = 'reply' in answer ? answer.reply : { status: 'unreachable', reason: answer.reason };
      output.result(document, [
        healthy ? 'healthy' : `not healthy: ${'reason' in answer ? answer.reason : answer.reply.status}`,
      ]);
      return healthy ? exitCodes.done : exitCodes.refused;
    }
    const { core } = await open();
    const report = core.health();
    output.result(report, [report.status]);
    return report.status === 'healthy' ? exitCodes.done : exitCodes.refused;
  },
};

type Answer = { readonly reply: z.infer<typeof HealthReply> } | { readonly reason: string };

/** Asks a host; trusts the installation's own certificate authority when it is in the data folder. */
function ask(url: string, authority: string): Promise<Answer> {
  const target = URL.parse('/health', url);
  if (target?.protocol !== 'https:') throw new UsageError('--url takes an address that begins with https://.');
  const ca = existsSync(authority) ? readFileSync(authority) : undefined;
  return new Promise((done) => {
    const call = request(target, { ...(ca && { ca }), signal: AbortSignal.timeout(limitMs) }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body = (body + chunk).slice(0, 10_000);
      });
      response.on('end', () => done(parse(body)));
      response.on('error', (cause) => done({ reason: cause.message }));
    });
    call.on('error', (cause) =>
      done({
        reason:
          cause.name === 'AbortError' || cause.name === 'TimeoutError' ? 'no answer within 10 seconds' : cause.message,
      }),
    );
    call.end();
  });
}

function parse(body: string): Answer {
  try {
    return { reply: HealthReply.parse(JSON.parse(body)) };
  } catch {
    return { reason: 'the answer is not that of a REMS Workstation' };
  }
}
