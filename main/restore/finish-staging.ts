import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { replaceAnchor } from '../database/anchor.ts';
import { type AuditHead, readAuditHead } from '../database/audit-head.ts';
import { type Db, openConnection } from '../database/connection.ts';
import type { DataFiles } from '../database/data-files.ts';
import { syncFolder } from '../database/durable-file.ts';
import { type MarksOnDisk, readMarks } from '../database/identifier-marks.ts';
import { raiseCounters, unknownGap } from '../database/raise-counters.ts';
import { existingSidecars, sizeOf } from '../database/sidecars.ts';
import { stagedParts } from '../database/swap-database.ts';
import { createNoticeWriter } from '../notices/notice-writer.ts';
import { type AuditEntry, appendAudit } from '../rpc/audit-chain.ts';
import type { Actor } from '../rpc/transaction.ts';
import { documentPath, readDocumentList, type SetDocument } from '../sets/document-list.ts';
import { madeAndProven } from '../sets/make-proven-set.ts';
import { setParts } from '../sets/manifest.ts';
import { copyDurably, hashFile } from '../sets/set-files.ts';
import { parseSetName } from '../sets/set-folder.ts';
import { type CarriedOver, writeCarriedOver } from './carried-over.ts';
import type { OnStep } from './steps.ts';

/** Who restores what, and why; it goes on record in the restored data. */
export interface RestoreOrder {
  readonly actor: Actor;
  readonly reason: string;
  /** Name of the set. */
  readonly set: string;
  /** The set that holds what was there before; null when that was set aside as files, and when there was nothing. */
  readonly before: string | null;
  /** Where what was there before lies as files, when it could not be read. */
  readonly aside: string | null;
  /** The end of the audit trail that is given up; undefined when it could not be read. */
  readonly head: AuditHead | undefined;
}

/**
 * The last step on the copy: the entry in its audit trail, which chains to the restored head, its row, and the anchor that goes with it.
 * The data are closed.
 */
export function finishStaging(deps: {
  readonly files: DataFiles;
  readonly order: RestoreOrder;
  readonly carried: CarriedOver;
  readonly installId: string;
  /** The keys that the data are under after the swap. */
  readonly keys: { readonly database: Buffer; readonly authentication: Buffer };
  readonly now: Date;
  readonly onStep: OnStep;
}): void {
  const { files, order, carried, installId, keys, now, onStep } = deps;
  const staged = stagedParts(files);
  const marks = readMarks(files.identifiers, keys.authentication, installId);
  const db = openConnection(staged.database, keys.database, { journal: 'delete' });
  try {
    db.transaction(() => record(db, order, carried, marks, now)).immediate();
    onStep('restore.recorded');
    replaceAnchor(staged.anchor, keys.authentication, { installId, ...readAuditHead(db), at: now.toISOString() });
    onStep('restore.anchored');
  } finally {
    db.close();
  }
  if (existingSidecars(staged.database).length > 0) throw new Error('The copy of the backup was not closed cleanly.');
}

function record(db: Db, order: RestoreOrder, carried: CarriedOver, marks: MarksOnDisk, now: Date): void {
  const { actor, reason, set, before, aside, head } = order;
  const restored = readAuditHead(db);
  const jumped = raiseCounters(db, marks, now);
  const audit = (entry: AuditEntry) => appendAudit(db, { ...actor, accountId: accountIn(db, actor) }, now, entry).seq;
  const at = now.toISOString();
  const notices = createNoticeWriter(db);
  const tx = { db, at, by: actor.name, audit };
  if (jumped)
    notices.raise(tx, {
      kind: 'registry.numbers',
      subject: set,
      audience: 'studies:manage',
      severity: 'warning',
      message: `Nothing on this computer says which identifiers of patients were issued after the backup was made. So that none is issued twice, the numbers of every study go on ${unknownGap} higher. If you know that more were issued, raise the number of the study before the next patient is created; check the prefixes of studies made since the backup as well.`,
      link: '/admin/studies',
    });
  notices.raise(tx, {
    kind: 'restore.done',
    subject: set,
    audience: 'system:manage',
    severity: 'warning',
    message: `The data of the backup ${set} were restored. What was there before is kept; the page of the backups leads back to it.`,
    link: '/admin/backups',
  });
  audit({
    entity: 'restore',
    entityId: set,
    reason,
    changes: {
      set: { old: null, new: set },
      auditEntry: { old: head?.seq ?? null, new: restored.seq },
      auditHash: { old: head?.hash ?? null, new: restored.hash },
      before: { old: null, new: before ?? aside },
    },
  });
  writeCarriedOver(db, carried);
  closeOwnAttempt(db, set);
  db.prepare('UPDATE restores SET undone_at = ? WHERE before_set = ? AND undone_at IS NULL').run(at, set);
  db.prepare('INSERT INTO restores (at, set_name, actor, reason, before_set) VALUES (?, ?, ?, ?, ?)').run(
    at,
    set,
    actor.name,
    reason,
    before,
  );
}

/** The copy was made in the middle of the attempt that made it: that one ended well, or the set would not have been restored. */
function closeOwnAttempt(db: Db, set: string): void {
  const kind = parseSetName(set)?.kind;
  if (kind === undefined) return;
  db.prepare(
    `UPDATE backup_runs SET ended_at = started_at, result = 'done', set_name = @set, message = @message
     WHERE id = (SELECT max(id) FROM backup_runs WHERE task = 'make' AND kind = @kind AND ended_at IS NULL)`,
  ).run({ set, kind, message: madeAndProven });
}

/** The same person at the time of the set, if there was one: numbers of accounts may have been given to others. */
function accountIn(db: Db, { accountId, name }: Actor): number | null {
  if (accountId === null) return null;
  const row = db.prepare('SELECT 1 FROM accounts WHERE id = ? AND username = ?').get(accountId, name);
  return row === undefined ? null : accountId;
}

/** Documents that are not here, or not as they were, come from the set; what is whole stays, because content under a name never changes. */
export function bringDocuments(files: DataFiles, setFolder: string): number {
  const list = readDocumentList(setFolder);
  const wanted = (list?.documents ?? []).filter(
    (document) => !isWhole(join(files.attachments, document.uuid), document),
  );
  if (wanted.length === 0) return 0;
  mkdirSync(files.attachments, { recursive: true, mode: 0o700 });
  for (const { uuid, sha256 } of wanted) {
    const target = join(files.attachments, uuid);
    const partial = join(files.staging, `document-${uuid}`);
    const copied = copyDurably(documentPath(setFolder, uuid), partial);
    if (copied.sha256 !== sha256) throw new Error(`The document ${uuid} of the backup was altered.`);
    renameSync(partial, target);
  }
  syncFolder(files.attachments);
  return wanted.length;
}

/** Whether a document here needs nothing of the set, which may itself have found it damaged. */
function isWhole(path: string, { bytes, sha256, damaged }: SetDocument): boolean {
  if (damaged) return existsSync(path);
  return sizeOf(path) === bytes && hashFile(path)?.sha256 === sha256;
}

/** Archives of the audit trail that are not here come from the set. */
export function bringArchives(files: DataFiles, setFolder: string, parts: readonly { readonly path: string }[]): void {
  bringAbsent(
    files,
    setFolder,
    parts.filter(({ path }) => path.startsWith(`${setParts.auditArchive}/`)),
  );
}

/** Settings and certificates of the set, where nothing of them is here yet. */
export function bringSettings(files: DataFiles, setFolder: string, parts: readonly { readonly path: string }[]): void {
  const settings = ({ path }: { readonly path: string }) =>
    path === setParts.settings || path.startsWith(`${setParts.certificates}/`);
  bringAbsent(files, setFolder, parts.filter(settings));
}

function bringAbsent(files: DataFiles, setFolder: string, parts: readonly { readonly path: string }[]): void {
  for (const { path } of parts) {
    const target = join(files.folder, path);
    if (existsSync(target)) continue;
    mkdirSync(join(target, '..'), { recursive: true, mode: 0o700 });
    copyDurably(join(setFolder, path), target);
  }
}
