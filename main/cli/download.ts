import { randomUUID } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DownloadTicket } from '../../shared/files.ts';
import { exitCodes } from '../boot-config.ts';
import type { CommandContext } from './command.ts';
import type { Session } from './session.ts';

/** Writes what a ticket leads to on standard output, or whole into the file that `--out` names; answers the exit code. */
export async function download(
  { core }: Session,
  { path }: DownloadTicket,
  { options, output }: Pick<CommandContext, 'options' | 'output'>,
): Promise<number> {
  const file = core.tickets.redeemDownload(path.slice('/download/'.length), null);
  const bytes = Readable.from(file.body());
  if (typeof options.out !== 'string') {
    await pipeline(bytes, output.stdout, { end: false });
    return exitCodes.done;
  }
  const target = resolve(options.out);
  const partial = `${target}.${randomUUID().slice(0, 8)}.part`;
  try {
    await pipeline(bytes, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    renameSync(partial, target);
  } catch (cause) {
    rmSync(partial, { force: true });
    throw cause;
  }
  output.result({ file: target }, [`Wrote ${target}.`]);
  return exitCodes.done;
}
