import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from './campaign.ts';
import { childProcesses, momentLater } from './child.ts';
import { copyTo } from './installation.ts';
import { writes } from './kill-writes.ts';
import type { Chance } from './random.ts';

const page = 4096;
const frame = page + 24;
const logHeader = 32;

/**
 * The power goes: the process is stopped, its files are copied as they stand, and everything that was not flushed yet is scrambled.
 * Flushed are the frames of the log up to the last commit; not flushed may be what lies behind them, and those pages of the database
 * that a checkpoint is copying out of the log.
 */
export const power: Campaign = {
  name: 'power-loss',
  holds: 'When all that was not flushed is scrambled or cut, the data open and every answered write is there.',
  quick: 5,
  long: 500,
  weight: 3,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = copyTo(base.folder, join(folder, 'data'));
    const copy = join(folder, 'copy');
    const state = await writes.prepare(data, base);
    const children = childProcesses();
    const facts = { cut: 0, scrambled: 0, pagesTorn: 0, lines: 0 };
    let rounds = 0;
    try {
      while (rounds < count && inTime()) {
        const order = { scenario: writes.name, folder: data, state, seed: chance.below(2 ** 31) };
        const work = children.begin(order);
        await work.reach(2);
        // Several moments of one process: starting one costs more than looking.
        for (let moment = 0; moment < 5 && rounds < count; moment += 1, rounds += 1) {
          await momentLater(work, 5 + chance.next() * 40);
          work.process.kill('SIGSTOP');
          // What was said before the stop; lines that are still on their way were said after an answer as well.
          const lines = [...work.lines()];
          copyTo(data, copy);
          const torn = tear(copy, chance);
          facts.pagesTorn += torn.pages;
          facts[torn.how] += 1;
          facts.lines += lines.length;
          work.process.kill('SIGCONT');
          try {
            await writes.check({ base, folder: copy, state, lines, kill: 0 });
          } catch (cause) {
            failed(`${torn.how}, ${torn.pages} pages: ${cause instanceof Error ? cause.stack : String(cause)}`);
          }
          await writes.prepare(copy, base);
        }
        await work.kill();
        copyTo(base.folder, data);
      }
    } finally {
      await children.close();
    }
    return { rounds, facts };
  },
};

/** Spoils what the disk had not been told to keep; the shared memory is lost in any case. */
function tear(folder: string, chance: Chance): { readonly how: 'cut' | 'scrambled'; readonly pages: number } {
  const database = join(folder, 'rems.db');
  const index = readFileSync(`${database}-shm`);
  const log = readFileSync(`${database}-wal`);
  // The index of the log: frames that are committed, and how many of them a checkpoint has copied and flushed.
  const committed = index.readUInt32LE(16);
  const copied = index.readUInt32LE(96);
  const kept = committed === 0 ? 0 : logHeader + committed * frame;
  rmSync(`${database}-shm`);
  const how = chance.pick(['cut', 'scrambled'] as const);
  if (how === 'cut') writeFileSync(`${database}-wal`, log.subarray(0, kept + chance.below(log.length - kept + 1)));
  else {
    const rest = chance.bytes(Math.min(log.length - kept, 3 * frame));
    rest.copy(log, kept);
    writeFileSync(`${database}-wal`, log);
  }
  if (committed <= copied) return { how, pages: 0 };
  const bytes = readFileSync(database);
  let pages = 0;
  for (let at = copied; at < committed; at += 1) {
    const number = log.readUInt32BE(logHeader + at * frame);
    const offset = (number - 1) * page;
    // The first sector of the first page holds the salt of the key and is written with the same bytes each time.
    const from = number === 1 ? 512 : 0;
    if (offset + page > bytes.length || chance.below(3) > 0) continue;
    chance.bytes(page - from).copy(bytes, offset + from);
    pages += 1;
  }
  writeFileSync(database, bytes);
  return { how, pages };
}
