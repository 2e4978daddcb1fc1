import type { SetKind, SetProof } from '../../shared/backup.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/contract/errors.ts';
import { dataFiles } from '../database/data-files.ts';
import { toAppError } from '../database/sql-errors.ts';
import type { Clock, Random } from '../ports.ts';
import { makeProvenSet } from '../sets/make-proven-set.ts';
import { proveSet } from '../sets/prove-set.ts';

/** Making a set and proving it, or proving one that is there. */
export type BackupTask =
  | {
      readonly task: 'make';
      readonly dataFolder: string;
      readonly kind: SetKind;
      readonly appVersion: string;
      readonly reserve: number;
    }
  | { readonly task: 'verify'; readonly folder: string };

/** What a task ends in; `set` is the set's name. */
export interface BackupEnd {
  readonly set: string;
  readonly bytes: number;
  readonly proof: SetProof;
}

/** How far a task is. */
export type OnStep = (step: string, done: number, total: number) => void;

/** What the worker gets: keys are moved to it, and zeroed there. */
export interface WorkerOrder {
  readonly order: BackupTask;
  readonly database: Uint8Array;
  readonly authentication: Uint8Array;
  /** One cell: not zero asks to stop. */
  readonly stop: SharedArrayBuffer;
  /** The host's present instant, ISO text: the worker's clock runs on from there. */
  readonly startedAt: string;
}

/** A refusal, or a fault for the log, as it crosses between threads. */
export type WireFault =
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails | undefined;
    }
  | { readonly kind: 'failed'; readonly stack: string };

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'step'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly end: BackupEnd }
  | WireFault;

/** Does one task in the calling thread. */
export function runTask(
  order: BackupTask,
  deps: {
    readonly keys: { readonly database: Buffer; readonly authentication: Buffer };
    readonly clock: Clock;
    readonly random: Pick<Random, 'uuid'>;
    readonly onStep: OnStep;
    readonly signal: Pick<AbortSignal, 'throwIfAborted'>;
  },
): BackupEnd {
  const { keys, clock, random, onStep, signal } = deps;
  if (order.task === 'verify') {
    const proof = proveSet({ folder: order.folder, keys, clock, record: true, onProgress: onStep, signal });
    return { set: order.folder, bytes: 0, proof };
  }
  const { dataFolder, kind, appVersion, reserve } = order;
  const files = dataFiles(dataFolder);
  const made = makeProvenSet({ files, keys, kind, clock, random, appVersion, reserve, onProgress: onStep, signal });
  const { manifest, name, proof } = made;
  const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, manifest.documents.bytes);
  return { set: name, bytes, proof };
}

/** A fault as it can cross between threads. */
export function toWire(cause: unknown): WireFault {
  const refused = cause instanceof AppError ? cause : (toAppError(cause) ?? diskFull(cause));
  if (refused) return { kind: 'refused', code: refused.code, message: refused.message, details: refused.details };
  return { kind: 'failed', stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
}

/** The fault on this side again. */
export function fromWire(fault: WireFault): Error {
  if (fault.kind === 'refused') return new AppError(fault.code, fault.message, { details: fault.details });
  return new Error('the work on a backup failed in its thread', { cause: fault.stack });
}

/** Faults of the place where sets lie, in words. */
function diskFull(cause: unknown): AppError | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('UNAVAILABLE', 'The disk is full; no backup was made. Free some space and try again.', {
      cause,
    });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new AppError(
      'UNAVAILABLE',
      'The folder of the backups cannot be written to; no backup was made. Check its permissions and the disk.',
      { cause },
    );
  if (code === 'EIO')
    return new AppError(
      'UNAVAILABLE',
      'The disk did not answer correctly; no backup was made. Have the disk checked.',
      {
        cause,
      },
    );
  return undefined;
}
