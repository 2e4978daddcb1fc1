import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { securePrivateFolders } from '../../main/database/permissions.ts';
import type { Caller } from '../../main/rpc/context.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { unwrapReply } from '../../shared/contract/client.ts';
import { storedDocument } from '../support/stored-document.ts';
import { openCore, operator } from './open.ts';

/** An installation that campaigns copy. */
export interface Base {
  readonly folder: string;
  /** As printed on its sheet. */
  readonly recoveryKey: string;
  /** The one account. */
  readonly username: string;
  readonly password: string;
  /** Units, each with two surveys; the first has two documents. */
  readonly units: readonly number[];
  readonly classId: number;
}

/** Sets an installation up and puts some records into it. */
export async function createBase(folder: string, units = 4): Promise<Base> {
  const username = 'administrator';
  const password = 'a long enough faults password';
  const opened = await openCore(folder);
  const { api } = opened;
  const sheet = await api.setup.prepare({});
  const confirm = sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' }));
  // Set-up ends signed in, which needs somewhere to keep the session.
  const first: Caller = { ...operator, session: memoryCarrier() };
  const setup = { setupId: sheet.setupId, confirm, administrator: { username, password } };
  unwrapReply(await opened.core.dispatch('setup.complete', { ...setup, language: 'en', start: 'empty' }, first));
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Radiography' });
  const ids: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const { id } = await api.equipment.create({ classId, serialNumber: `SN-${unit}`, notes: 'as bought' });
    for (const testDate of ['2025-01-15', '2026-01-15'])
      await api.compliance.recordTest({ unitId: id, type: 'Annual', testDate });
    ids.push(id);
  }
  const [withDocuments = 0] = ids;
  await storedDocument(opened, 'unit', withDocuments);
  await storedDocument(opened, 'unit', withDocuments);
  await opened.close();
  return { folder, recoveryKey: sheet.groups.join('-'), username, password, units: ids, classId };
}

/** A fresh copy of a data folder, closed to others as the original; what lay there before is gone. */
export function copyTo(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  securePrivateFolders(to);
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o700);
  return to;
}
