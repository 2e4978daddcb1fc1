import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { AuditFilters, auditContract } from '../../shared/audit.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { AuditRow } from '../database/audit-row.ts';
import { csvLine, fileStamp } from '../files/csv-writer.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import { localTime } from './local-time.ts';
import { printedTrail } from './print-trail.ts';
import type { AuditRepository } from './repository.ts';
import { type Seal, sealOf } from './seal.ts';
import type { Trail } from './trail.ts';

type Input = z.output<(typeof auditContract)['export']['input']>;

/** A document of more entries takes minutes to lay out, and nobody reads it. */
const printedAtMost = 5000;

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
} as const;
const endings = { csv: 'csv', json: 'jsonl', pdf: 'pdf' } as const;

const headings = [
  'seq',
  'at_utc',
  'at_local',
  'actor',
  'account_id',
  'origin',
  'address',
  'request_id',
  'action',
  'entity',
  'entity_id',
  'record',
  'changes',
  'reason',
  'import_id',
  'prev_hash',
  'hash',
] as const;

/** Hands the trail out: every file ends with the sealed head of the trail and the hash of what is before it. */
export function createAuditExport(deps: {
  readonly trail: Trail;
  readonly repository: AuditRepository;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly clock: Clock;
  readonly installId: string;
  readonly key: Buffer;
  clinicName(): string | null;
}) {
  const { trail, repository, files, print, clock, installId, key, clinicName } = deps;
  const encoder = new TextEncoder();

  /** The file in lines, the seal last. */
  async function* lines(format: 'csv' | 'json', filters: AuditFilters, head: Head): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let entries = 0;
    const hashed = (text: string) => {
      const bytes = encoder.encode(text);
      hash.update(bytes);
      return bytes;
    };
    if (format === 'csv') yield hashed(csvLine(headings));
    for await (const rows of trail.read(filters, head.seq)) {
      entries += rows.length;
      if (rows.length === 0) continue;
      if (format === 'json') yield hashed(rows.map(jsonOf).join(''));
      else {
        const names = trail.names(rows, head.rights);
        yield hashed(rows.map((row, index) => csvOf(row, names[index] ?? null)).join(''));
      }
    }
    const seal = sealOf(key, { ...head.facts, entries, sha256: hash.digest('hex') });
    yield encoder.encode(format === 'csv' ? csvSeal(seal) : `${JSON.stringify({ seal })}\n`);
  }

  async function* document(filters: AuditFilters, head: Head, language: Input['language']): AsyncGenerator<Uint8Array> {
    const entries = await few(filters, head.seq);
    const sha256 = createHash('sha256').update(entries.map(jsonOf).join('')).digest('hex');
    const seal = sealOf(key, { ...head.facts, entries: entries.length, sha256 });
    yield await print(
      printedTrail({ entries, names: trail.names(entries, head.rights), seal, language, clinic: clinicName() }),
    );
  }

  /** @throws AppError CONFLICT for more than a document takes */
  async function few(filters: AuditFilters, upTo: number): Promise<AuditRow[]> {
    const entries: AuditRow[] = [];
    for await (const rows of trail.read(filters, upTo)) {
      entries.push(...rows);
      if (entries.length > printedAtMost)
        throw new AppError(
          'CONFLICT',
          `More than ${printedAtMost} entries are too many to print. Narrow the list, or take CSV or JSON.`,
        );
    }
    return entries;
  }

  return async function ticket({ format, filters = {}, language }: Input, ctx: Context): Promise<DownloadTicket> {
    const { last } = repository.ends();
    if (format === 'pdf') await few(filters, last);
    const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
    ctx.transact((tx) => {
      tx.audit({
        entity: 'audit',
        entityId: null,
        action: 'audit.export',
        changes: {
          format: { old: null, new: format },
          filters: { old: null, new: chosen },
          throughSeq: { old: null, new: last },
        },
      });
    });
    // The entry of this export belongs to what is taken along.
    const head = headNow(principalOf(ctx).permissions);
    const stamp = fileStamp(clock.now());
    return files.issueDownload(ctx, {
      fileName: `audit_${stamp}.${endings[format]}`,
      contentType: contentTypes[format],
      body: () =>
        format === 'pdf' ? document(filters, { ...head, seq: last }, language) : lines(format, filters, head),
    });
  };

  function headNow(rights: Head['rights']): Head {
    const { last } = repository.ends();
    const headHash = repository.one(last)?.hash ?? '';
    return { seq: last, rights, facts: { installId, at: clock.now().toISOString(), headSeq: last, headHash } };
  }
}

interface Head {
  /** Entries up to this one are in the file. */
  readonly seq: number;
  /** What the reader may know: names of records. */
  readonly rights: ReadonlySet<Permission>;
  readonly facts: Omit<Seal, 'mac' | 'sha256' | 'entries'>;
}

/** An entry as a line of JSON: the columns as they are hashed, so that anybody can recompute the chain. */
export function jsonOf(row: AuditRow): string {
  return `${JSON.stringify(row)}\n`;
}

function csvOf(row: AuditRow, name: string | null): string {
  return csvLine([
    row.seq,
    row.at,
    localTime(row.at, row.utc_offset),
    row.actor,
    row.account_id,
    row.origin,
    row.address,
    row.request_id,
    row.action,
    row.entity,
    row.entity_id,
    name,
    row.changes,
    row.reason,
    row.import_id,
    row.prev_hash,
    row.hash,
  ]);
}

/** The seal in a line of as many cells: `seal`, then its JSON in the column of changes. */
function csvSeal(seal: Seal): string {
  return csvLine(
    headings.map((name, index) => (index === 0 ? 'seal' : name === 'changes' ? JSON.stringify(seal) : null)),
  );
}
