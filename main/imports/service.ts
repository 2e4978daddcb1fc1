import { AppError } from '../../shared/contract/errors.ts';
import type { UploadTicket } from '../../shared/files.ts';
import type {
  Import,
  ImportKind,
  ImportMessage,
  ImportMode,
  ImportRow,
  ImportState,
  RowOutcome,
} from '../../shared/imports.ts';
import type { Db } from '../database/connection.ts';
import { dataFiles } from '../database/data-files.ts';
import type { UploadIssuer } from '../files/tickets.ts';
import type { Clock, Log, Paths } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import type { Actor, Transactor, Tx } from '../rpc/transact.ts';
import { applyImport, refusalOf } from './apply-import.ts';
import { createFileChunks } from './file-chunks.ts';
import { openSource } from './import-source.ts';
import { countsOf, viewOf } from './import-view.ts';
import { createInlineRunner, createWorkerRunner } from './job-runner.ts';
import { createJobs } from './jobs.ts';
import { createImportsRepository, type ImportRecord } from './repository.ts';
import { unwatched } from './run-control.ts';
import { undoImport } from './undo-import.ts';
import { createUndoObstacles } from './undo-obstacles.ts';
import { createUploads, maxFileBytes } from './uploads.ts';

/** At most one progress event in this time, milliseconds. */
const tellEveryMs = 250;

interface PageQuery {
  readonly page: number;
  readonly pageSize: number;
}

/** What a restart means for a state that only a running job may have. */
const strandedStates: Readonly<Partial<Record<ImportState, ImportState>>> = {
  checking: 'waiting',
  applying: 'checked',
  undoing: 'applied',
};

/** Imports: a file arrives, is checked without changing anything, is applied in one transaction, and may be undone as a whole. */
export function createImportsService(deps: {
  readonly db: Db;
  readonly keys: { readonly database: Buffer };
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly log: Log;
  readonly paths: Paths;
  readonly files: UploadIssuer;
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

  function present(record: ImportRecord): ImportRecord {
    return { ...record, state: jobs.working(record.id) ?? record.state };
  }

  function required(importId: number): ImportRecord {
    const record = repository.get(importId);
    if (!record) throw new AppError('NOT_FOUND', `There is no import ${importId}. Read the list again.`);
    return present(record);
  }

  function requireState(record: ImportRecord, states: readonly ImportState[], verb: string): void {
    if (!states.includes(record.state)) {
      throw new AppError('CONFLICT', `Import ${record.id} is ${record.state} and cannot be ${verb}. Read it again.`);
    }
  }

  const toImport = (record: ImportRecord): Import => viewOf(record, { jobs, obstacles });

  function insert(
    ctx: Context,
    kind: ImportKind,
    source: 'file' | 'sample',
    fileName: string,
    state: ImportState,
  ): number {
    const { accountId, name } = principalOf(ctx);
    return repository.insert({
      kind,
      source,
      file_name: fileName,
      state,
      created_at: clock.now().toISOString(),
      created_by: name,
      account_id: accountId,
    });
  }

  /** On record before the work begins, so that an attempt that fails leaves a trace too. */
  function markStarted(
    ctx: Context,
    record: ImportRecord,
    state: 'applying' | 'undoing',
    mode: ImportMode | undefined,
  ): void {
    ctx.transact((tx) => {
      // A command beside this host may have been faster.
      requireState(required(record.id), [record.state], state === 'applying' ? 'applied' : 'undone');
      repository.patch(record.id, { state, message: null, ...(mode !== undefined && { mode }) });
      const changes = {
        state: { old: record.state, new: state },
        ...(mode !== undefined && { mode: { old: record.mode, new: mode } }),
      };
      tx.audit({ entity: 'import', entityId: record.id, changes, importId: record.id });
    });
  }

  return {
    /** Opens an import and answers where its file goes. @throws AppError INVALID for a name that is no CSV file's, PAYLOAD_TOO_LARGE */
    begin(
      ctx: Context,
      input: { readonly kind: ImportKind; readonly fileName: string; readonly size?: number | undefined },
    ): { importId: number; upload: UploadTicket } {
      const fileName = input.fileName.split(/[\\/]/).at(-1) ?? '';
      if (!/\.csv$/i.test(fileName)) {
        const message =
          'Only CSV files can be imported; their names end in .csv. Save a workbook as "CSV UTF-8" first.';
        throw new AppError('INVALID', message, { fields: { fileName: message } });
      }
      if ((input.size ?? 0) > maxFileBytes)
        throw new AppError('PAYLOAD_TOO_LARGE', 'The file is larger than 500 MB. Split it and import the parts.');
      const importId = transactor.housekeeping(() => {
        uploads.sweep();
        return insert(ctx, input.kind, 'file', fileName, 'waiting');
      });
      const upload = files.issueUpload(ctx, {
        maxBytes: maxFileBytes,
        receive: (stream) => uploads.receive(importId, stream),
      });
      return { importId, upload };
    },

    /** Starts the dry run. @throws AppError CONFLICT, INVALID when no file came */
    check(importId: number): Import {
      const record = required(importId);
      requireState(record, ['waiting', 'checked', 'refused', 'failed'], 'checked');
      if (record.file_sha256 === null)
        throw new AppError('INVALID', 'The file has not arrived yet. Send it, then check the import.');
      jobs.requireIdle();
      transactor.housekeeping(() => repository.patch(importId, { state: 'checking', message: null }));
      jobs.start({ kind: 'check', importId });
      return toImport(required(importId));
    },

    /** Starts writing the good rows, or all or none. The answer is the import at work, or as it was with the reason why nothing is written. */
    apply(ctx: Context, importId: number, mode: ImportMode): Import {
      const record = required(importId);
      requireState(record, ['checked', 'failed'], 'applied');
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
      requireState(record, ['applied'], 'undone');
      const refusal = obstacles.refusalOf(importId);
      if (refusal !== undefined) throw new AppError('CONFLICT', refusal);
      jobs.requireIdle();
      markStarted(ctx, record, 'undoing', undefined);
      jobs.start({ kind: 'undo', importId, actor: actorOf(ctx, 'imports.undo') });
      return toImport(required(importId));
    },

    /** Stops what runs, or gives up what waits; nothing of it stays. */
    async cancel(importId: number): Promise<Import> {
      const record = required(importId);
      if (!(await jobs.cancel(importId))) {
        requireState(record, ['waiting', 'checked', 'refused', 'failed', 'cancelled'], 'cancelled');
        transactor.housekeeping(() => {
          repository.patch(importId, { state: 'cancelled' });
          chunks.drop(importId);
          repository.dropRows(importId);
        });
      }
      return toImport(required(importId));
    },

    get: (importId: number): Import => toImport(required(importId)),

    list({ page, pageSize }: PageQuery): { items: Import[]; total: number } {
      return {
        items: repository.page(pageSize, (page - 1) * pageSize).map((record) => toImport(present(record))),
        total: repository.count(),
      };
    },

    rows(
      query: PageQuery & {
        readonly importId: number;
        readonly outcome?: RowOutcome | undefined;
        readonly withMessages?: boolean | undefined;
      },
    ): { items: ImportRow[]; total: number } {
      required(query.importId);
      const { page, pageSize, ...filter } = query;
      return repository.rows({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
    },

    messages({ importId, page, pageSize }: PageQuery & { readonly importId: number }): {
      items: ImportMessage[];
      total: number;
    } {
      required(importId);
      return repository.messages(importId, pageSize, (page - 1) * pageSize);
    },

    /**
     * Applies content of our own, all or nothing, within one transaction and before the answer: the sample clinic.
     * @param before writes what the rows build on, under the same import
     */
    applyNow(
      ctx: Context,
      content: {
        readonly fileName: string;
        readonly bytes: Uint8Array;
        readonly before: (tx: Tx, importId: number) => void;
      },
    ): Import {
      const source = openSource(() => [content.bytes]);
      const importId = ctx.transact((tx) => {
        const created = insert(ctx, 'equipment', 'sample', content.fileName, 'applying');
        content.before(tx, created);
        applyImport(tx, created, source, 'all-or-nothing', unwatched);
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
      requireState(required(importId), ['applied'], 'undone');
      ctx.transact((tx) => {
        undoImport(tx, importId, unwatched);
        after(tx);
      });
      return toImport(required(importId));
    },

    /** The sample clinic's latest import. */
    latestSample(): Import | undefined {
      const record = repository.latestSample();
      return record && toImport(present(record));
    },

    /** After a start of the host: what was being worked on when the last one ended was rolled back, and may be started again. */
    recover(): void {
      if (repository.stranded().length === 0) return;
      transactor.housekeeping(() => {
        // Read again: the writer that was waited for may have been a command that ended one of them.
        for (const { id, state } of repository.stranded()) {
          repository.patch(id, {
            state: strandedStates[state] ?? state,
            message: 'The program ended during this work; nothing of it was written.',
          });
        }
      });
    },

    /** Stops running work and waits until it has rolled back. */
    async close(): Promise<void> {
      await jobs.cancelAll();
    },
  };
}

/** The service of {@link createImportsService}. */
export type ImportsService = ReturnType<typeof createImportsService>;

function actorOf(ctx: Context, action: string): Actor {
  const { accountId, name } = principalOf(ctx);
  return { accountId, name, origin: ctx.origin, address: ctx.address, requestId: ctx.requestId, action };
}
