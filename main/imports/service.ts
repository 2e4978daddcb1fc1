import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { UploadTicket } from '../../shared/files.ts';
import type { BlankCells, Import, ImportKind, ImportMode } from '../../shared/imports.ts';
import type { Db } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import type { UploadIssuer } from '../files/tickets.ts';
import type { Clock, Log, Paths } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Actor, Transactor, Tx } from '../rpc/transact.ts';
import { applyImport, refusalOf } from './apply-import.ts';
import { createFileChunks } from './file-chunks.ts';
import { createImportReader } from './import-reader.ts';
import { createImportRecords } from './import-records.ts';
import { countsOf } from './import-view.ts';
import { createInlineRunner, createWorkerRunner } from './job-runner.ts';
import { createJobs } from './jobs.ts';
import { openImport } from './open-import.ts';
import { createImportsRepository } from './repository.ts';
import { unwatched } from './run-control.ts';
import { recoverStranded } from './stranded-imports.ts';
import { undoImport } from './undo-import.ts';
import { createUndoObstacles } from './undo-obstacles.ts';
import { createUploads, maxFileBytes } from './uploads.ts';

/** At most one progress event in this time, milliseconds. */
const tellEveryMs = 250;

/** Imports: a file arrives, is checked without changing anything, is applied in one transaction, and may be undone as a whole. */
export function createImportsService(deps: {
  readonly db: Db;
  readonly keys: { readonly database: Buffer };
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly log: Log;
  readonly paths: Paths;
  readonly files: UploadIssuer;
  /** Refuses when the disk is nearly full. */
  readonly requireSpace: () => void;
  readonly events: Pick<EventBus, 'publish' | 'pump'>;
  /** Where the worker's code is; null does the work in this thread. */
  readonly workerEntry: URL | null;
}) {
  const { db, keys, transactor, clock, log, files, events, workerEntry } = deps;
  const repository = createImportsRepository(db);
  const chunks = createFileChunks(db);
  const obstacles = createUndoObstacles(db);
  const uploads = createUploads({ repository, chunks, transactor, clock });
  let toldAt = 0;
  const jobs = createJobs({
    runner: workerEntry
      ? createWorkerRunner({ file: dataFiles(deps.paths.data).database, key: keys.database, clock, log, workerEntry })
      : createInlineRunner({ db, clock, log }),
    repository,
    chunks,
    transactor,
    log,
    onChange(importId, ended) {
      if (!db.open) return;
      if (ended) events.pump();
      else if (clock.monotonic() - toldAt < tellEveryMs) return;
      toldAt = clock.monotonic();
      events.publish({ topic: 'import', ids: [importId] });
    },
  });

  const records = createImportRecords({ repository, jobs, obstacles, clock });
  const { required, requireState, toImport, markStarted } = records;

  return {
    ...createImportReader({ repository, records }),

    /** Opens an import and answers where its file goes. @throws AppError FORBIDDEN, INVALID for a name that is no CSV file's and no workbook's, PAYLOAD_TOO_LARGE */
    begin(
      ctx: Context,
      input: { readonly kind: ImportKind; readonly fileName: string; readonly size?: number | undefined },
    ): { importId: number; upload: UploadTicket } {
      requireKind(ctx, input.kind);
      const fileName = input.fileName.split(/[\\/]/).at(-1) ?? '';
      requireFileName(input.kind, fileName);
      if ((input.size ?? 0) > maxFileBytes)
        throw new AppError('PAYLOAD_TOO_LARGE', 'The file is larger than 500 MB. Split it and import the parts.');
      deps.requireSpace();
      const importId = transactor.housekeeping(() => {
        uploads.sweep();
        return records.insert(ctx, { kind: input.kind, source: 'file', fileName, state: 'waiting' });
      });
      const upload = files.issueUpload(ctx, {
        maxBytes: maxFileBytes,
        receive: (stream) => uploads.receive(importId, stream),
      });
      return { importId, upload };
    },

    /** Starts the dry run. @throws AppError CONFLICT, INVALID when no file came */
    check(ctx: Context, importId: number, blankCells?: BlankCells): Import {
      const record = required(importId);
      requireKind(ctx, record.kind);
      requireState(record, ['waiting', 'checked', 'refused', 'failed'], 'check');
      if (record.file_sha256 === null)
        throw new AppError('INVALID', 'The file has not arrived yet. Send it, then check the import.');
      jobs.requireIdle();
      transactor.housekeeping(() =>
        repository.patch(importId, {
          state: 'checking',
          message: null,
          ...(blankCells !== undefined && { blank_cells: blankCells }),
        }),
      );
      jobs.start({ kind: 'check', importId });
      return toImport(required(importId));
    },

    /** Starts writing the good rows, or all or none. The answer is the import at work, or as it was with the reason why nothing is written. */
    apply(ctx: Context, importId: number, mode: ImportMode): Import {
      const record = required(importId);
      requireKind(ctx, record.kind);
      requireState(record, ['checked', 'failed'], 'apply');
      if (!chunks.exists(importId))
        throw new AppError('CONFLICT', 'The file of this import is not kept any more. Send it again.');
      jobs.requireIdle();
      const refusal = refusalOf(countsOf(record), mode);
      if (refusal !== undefined) {
        transactor.housekeeping(() => repository.patch(importId, { message: refusal }));
        return toImport(required(importId));
      }
      markStarted(ctx, record, 'applying', mode);
      jobs.start({ kind: 'apply', importId, mode, actor: actorOf(ctx, 'imports.apply') });
      return toImport(required(importId));
    },

    /** Starts taking an import back. @throws AppError CONFLICT with what stands against it */
    undo(ctx: Context, importId: number): Import {
      const record = required(importId);
      requireKind(ctx, record.kind);
      requireState(record, ['applied'], 'undo');
      const refusal = obstacles.refusalOf(importId);
      if (refusal !== undefined) throw new AppError('CONFLICT', refusal);
      jobs.requireIdle();
      markStarted(ctx, record, 'undoing', undefined);
      jobs.start({ kind: 'undo', importId, actor: actorOf(ctx, 'imports.undo') });
      return toImport(required(importId));
    },

    /** Stops what runs, or gives up what waits; nothing of it stays. */
    async cancel(ctx: Context, importId: number): Promise<Import> {
      const record = required(importId);
      requireKind(ctx, record.kind);
      if (!(await jobs.cancel(importId))) {
        requireState(record, ['waiting', 'checked', 'refused', 'failed', 'cancelled'], 'cancel');
        transactor.housekeeping(() => {
          repository.patch(importId, { state: 'cancelled' });
          chunks.drop(importId);
          repository.dropRows(importId);
        });
      }
      return toImport(required(importId));
    },

    /**
     * Applies content of our own, all or nothing, within one transaction and before the answer: the sample clinic.
     * @param content with what the rows build on, and what builds on them, under the same import
     */
    applyNow(
      ctx: Context,
      content: {
        readonly fileName: string;
        readonly bytes: Uint8Array;
        readonly before: (tx: Tx, importId: number) => void;
        readonly after: (tx: Tx, importId: number) => void;
      },
    ): Import {
      const source = openImport('equipment', () => [content.bytes]);
      const importId = ctx.transact((tx) => {
        const created = records.insert(ctx, {
          kind: 'equipment',
          source: 'sample',
          fileName: content.fileName,
          state: 'applying',
        });
        content.before(tx, created);
        applyImport(tx, created, source, 'all-or-nothing', unwatched);
        content.after(tx, created);
        return created;
      });
      return toImport(required(importId));
    },

    /**
     * Takes an import back before the answer.
     * @param after the last step of the same transaction
     * @throws AppError CONFLICT
     */
    undoNow(ctx: Context, importId: number, after: (tx: Tx) => void): Import {
      requireState(required(importId), ['applied'], 'undo');
      ctx.transact((tx) => {
        undoImport(tx, importId, unwatched);
        after(tx);
      });
      return toImport(required(importId));
    },

    /** After a start of the host, before anything else. */
    recover: () => recoverStranded(repository, transactor),

    /** Stops running work and waits until it has rolled back. */
    async close(): Promise<void> {
      await jobs.cancelAll();
    },
  };
}

/** The service of {@link createImportsService}. */
export type ImportsService = ReturnType<typeof createImportsService>;

/** What a file brings needs the permission that its records need. @throws AppError FORBIDDEN */
function requireKind(ctx: Context, kind: ImportKind): void {
  const { permissions } = principalOf(ctx);
  if (kind === 'rems') {
    const wanted = ['compliance:write', 'people:write', 'lookups:write'] as const;
    if (wanted.every((permission) => permissions.has(permission))) return;
    throw new AppError(
      'FORBIDDEN',
      'Importing everything from REMS needs the permissions to change survey records, people and lists. Ask your administrator.',
    );
  }
  const needed = needs[kind];
  if (needed && !permissions.has(needed.permission)) throw new AppError('FORBIDDEN', needed.refusal);
}

/** What beside `equipment:import` a kind of file asks for. */
const needs: Readonly<Partial<Record<ImportKind, { readonly permission: Permission; readonly refusal: string }>>> = {
  tests: {
    permission: 'compliance:write',
    refusal: 'Importing surveys and bookings needs the permission to change survey records. Ask your administrator.',
  },
  bookings: {
    permission: 'compliance:write',
    refusal: 'Importing surveys and bookings needs the permission to change survey records. Ask your administrator.',
  },
  people: {
    permission: 'people:write',
    refusal: 'Importing people needs the permission to change people. Ask your administrator.',
  },
  facilities: {
    permission: 'lookups:write',
    refusal: 'Importing facilities needs the permission to change the lists. Ask your administrator.',
  },
};

/** What a name promises is all that is known before the file arrives. @throws AppError INVALID */
function requireFileName(kind: ImportKind, fileName: string): void {
  const rems = kind === 'rems';
  if ((rems ? /\.(sqlite3?|db|xlsx)$/i : /\.(csv|xlsx|xlsm)$/i).test(fileName)) return;
  const message = rems
    ? 'Everything from REMS comes in its backup (.sqlite3) or in its workbook (.xlsx). Choose one of these.'
    : 'Only CSV files and Excel workbooks can be imported; their names end in .csv or .xlsx. Save an old workbook (.xls) as .xlsx first.';
  throw new AppError('INVALID', message, { fields: { fileName: message } });
}

function actorOf(ctx: Context, action: string): Actor {
  const { accountId, name } = principalOf(ctx);
  return { accountId, name, origin: ctx.origin, address: ctx.address, requestId: ctx.requestId, action };
}
