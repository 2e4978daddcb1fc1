import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import type { Campaign, Round } from './campaign.ts';
import { contents, fingerprint, firstDifference } from './fingerprint.ts';
import { copyTo } from './installation.ts';
import { behindTheDoor, openCore, openReady } from './open.ts';
import { spoil, spoilings } from './spoil.ts';
import { checkChain, checkPages } from './whole.ts';

/** What is true of the sound installation. */
interface Sound {
  readonly folder: string;
  readonly seq: number;
  readonly contents: Readonly<Record<string, string>>;
}

/** Files of the data folder, spoiled one at a time. */
export const mutations: Campaign = {
  name: 'spoiled-files',
  holds: 'A spoiled database, log, keyring or anchor is refused without a changed byte, found on reading, or harmless.',
  quick: 40,
  long: 6000,
  weight: 10,
  async run(round) {
    const sound = await soundInstallation(round);
    const folder = join(round.folder, 'data');
    const facts = { refused: 0, found: 0, harmless: 0 };
    const states: Record<string, number> = {};
    let rounds = 0;
    for (; rounds < round.count && round.inTime(); rounds += 1) {
      copyTo(sound.folder, folder);
      const target = round.chance.pick(targetsOf(folder));
      const how = round.chance.pick(spoilings);
      const where = spoil(join(folder, target), how, round.chance);
      if (where === undefined) facts.harmless += 1;
      else {
        const what = `${target} ${where}`;
        try {
          const end = await look(folder, sound);
          facts[end.kind] += 1;
          const key = `${target.replace(/.*\//, '').replace(/^[0-9a-f]{8}-.*/, 'attachment')} ${end.state}`;
          states[key] = (states[key] ?? 0) + 1;
        } catch (cause) {
          round.failed(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
    }
    return { rounds, facts: { ...facts, ...states } };
  },
};

/** With a write-ahead log that holds a part of the records, and an anchor that knows of them. */
async function soundInstallation({ base, folder }: Round): Promise<Sound> {
  const working = join(folder, 'working');
  const sound = join(folder, 'sound');
  copyTo(base.folder, working);
  const ports = testPorts({ folder: working, clock: systemClock, log: memoryLog() });
  const opened = await openReady(working);
  for (const [index, id] of base.units.entries()) {
    const { version } = await opened.api.equipment.get({ id });
    await opened.api.equipment.update({ id, version, notes: `changed ${index} ${'.'.repeat(2000)}` });
  }
  const beside = await openData(ports, { migrations });
  if (beside.state !== 'READY') throw new Error(beside.message);
  const head = checkChain(beside.db);
  beside.anchor.note(head.seq, head.hash);
  beside.anchor.flush();
  const said = contents(beside.db, head.seq);
  copyTo(working, sound);
  beside.db.close();
  await opened.close();
  // Another process made this; its shared memory is gone with it.
  return { folder: sound, seq: head.seq, contents: said };
}

function targetsOf(folder: string): readonly string[] {
  const names = [
    'rems.db',
    'rems.db',
    'rems.db-wal',
    'rems.db-wal',
    'anchor.json',
    'keys/keyring.json',
    'keys/host.key',
  ];
  return names.filter((name) => existsSync(join(folder, name)));
}

async function look(
  folder: string,
  sound: Sound,
): Promise<{ readonly kind: 'refused' | 'found' | 'harmless'; readonly state: string }> {
  const before = fingerprint(folder);
  const opened = await openCore(folder);
  const { state, message } = opened.core.state();
  await opened.close();
  if (state !== 'READY') {
    if (message.length < 20) throw new Error(`${state} says nothing: ${message}`);
    const changed = firstDifference(before, fingerprint(folder));
    if (changed !== undefined) throw new Error(`${state}, and a file was changed: ${changed}`);
    return { kind: 'refused', state };
  }
  try {
    return await behindTheDoor(folder, (db) => {
      checkPages(db, true);
      const after = contents(db, sound.seq);
      const different = Object.keys(sound.contents).filter((table) => after[table] !== sound.contents[table]);
      if (different.length > 0) throw new Altered(`opened, and ${different.join(', ')} say something else`);
      return { kind: 'harmless', state };
    });
  } catch (cause) {
    if (cause instanceof Altered) throw cause;
    return { kind: 'found', state };
  }
}

class Altered extends Error {}

/** Documents: what is spoiled is refused on reading, never handed out. */
export const documents: Campaign = {
  name: 'spoiled-documents',
  holds: 'A spoiled document is never handed out; the sound one beside it is.',
  quick: 10,
  long: 2000,
  weight: 5,
  async run(round) {
    const folder = join(round.folder, 'data');
    const { base, chance, count, failed } = round;
    let rounds = 0;
    let refused = 0;
    for (; rounds < count && round.inTime(); rounds += 1) {
      copyTo(base.folder, folder);
      const names = readdirSync(join(folder, 'attachments'));
      const name = chance.pick(names);
      const where = spoil(join(folder, 'attachments', name), chance.pick(spoilings), chance);
      const opened = await openReady(folder);
      const { items } = await opened.api.documents.list({ entity: 'unit', entityId: base.units[0] ?? 0 });
      const read = await Promise.all(items.map(({ id }) => textOf(opened, id)));
      await opened.close();
      const good = read.filter((text) => text?.startsWith('Letter of the vendor: the part arrives')).length;
      const wrong = read.filter((text) => text !== undefined).length - good;
      if (wrong > 0) failed(`${name} ${where}: something else was handed out`);
      if (good !== (where === undefined ? names.length : names.length - 1))
        failed(`${name} ${where}: ${good} of ${names.length} documents were handed out`);
      refused += read.length - good;
    }
    return { rounds, facts: { refused } };
  },
};

/** Undefined when it was refused. */
async function textOf(opened: Awaited<ReturnType<typeof openReady>>, id: number): Promise<string | undefined> {
  try {
    const { path } = await opened.api.documents.download({ id });
    const parts: Uint8Array[] = [];
    for await (const part of opened.core.tickets.redeemDownload(path.slice('/download/'.length), null).body())
      parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  } catch (cause) {
    if (cause instanceof Error) return undefined;
    throw cause;
  }
}
