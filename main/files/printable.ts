import { calibrationToPdf, type PrintedCalibration } from './calibration-pdf.ts';
import { documentToPdf, type PrintedDocument } from './document-pdf.ts';
import { identifierLabelToPdf, type PrintedIdentifier } from './identifier-label-pdf.ts';
import { labelsToPdf, type PrintedLabels } from './label-pdf.ts';

/** Whatever is printed in the thread of documents: facts only, so that they can be handed over. */
export type Printable = PrintedDocument | PrintedLabels | PrintedIdentifier | PrintedCalibration;

/** The PDF of it. */
export function printableToPdf(printable: Printable): Promise<Uint8Array> {
  if (!('kind' in printable)) return documentToPdf(printable);
  switch (printable.kind) {
    case 'labels':
      return labelsToPdf(printable);
    case 'identifier':
      return identifierLabelToPdf(printable);
    case 'calibration':
      return calibrationToPdf(printable);
  }
}
