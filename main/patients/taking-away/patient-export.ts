import type { z } from 'zod';
import type { DownloadTicket } from '#shared/files.ts';
import type { patientsContract } from '#shared/patients.ts';
import { tableFile } from '../../files/table-file.ts';
import type { DownloadIssuer } from '../../files/tickets.ts';
import type { Clock } from '../../ports.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import type { TakenChoice } from './choice.ts';
import { patientColumns } from './patient-columns.ts';

type Input = z.output<typeof patientsContract.export.input>;

/** More patients than this are taken in parts. */
export const mostExported = 100_000;

/** Files of patients; who is in one is settled when it is asked for, and read while it is fetched, a slice at a time. */
export function createPatientExport(deps: {
  readonly choice: TakenChoice;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
}) {
  const { choice, clock, files } = deps;
  return function exported({ format, bom, ...taken }: Input, ctx: Context): DownloadTicket {
    const at = clock.now();
    const ids = choice.take(taken, { most: mostExported, format: format ?? 'csv' }, ctx);
    const table = {
      // Neither a name nor what was searched for: names of files stand in lists of downloads.
      name: 'patients',
      at,
      columns: patientColumns(taken.identities, { by: principalOf(ctx).name, at: at.toISOString() }),
      ids,
      read: (slice: readonly number[]) => choice.read(slice, taken.identities, ctx),
    };
    return files.issueDownload(ctx, tableFile(table, { format, bom }));
  };
}
