import { execFileSync } from 'node:child_process';
import { chmodSync, lchownSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { betweenCalls } from './between-calls.ts';
import type { Campaign, Round } from './campaign.ts';
import { childProcesses, type Work, workerEntry } from './child.ts';
import type { DayOrder, Said } from './daily-work.ts';
import { type ImageDisk, mountImage } from './image-disk.ts';
import { copyTo } from './installation.ts';
import { type IoFault, ioFaults, nobodyIds } from './io-faults.ts';
import { behindTheDoor, openReady } from './open.ts';
import { checkChain, checkPages, checkTogether } from './whole.ts';

/** Milliseconds within which pages and the self-check say it, and say that it is over. */
const withinMs = 5000;
/** What a machine that is busy with other things may add, milliseconds. */
const graceMs = 10_000;
/** Codes of the system and of the driver are for logs. */
const notForPeople = /SQLITE|E(IO|ROFS|MFILE|ACCES|PERM)|Error/;

/** Errors of the disk and of the system, under a host at work. */
export const ioErrors: Campaign = {
  name: 'io-errors',
  holds:
    'Whatever the disk or the system refuses, nothing is answered that was not kept, refusals say what to do, pages and self-check say it within seconds, and it works again afterwards.',
  quick: ioFaults.length,
  long: 100,
  weight: 5,
  async run(round) {
    const facts: Record<string, number> = { kept: 0, refused: 0, slowestMs: 0 };
    const skipped = new Set<string>();
    let rounds = 0;
    while (rounds < round.count && round.inTime()) {
      // Side by side: most of the time is waiting.
      const batch = ioFaults.slice(0, round.count - rounds);
      await Promise.all(
        batch.map(async (fault) => {
          const why = notHere(fault);
          if (why !== undefined) return void skipped.add(`${fault.name}: ${why}`);
          try {
            await meet(round, fault, facts);
            facts[fault.name] = (facts[fault.name] ?? 0) + 1;
          } catch (cause) {
            round.failed(`${fault.name}: ${cause instanceof Error ? cause.stack : String(cause)}`);
          }
        }),
      );
      rounds += batch.length - skipped.size;
      if (skipped.size === ioFaults.length) break;
    }
    return { rounds, facts, ...(skipped.size > 0 && { skipped: [...skipped] }) };
  },
};

/** Why a fault cannot be brought about on this machine. */
function notHere({ ownDisk, asNobody }: IoFault): string | undefined {
  if (process.platform !== 'linux') return 'Linux only';
  if ((ownDisk || asNobody) && process.getuid?.() !== 0) return 'needs the rights of root';
  if (!asNobody) return undefined;
  try {
    execFileSync(process.execPath, ['-e', ''], { ...nobodyIds, stdio: 'pipe' });
    return undefined;
  } catch {
    return 'the program lies where other accounts cannot read it';
  }
}

async function meet(round: Round, fault: IoFault, facts: Record<string, number>): Promise<void> {
  const place = join(round.folder, fault.name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const disk = fault.ownDisk ? mountImage(place) : undefined;
  if (fault.ownDisk && !disk) throw new Error('no file system can be mounted here');
  try {
    await meetOn(round, fault, join(disk?.folder ?? place, 'data'), disk, facts);
  } finally {
    disk?.unmount();
  }
}

async function meetOn(
  { base, chance }: Round,
  fault: IoFault,
  folder: string,
  disk: ImageDisk | undefined,
  facts: Record<string, number>,
): Promise<void> {
  copyTo(base.folder, folder);
  if (fault.asNobody) handOver(folder, nobodyIds);
  disk?.flush();
  const state: DayOrder = { unit: base.units[0] ?? 0, workers: workerEntry() };
  const children = childProcesses({}, fault.asNobody ? nobodyIds : {}, { spare: false });
  const work = children.begin({ scenario: 'daily-work', folder, state, seed: 1 });
  const { pid } = work.process;
  if (pid === undefined) throw new Error('no process was started');
  const victim = { folder, disk, pid };
  let broken = false;
  try {
    await work.reach(20 + chance.below(30));
    const before = saidOf(work).length;
    broken = true;
    await betweenCalls(pid, () => fault.bring(victim));
    const took = await until(work, before, (said) => 'trouble' in said && said.trouble !== null && !said.healthy);
    facts.slowestMs = Math.max(facts.slowestMs ?? 0, took);
    // A document comes every tenth time.
    await pause(300);
    mustBeFair(saidOf(work).slice(before), fault);
    if (fault.mend) {
      const mended = saidOf(work).length;
      fault.mend(victim);
      broken = false;
      await until(work, mended, (said) => 'trouble' in said && said.trouble === null && said.healthy);
      const well = saidOf(work).length;
      await until(work, well, (said) => 'kept' in said && said.kept === 'document');
    }
  } finally {
    try {
      if (broken) fault.mend?.(victim);
    } finally {
      await work.kill();
    }
    if (!fault.mend) disk?.replug();
    if (fault.asNobody) handOver(folder, { uid: 0, gid: 0 });
  }
  const said = saidOf(work);
  facts.kept = (facts.kept ?? 0) + said.filter((one) => 'kept' in one).length;
  facts.refused = (facts.refused ?? 0) + said.filter((one) => 'refused' in one).length;
  await mustBeKept(folder, said);
}

/** The files to another account, and a way to them. */
function handOver(folder: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  lchownSync(folder, uid, gid);
  for (let above = dirname(folder); above.includes('rems-faults-'); above = dirname(above)) chmodSync(above, 0o711);
}

function saidOf(work: Work): readonly Said[] {
  // Written by the child.
  return work.lines().map((line) => JSON.parse(line) as Said);
}

/** Milliseconds until something was said after so many lines. @throws when it takes too long or the child has ended */
async function until(work: Work, from: number, wanted: (said: Said) => boolean): Promise<number> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  for (let looked = from; took() < withinMs + graceMs; looked += 1) {
    await Promise.race([work.reach(looked + 1), pause(withinMs + graceMs - took()).then(() => undefined)]);
    const said = saidOf(work)[looked];
    if (said && wanted(said)) return took();
  }
  throw new Error(
    `not said within ${withinMs} ms; the last: ${work
      .lines()
      .filter((line) => line.includes('trouble'))
      .join(' ')} ${work.lines().slice(-4).join(' ')}`,
  );
}

/** Refusals are sentences for people under the code for "not now"; where saving goes on, only files are refused. */
function mustBeFair(said: readonly Said[], { saves }: IoFault): void {
  for (const one of said) {
    if (!('refused' in one)) continue;
    if (one.code !== 'UNAVAILABLE' || !/^[A-Z].{20,}\.$/s.test(one.message) || notForPeople.test(one.message))
      throw new Error(`${one.refused} was refused with ${one.code}: ${one.message}`);
    if (saves && one.refused !== 'document') throw new Error(`${one.refused} was refused: ${one.message}`);
  }
  const kept = said.filter((one) => 'kept' in one).length;
  if (saves && kept === 0) throw new Error('nothing was saved although saving goes on');
  if (!said.some((one) => 'refused' in one) && !saves) throw new Error('nothing was refused');
}

/** Opens as the program does; all that was answered is there, whole. */
async function mustBeKept(folder: string, said: readonly Said[]): Promise<void> {
  const opened = await openReady(folder);
  await opened.close();
  await behindTheDoor(folder, (db) => {
    checkPages(db, true);
    checkChain(db);
    checkTogether(db);
    const lookup = db.prepare('SELECT 1 FROM manufacturers WHERE id = ?');
    const document = db.prepare('SELECT 1 FROM documents WHERE id = ?');
    const notes = db.prepare(`SELECT 1 FROM audit WHERE entity = 'unit' AND json_extract(changes, '$.notes.new') = ?`);
    for (const one of said) {
      if (!('kept' in one)) continue;
      const row = one.kept === 'notes' ? notes.get(one.text) : (one.kept === 'lookup' ? lookup : document).get(one.id);
      if (row === undefined) throw new Error(`was answered and is lost: ${JSON.stringify(one)}`);
    }
  });
}
