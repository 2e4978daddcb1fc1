import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { DownloadTicket } from '#shared/files.ts';
import type { patientsContract } from '#shared/patients.ts';
import { fileStamp } from '../../files/csv-writer.ts';
import type { DocumentPrinter } from '../../files/document-runner.ts';
import { layoutOfIdentifier } from '../../files/identifier-label-pdf.ts';
import type { DownloadIssuer } from '../../files/tickets.ts';
import type { Clock } from '../../ports.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import type { createStanding } from '../../studies/standing-rules.ts';
import type { PatientsService } from '../service.ts';

type Input = z.output<typeof patientsContract.printLabel.input>;

/** Millimetres. */
const sizes: Readonly<Record<Input['size'], { readonly width: number; readonly height: number }>> = {
  '50x25': { width: 50, height: 25 },
  '70x36': { width: 70, height: 36 },
  '89x36': { width: 89, height: 36 },
};

/** Labels with a patient's identifier, and nothing else of the patient. */
export function createPatientLabel(deps: {
  readonly patients: Pick<PatientsService, 'inSight'>;
  readonly standing: ReturnType<typeof createStanding>;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
}) {
  const { patients, standing, clock, files, print } = deps;
  /** @throws AppError NOT_FOUND for a patient out of sight; INVALID for a label that is too small */
  return function label({ id, size: name }: Input, ctx: Context): DownloadTicket {
    const { identifier } = ctx.transact((tx) => {
      const patient = patients.inSight(id, standing.of(principalOf(ctx)));
      if (!layoutOfIdentifier({ size: sizes[name], identifier: patient.identifier })) {
        const message =
          'The bar code of this identifier would be too narrow to be read on this label. Choose a larger one.';
        throw new AppError('INVALID', message, { fields: { size: message } });
      }
      tx.audit({ entity: 'patient', entityId: id, changes: { size: { old: null, new: name } } });
      return patient;
    });
    return files.issueDownload(ctx, {
      // Neither name nor identifier: names of files stand in lists of downloads.
      fileName: `label_${fileStamp(clock.now())}.pdf`,
      contentType: 'application/pdf',
      async *body() {
        yield await print({ kind: 'identifier', language: 'en', title: 'Label', size: sizes[name], identifier });
      },
    });
  };
}
