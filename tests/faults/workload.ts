import { unzipSync } from 'fflate';
import { createCore } from '../../main/core.ts';
import { createFileLog } from '../../main/host/file-log.ts';
import { createSystemPorts } from '../../main/host/system-ports.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { operator } from './open.ts';
import type { Stage } from './scenario.ts';

/** What must never lie anywhere in the clear. */
export interface Planted {
  readonly username: string;
  readonly password: string;
  readonly wrongPassword: string;
  readonly person: string;
  readonly note: string;
  readonly imported: string;
  readonly document: string;
  readonly fileName: string;
  readonly recoveryKey: string;
  readonly unit: number;
  readonly classId: number;
}

/** In a child: everything that takes secrets or records in hand, once; says a line after each step. */
export async function workload({ folder, state, say }: Stage): Promise<void> {
  // Written by the campaign.
  const planted = state as Planted;
  const log = createFileLog(folder, 'host');
  const app = { version: '0.0.0-faults', host: 'headless' } as const;
  const core = await createCore(createSystemPorts({ dataFolder: folder, log, app }), { workerEntry: null });
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await core.dispatch(name, input, operator)));
  const session = memoryCarrier();
  const browser = { origin: 'https', address: '192.0.2.10', session } as const;
  const { username, password, wrongPassword } = planted;
  await core.dispatch('auth.signIn', { username, password: wrongPassword }, browser);
  await core.dispatch('auth.signIn', { username, password }, browser);
  await core.dispatch(
    'auth.signIn',
    { username: planted.person, password: wrongPassword, nonsense: planted.note },
    browser,
  );
  say('signed in');
  await api.people.create({ name: planted.person, email: `${planted.person}@example.org`, roles: ['supervisor'] });
  const { id } = await api.equipment.create({ classId: planted.classId, notes: planted.note, room: planted.note });
  await core.dispatch('equipment.update', { id, version: 99, notes: planted.note }, operator);
  await core.dispatch('equipment.update', { id, notes: { deep: planted.note } }, operator);
  say('written');

  const rows = Array.from({ length: 400 }, (_, row) => `${5000 + row},CT,${planted.imported} ${row}`).join('\r\n');
  const { importId, upload } = await api.imports.begin({ kind: 'equipment', fileName: `${planted.fileName}.csv` });
  const csv = Buffer.from(`eq_id,equipment_class,eq_notes\r\n${rows}\r\n`);
  await core.tickets.redeemUpload(upload.path.slice('/upload/'.length), null).receive(pieces(csv));
  say('sent');
  await api.imports.check({ importId });
  await over(importId);
  say('checked');
  await api.imports.apply({ importId, mode: 'good-rows' });
  await over(importId);
  say('imported');
  const filters = { includeRetired: true, includePlanned: true, includeNotCovered: true };
  await taken((await api.equipment.export({ layout: { kind: 'rems' }, filters })).path);
  await api.equipment.list({ sort: [{ by: 'room', direction: 'desc' }], pageSize: 200 });
  say('exported');

  const letter = Buffer.from(`${planted.document}\n`.repeat(4000));
  const { documentId, upload: place } = await api.documents.begin({
    entity: 'unit',
    entityId: planted.unit,
    fileName: `${planted.fileName}.txt`,
    size: letter.length,
  });
  await core.tickets.redeemUpload(place.path.slice('/upload/'.length), null).receive(pieces(letter));
  await taken((await api.documents.download({ id: documentId })).path);
  say('document');

  await api.keys.proveSheet({ recoveryKey: planted.recoveryKey });
  await core.dispatch('keys.proveSheet', { recoveryKey: planted.recoveryKey.replace(/^.{4}/, '0000') }, operator);
  await api.backup.run({});
  say('backup');
  await api.keys.rotateDatabaseKey({});
  say('database key');
  await api.keys.rotateDocumentKey({});
  await core.runDueJobs();
  say('document key');
  const { set } = await api.backup.run({});
  if (set !== null) await core.dispatch('backup.verify', { set }, operator);
  await core.dispatch('backup.drill', {}, operator);
  say('drill');
  if (set !== null) await core.dispatch('restore.begin', { set, reason: planted.note }, operator);
  say('restored');
  const files = unzipSync(await taken((await api.logs.diagnostics({})).path));
  const text = Object.entries(files).map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`);
  for (const [name, secret] of Object.entries(planted))
    if (typeof secret === 'string' && text.some((file) => file.includes(secret))) say(`bundle holds ${name}`);
  say('diagnostics');
  await core.close();
  log.close();

  async function over(importId: number): Promise<void> {
    for (;;) {
      const { state: now } = await api.imports.get({ importId });
      if (now !== 'checking' && now !== 'applying') return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function taken(path: string): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of core.tickets.redeemDownload(path.slice('/download/'.length), null).body())
      parts.push(part);
    return Buffer.concat(parts);
  }
}

async function* pieces(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 30_000) yield bytes.subarray(at, at + 30_000);
}
