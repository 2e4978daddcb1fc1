import { AppError } from '../../shared/contract/errors.ts';
import type { WorkbookProgress } from '../../shared/exports.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { fileStamp } from '../files/csv-writer.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import { workbookType } from '../files/xlsx/workbook-writer.ts';
import type { Clock, Log } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { BookRunner } from './runner.ts';

/** The workbook of everything, for administrators. One is written at a time. */
export interface WorkbookService {
  /** Answers a ticket; the work begins when the file is fetched. @throws AppError FORBIDDEN, CONFLICT while another one is written */
  begin(ctx: Context): DownloadTicket;
  progress(): WorkbookProgress;
  /** Stops it; the file that was begun stays incomplete. */
  cancel(): WorkbookProgress;
}

interface Book {
  progress: WorkbookProgress;
  readonly stop: AbortController;
}

const none: WorkbookProgress = { state: 'none', done: 0, total: 0 };

/** Workbooks of one core. */
export function createWorkbookService(deps: {
  readonly runner: BookRunner;
  readonly files: DownloadIssuer;
  readonly clock: Clock;
  readonly log: Log;
  readonly appVersion: string;
}): WorkbookService {
  const { runner, files, clock, log, appVersion } = deps;
  let latest: Book | undefined;

  async function* body(book: Book, by: string): AsyncGenerator<Uint8Array> {
    const set = (change: Partial<WorkbookProgress>) => {
      book.progress = { ...book.progress, ...change };
    };
    const { signal } = book.stop;
    signal.throwIfAborted();
    set({ state: 'running' });
    let end: WorkbookProgress['state'] = 'cancelled';
    try {
      yield* runner({ at: clock.now().toISOString(), by, appVersion }, set, signal);
      end = 'done';
    } catch (cause) {
      if (!signal.aborted) {
        end = 'failed';
        log.error('the workbook could not be written', { cause });
      }
      throw cause;
    } finally {
      set({ state: end });
    }
  }

  return {
    begin(ctx) {
      const { permissions, name } = principalOf(ctx);
      if (!permissions.has('equipment:export'))
        throw new AppError('FORBIDDEN', 'This needs the permission to export equipment. Ask your administrator.');
      if (latest?.progress.state === 'running')
        throw new AppError('CONFLICT', 'Another workbook is being written. Wait until it is done, or stop it.');
      const book: Book = { progress: { ...none, state: 'waiting' }, stop: new AbortController() };
      ctx.transact((tx) => tx.audit({ entity: 'system', entityId: null, action: 'exports.workbook', changes: {} }));
      latest?.stop.abort(stopped());
      latest = book;
      return files.issueDownload(ctx, {
        fileName: `rems_export_${fileStamp(clock.now())}.xlsx`,
        contentType: workbookType,
        body: () => body(book, name),
      });
    },

    progress: () => latest?.progress ?? none,

    cancel() {
      if (!latest) return none;
      latest.stop.abort(stopped());
      if (latest.progress.state === 'waiting') latest.progress = { ...latest.progress, state: 'cancelled' };
      return latest.progress;
    },
  };
}

function stopped(): AppError {
  return new AppError('CONFLICT', 'The workbook was stopped. Start it again when you need it.');
}
