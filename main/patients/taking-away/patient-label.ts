import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { DownloadTicket } from '#shared/files.ts';
import { labelDots } from '#shared/patient-labels.ts';
import type { patientsContract } from '#shared/patients.ts';
import { fileStamp } from '../../files/csv-writer.ts';
import type { DocumentPrinter } from '../../files/document-runner.ts';
import { layoutOfIdentifier } from '../../files/identifier-label-pdf.ts';
import type { DownloadIssuer } from '../../files/tickets.ts';
import type { createRollRules } from '../../labels/roll-rules.ts';
import type { Clock } from '../../ports.ts';
import { type Context, principalOf } from '../../rpc/context.ts';
import type { createStanding } from '../../studies/standing-rules.ts';
import type { PatientsService } from '../service.ts';

type Input = z.output<typeof patientsContract.printLabel.input>;
type Labels = z.output<typeof patientsContract.labels.output>;

/** Millimetres. */
interface Size {
  readonly width: number;
  readonly height: number;
}

const sizes: Readonly<Record<NonNullable<Input['size']>, Size>> = {
  '50x25': { width: 50, height: 25 },
  '70x36': { width: 70, height: 36 },
  '89x36': { width: 89, height: 36 },
};
// The keys of the table above.
const sizeNames = Object.keys(sizes) as (keyof typeof sizes)[];

/** Labels with a patient's identifier, and nothing else of the patient. */
export function createPatientLabel(deps: {
  readonly patients: Pick<PatientsService, 'inSight'>;
  readonly standing: ReturnType<typeof createStanding>;
  readonly clock: Clock;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly rolls: ReturnType<typeof createRollRules>;
}) {
  const { patients, standing, clock, files, print, rolls } = deps;

  /** The label that lies in the printer, and by how much the printer is off. @throws AppError NOT_FOUND, INVALID */
  function labelOf({ size, printerId }: Pick<Input, 'size' | 'printerId'>) {
    if (printerId !== undefined) {
      const { printer, format } = rolls.roll(printerId);
      return { size: format.label, offset: { x: printer.offsetX, y: printer.offsetY } };
    }
    if (size !== undefined) return { size: sizes[size], offset: { x: 0, y: 0 } };
    const message = 'Choose a label, or a printer.';
    throw new AppError('INVALID', message, { fields: { size: message } });
  }

  return {
    /** @throws AppError NOT_FOUND for a patient out of sight */
    choices({ id }: { readonly id: number }, ctx: Context): Labels {
      const { identifier } = patients.inSight(id, standing.of(principalOf(ctx)));
      const barsAt = (size: Size) =>
        labelDots.filter((dots) => (layoutOfIdentifier({ size, identifier, dots })?.bars ?? null) !== null);
      return {
        sizes: sizeNames.map((size) => ({ size, barsAt: barsAt(sizes[size]) })),
        printers: rolls
          .rolls()
          .filter(({ format }) => layoutOfIdentifier({ size: format.label, identifier, dots: 203 }) !== null)
          .map(({ printer, format }) => ({
            id: printer.id,
            name: printer.name,
            labels: format.name,
            barsAt: barsAt(format.label),
          })),
      };
    },

    /** @throws AppError NOT_FOUND for a patient out of sight or a printer that is gone; INVALID for a label that is too small */
    print({ id, dots, ...chosen }: Input, ctx: Context): DownloadTicket {
      const { identifier, size, offset } = ctx.transact((tx) => {
        const patient = patients.inSight(id, standing.of(principalOf(ctx)));
        const label = labelOf(chosen);
        if (!layoutOfIdentifier({ size: label.size, identifier: patient.identifier, dots })) {
          const message = 'A code of this identifier would be too small to be read on this label. Choose a larger one.';
          throw new AppError('INVALID', message, { fields: { size: message } });
        }
        const name = `${label.size.width}x${label.size.height}`;
        tx.audit({ entity: 'patient', entityId: id, changes: { size: { old: null, new: name } } });
        return { identifier: patient.identifier, ...label };
      });
      return files.issueDownload(ctx, {
        // Neither name nor identifier: names of files stand in lists of downloads.
        fileName: `label_${fileStamp(clock.now())}.pdf`,
        contentType: 'application/pdf',
        async *body() {
          yield await print({ kind: 'identifier', language: 'en', title: 'Label', size, offset, dots, identifier });
        },
      });
    },
  };
}
