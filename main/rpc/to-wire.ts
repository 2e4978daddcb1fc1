import { AppError, type WireError } from '../../shared/contract/errors.ts';
import { toDiskError } from '../database/disk-errors.ts';
import { toAppError } from '../database/sql-errors.ts';
import type { Log } from '../ports.ts';

/** An error as it may travel: what a user can mend keeps its sentence, the rest becomes INTERNAL and goes to the log under its request id. */
export function toWire(cause: unknown, name: string, requestId: string, log: Log): WireError {
  const error = cause instanceof AppError ? cause : (toAppError(cause) ?? toDiskError(cause));
  if (!error) {
    log.error('procedure failed', { procedure: name, requestId, cause });
    return {
      code: 'INTERNAL',
      message: 'Something went wrong here. Try again; if it stays, tell your administrator this number.',
      requestId,
    };
  }
  if (!(cause instanceof AppError))
    log.warn('procedure refused by the database', { procedure: name, requestId, cause });
  return {
    code: error.code,
    message: error.message,
    requestId,
    ...(error.fields && { fields: error.fields }),
    ...(error.details && { details: error.details }),
  };
}
