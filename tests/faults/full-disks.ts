import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createFileLog } from '../../main/host/file-log.ts';
import { toWire } from '../../main/rpc/to-wire.ts';
import { unwrapReply } from '../../shared/contract/client.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { generatedFleet } from '../support/generated-fleet.ts';
import { memoryLog } from '../support/ports.ts';
import type { Campaign, Round } from './campaign.ts';
import { type Base, copyTo } from './installation.ts';
import { checkedImport, settled } from './kill-import.ts';
import { behindTheDoor, type Opened, openCore, openReady, operator } from './open.ts';
import { type Disk, mountDisk } from './small-disk.ts';
import { checkChain, checkPages, checkTogether, leftovers } from './whole.ts';

const needsRoot = 'mounting a small disk needs the rights of root on Linux';

/** Work that needs room. */
interface Task {
  readonly name: string;
  /** The most room in which it is tried, bytes. */
  readonly upTo: number;
  /** With room: answers the work, which throws what a caller would see. */
  prepare(opened: Opened, base: Base, folder: string): Promise<() => Promise<void>>;
}

const tasks: readonly Task[] = [
  {
    name: 'write',
    upTo: 300_000,
    prepare:
      async ({ api }, base) =>
      async () => {
        for (let count = 0; count < 40; count += 1)
          await api.equipment.create({ classId: base.classId, notes: 'x'.repeat(8000) });
      },
  },
  {
    name: 'import',
    upTo: 2_000_000,
    async prepare(opened) {
      const importId = await checkedImport(opened, generatedFleet(300, 2000));
      return async () => {
        await opened.api.imports.apply({ importId, mode: 'good-rows' });
        if ((await settled(opened, importId)) === 'applied') return;
        const { message } = await opened.api.imports.get({ importId });
        throw new AppError('UNAVAILABLE', message ?? '');
      };
    },
  },
  {
    name: 'document',
    upTo: 250_000,
    async prepare({ api, core }, base) {
      const bytes = Buffer.from(randomBytes(150_000).toString('base64'));
      const { upload } = await api.documents.begin({
        entity: 'unit',
        entityId: base.units[0] ?? 0,
        fileName: 'long.txt',
        size: bytes.length,
      });
      const ticket = core.tickets.redeemUpload(upload.path.slice('/upload/'.length), null);
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += 20_000) yield bytes.subarray(at, at + 20_000);
      };
      return () => ticket.receive(pieces());
    },
  },
  {
    name: 'log',
    upTo: 50_000,
    prepare: async (_opened, _base, folder) => async () => {
      // A log that finds no room must not stop the work.
      const log = createFileLog(folder, 'host');
      for (let line = 0; line < 200; line += 1) log.info('a line', { text: 'x'.repeat(500) });
      log.close();
    },
  },
  {
    name: 'backup',
    upTo: 1_500_000,
    prepare:
      async ({ api }) =>
      async () => {
        const { result, message } = await api.backup.run({});
        if (result !== 'done') throw new AppError('UNAVAILABLE', message ?? '');
      },
  },
  {
    name: 'database-key',
    upTo: 1_500_000,
    prepare:
      async ({ core }) =>
      async () => {
        unwrapReply(await core.dispatch('keys.rotateDatabaseKey', {}, operator));
      },
  },
  {
    name: 'document-key',
    upTo: 1_500_000,
    prepare:
      async ({ core }) =>
      async () => {
        unwrapReply(await core.dispatch('keys.rotateDocumentKey', {}, operator));
      },
  },
  {
    name: 'restore',
    upTo: 1_500_000,
    async prepare({ api, core }) {
      const { set } = await api.backup.run({});
      return async () => {
        unwrapReply(await core.dispatch('restore.begin', { set, reason: 'A full disk.' }, operator));
      };
    },
  },
];

/** A full disk at each step of each kind of work. */
export const fullDisk: Campaign = {
  name: 'full-disk',
  holds:
    'Without room the work is refused in a sentence, nothing that was answered is lost, reading goes on, and with room it works.',
  quick: tasks.length,
  long: 400,
  weight: 4,
  run: (round) =>
    onDisk(round, async (disk) => {
      let refused = 0;
      let rounds = 0;
      const perTask: Record<string, number> = {};
      for (; rounds < round.count && round.inTime(); rounds += 1) {
        const task = tasks[rounds % tasks.length];
        if (!task) break;
        // The first of each kind finds hardly any room, so that each is refused at least once.
        const room = rounds < tasks.length ? 20_000 : round.chance.below(task.upTo);
        const before = refused;
        try {
          if (await fill(disk, round.base, task, room)) refused += 1;
        } catch (cause) {
          round.failed(`${task.name} with ${room} bytes: ${cause instanceof Error ? cause.stack : String(cause)}`);
        }
        perTask[`${task.name} refused`] = (perTask[`${task.name} refused`] ?? 0) + refused - before;
      }
      return { rounds, facts: { refused, ...perTask } };
    }),
};

/** Whether it was refused. @throws when something does not hold */
async function fill(disk: Disk, base: Base, task: Task, room: number): Promise<boolean> {
  disk.free();
  const folder = copyTo(base.folder, join(disk.folder, 'data'));
  const opened = await openReady(folder);
  try {
    return await fillOpened(disk, base, task, room, folder, opened);
  } finally {
    disk.free();
    await opened.close();
  }
}

async function fillOpened(disk: Disk, base: Base, task: Task, room: number, folder: string, opened: Opened) {
  const work = await task.prepare(opened, base, folder);
  const total = async () => (await opened.api.equipment.list({ pageSize: 1 })).total;
  const before = await total();
  disk.leave(room);
  let refusal: unknown;
  try {
    await work();
  } catch (cause) {
    refusal = cause;
  }
  const units = await total();
  if (units < before) throw new Error(`${before} units before, ${units} with a full disk`);
  if (refusal !== undefined) mustBePlain(refusal);
  disk.free();
  if (refusal !== undefined) await (await task.prepare(opened, base, folder))();
  const after = await total();
  if (after < units) throw new Error(`${units} units with a full disk, ${after} with room`);
  await opened.close();
  const again = await openReady(folder);
  await again.close();
  await behindTheDoor(folder, (db) => {
    checkPages(db, true);
    checkChain(db);
    checkTogether(db);
    if (db.prepare('SELECT count(*) FROM units').pluck().get() !== after) throw new Error('units are lost');
  });
  const rest = leftovers(folder);
  if (rest.length > 0) throw new Error(`left over: ${rest.join(', ')}`);
  return refusal !== undefined;
}

/** A sentence that says what to do, under the code for "not now". */
function mustBePlain(refusal: unknown): void {
  // A file that is sent does not come through the door: the listener says it in the door's words.
  const { code, message } = refusal instanceof AppError ? refusal : toWire(refusal, 'full-disk', 'x', memoryLog());
  if (code !== 'UNAVAILABLE' || !/^[A-Z].{20,}\.$/s.test(message) || /SQLITE|ENOSPC|Error/.test(message))
    throw new Error(`refused with ${code}: ${message}`, { cause: refusal });
}

/** A folder that can be read only. */
export const readOnlyFolder: Campaign = {
  name: 'read-only-folder',
  holds:
    'A folder that cannot be written is refused in a sentence, before and while the data are open, and works again afterwards.',
  quick: 2,
  long: 40,
  run: (round) =>
    onDisk(round, async (disk) => {
      let rounds = 0;
      for (; rounds < round.count && round.inTime(); rounds += 1) {
        const folder = copyTo(round.base.folder, join(disk.folder, 'data'));
        disk.readOnly(true);
        const closed = await openCore(folder);
        const { state, message } = closed.core.state();
        await closed.close();
        if (state !== 'FOLDER_REFUSED' || message.length < 30)
          round.failed(`read-only from the start: ${state}: ${message}`);
        disk.readOnly(false);
        const opened = await openReady(folder);
        const { id } = await opened.api.lookups.create({ kind: 'department', name: `Before ${rounds}` });
        await opened.close();
        const again = await openReady(folder);
        const { departments } = await again.api.lookups.all({});
        if (!departments.some((one) => one.id === id)) round.failed('what was answered is lost');
        await again.close();
      }
      return { rounds };
    }),
};

async function onDisk(round: Round, work: (disk: Disk) => Promise<{ rounds: number; facts?: Record<string, number> }>) {
  const disk = mountDisk(join(round.folder, 'disk'));
  if (!disk) return { rounds: 0, skipped: [needsRoot] };
  try {
    return await work(disk);
  } finally {
    disk.unmount();
  }
}
