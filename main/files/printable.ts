import { calibrationToPdf, type PrintedCalibration } from './calibration-pdf.ts';
import { documentToPdf, type PrintedDocument } from './document-pdf.ts';
import { labelsToPdf, type PrintedLabels } from './label-pdf.ts';

/** Whatever is printed in the thread of documents: facts only, so that they can be handed over. */
export type Printable = PrintedDocument | PrintedLabels | PrintedCalibration;

/** The PDF of it. */
export function printableToPdf(printable: Printable): Promise<Uint8Array> {
  if (!('kind' in printable)) return documentToPdf(printable);
  return printable.kind === 'labels' ? labelsToPdf(printable) : calibrationToPdf(printable);
}
