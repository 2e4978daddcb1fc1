import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import { systemClock } from '../../main/host/system-ports.ts';
import { parseRecoveryKey } from '../../main/keys/recovery-key.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import type { Campaign } from './campaign.ts';
import { childProcesses } from './child.ts';
import { copyTo } from './installation.ts';
import type { Planted } from './workload.ts';

/** A secret by its name, in one of the forms in which it could show. */
type Needle = readonly [name: string, bytes: Buffer];

/** Secrets and records are planted, everything is done with them, and every file and process is searched for them. */
export const markers: Campaign = {
  name: 'markers',
  holds:
    'No record, name, password or key lies in the clear in any file, file name, deleted file, command line or environment.',
  quick: 1,
  long: 20,
  weight: 3,
  async run({ base, folder, chance, count, inTime, failed }) {
    let rounds = 0;
    const facts = { files: 0, deletedFiles: 0, processes: 0, steps: 0, needles: 0 };
    for (; rounds < count && inTime(); rounds += 1) {
      const data = copyTo(base.folder, join(folder, 'data'));
      const temporary = join(folder, 'temporary');
      rmSync(temporary, { recursive: true, force: true });
      mkdirSync(temporary);
      const mark = (what: string) => `Qz${what}${chance.bytes(6).toString('hex')}`;
      const planted: Planted = {
        username: base.username,
        password: base.password,
        wrongPassword: mark('Wrong'),
        person: mark('Person'),
        note: mark('Note'),
        imported: mark('Imported'),
        document: mark('Document'),
        fileName: mark('File'),
        recoveryKey: base.recoveryKey,
        unit: base.units[0] ?? 0,
        classId: base.classId,
      };
      const needles = [...needlesOf(planted), ...(await keysOf(data))];
      const seen = new Set<string>();
      const children = childProcesses({ TMPDIR: temporary, SQLITE_TMPDIR: temporary });
      const work = children.begin({ scenario: 'workload', folder: data, state: planted, seed: 1 });
      await children.close();
      const { pid } = work.process;
      for (let step = 1; ; step += 1) {
        const more = await Promise.race([work.reach(step).then(() => true), work.ended.then(() => false)]);
        if (!more || pid === undefined || work.lines().at(-1) === 'done') break;
        // It stands still while it is searched.
        work.process.kill('SIGSTOP');
        if (work.lines().at(-1) === 'database key') needles.push(...(await keysOf(copyTo(data, join(folder, 'copy')))));
        look(pid);
        work.process.kill('SIGCONT');
        facts.steps += 1;
      }
      await work.ended;
      if (work.lines().at(-1) !== 'done') failed(`the work stopped after "${work.lines().at(-1)}"`);
      for (const line of work.lines()) if (line.startsWith('bundle holds')) failed(line);
      needles.push(...(await keysOf(data)));
      search(data, needles);
      search(temporary, needles);
      facts.needles = needles.length;
      // The search itself finds what is there.
      for (const [name, bytes] of needles) {
        writeFileSync(join(temporary, 'control'), Buffer.concat([Buffer.alloc(100), bytes, Buffer.alloc(9)]));
        if (found(readFileSync(join(temporary, 'control')), [[name, bytes]]).length === 0)
          failed(`${name} is not searched for`);
      }
      for (const hit of seen) failed(hit);

      function look(of: number): void {
        search(data, needles);
        search(temporary, needles);
        const process = `/proc/${of}`;
        facts.processes += 1;
        for (const part of ['cmdline', 'environ'])
          for (const name of found(readFileSync(join(process, part)), needles)) seen.add(`${name} in ${part}`);
        for (const handle of readdirSync(join(process, 'fd'))) {
          const target = linkOf(join(process, 'fd', handle));
          if (!target?.endsWith(' (deleted)') || !target.startsWith('/')) continue;
          facts.deletedFiles += 1;
          for (const name of found(readFileSync(join(process, 'fd', handle)), needles))
            seen.add(`${name} in ${target}`);
        }
      }

      function search(root: string, wanted: readonly Needle[]): void {
        for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
          const path = relative(root, join(entry.parentPath, entry.name));
          for (const name of found(Buffer.from(path), wanted)) seen.add(`${name} in the file name ${path}`);
          if (!entry.isFile()) continue;
          facts.files += 1;
          for (const name of found(contentOf(join(root, path)), wanted)) seen.add(`${name} in ${path}`);
        }
      }
    }
    return { rounds, facts };
  },
};

function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (cause) {
    // Closed between listing and looking: it stands still, but the kernel may finish a write for it.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function found(bytes: Buffer, needles: readonly Needle[]): readonly string[] {
  return needles.filter(([, needle]) => bytes.includes(needle)).map(([name]) => name);
}

function needlesOf({ username: _public, unit: _unit, classId: _class, ...secrets }: Planted): readonly Needle[] {
  const { recoveryKey } = secrets;
  return [
    ...Object.entries(secrets).flatMap(([name, text]) => [
      [name, Buffer.from(text)] as const,
      [`${name} in UTF-16`, Buffer.from(text, 'utf16le')] as const,
    ]),
    ['recovery key without dashes', Buffer.from(recoveryKey.replaceAll('-', ''))],
    ...formsOf('recovery key', parseRecoveryKey(recoveryKey)),
  ];
}

/** Every key in use that opens something. */
async function keysOf(folder: string): Promise<readonly Needle[]> {
  const outcome = await openData(testPorts({ folder, clock: systemClock, log: memoryLog() }), { migrations });
  if (outcome.state !== 'READY') throw new Error(`${outcome.state}: ${outcome.message}`);
  const { database, authentication, pepper } = outcome.keys;
  const needles = [
    ...formsOf('database key', database),
    ...formsOf('authentication key', authentication),
    ...formsOf('pepper', pepper),
  ];
  outcome.db.close();
  outcome.keys.wipe();
  return needles;
}

function formsOf(name: string, key: Buffer): readonly Needle[] {
  return [
    [name, Buffer.from(key)],
    [`${name} in hex`, Buffer.from(key.toString('hex'))],
    [`${name} in HEX`, Buffer.from(key.toString('hex').toUpperCase())],
    [`${name} in base64`, Buffer.from(key.toString('base64'))],
    [`${name} in base64url`, Buffer.from(key.toString('base64url'))],
  ];
}
