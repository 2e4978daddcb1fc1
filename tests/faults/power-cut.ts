import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { betweenCalls } from './between-calls.ts';
import type { Campaign, Round } from './campaign.ts';
import { childProcesses } from './child.ts';
import { type ImageDisk, mountImage } from './image-disk.ts';
import { copyTo } from './installation.ts';
import { writes } from './kill-writes.ts';

/** Answers after which the thread that flushes is at work, and up to how many more come before the cut. */
const answers = { atLeast: 400, more: 400 } as const;

/** The disk itself forgets what it was not told to keep: what the file system of the system had only in memory is gone. */
export const powerCut: Campaign = {
  name: 'power-cut',
  holds: 'When the power goes while several people write, every answered write is on the disk.',
  quick: 2,
  long: 200,
  weight: 3,
  async run(round) {
    const place = join(round.folder, 'disk');
    const facts = { answered: 0 };
    let rounds = 0;
    for (; rounds < round.count && round.inTime(); rounds += 1) {
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true });
      const disk = process.platform === 'linux' ? mountImage(place) : undefined;
      if (!disk)
        return { rounds, facts, skipped: ['no file system can be mounted here: needs Linux and the rights of root'] };
      try {
        facts.answered += await cutOn(disk, round);
      } catch (cause) {
        round.failed(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      } finally {
        disk.unmount();
      }
    }
    return { rounds, facts };
  },
};

/** @returns how many writes were answered */
async function cutOn(disk: ImageDisk, { base, chance }: Round): Promise<number> {
  const folder = copyTo(base.folder, join(disk.folder, 'data'));
  disk.flush();
  const state = await writes.prepare(folder, base);
  const children = childProcesses({}, {}, { spare: false });
  try {
    const work = children.begin({ scenario: 'busy-work', folder, state, seed: 1 });
    const { pid } = work.process;
    if (pid === undefined) throw new Error('no process was started');
    await work.reach(answers.atLeast + chance.below(answers.more));
    let lines: readonly string[] = [];
    await betweenCalls(pid, () => {
      lines = [...work.lines()];
      disk.vanish();
    });
    await work.kill();
    disk.replug();
    await writes.check({ base, folder, state, lines, kill: 0 });
    return lines.length - 1;
  } finally {
    await children.close();
  }
}
