import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Unit } from '../../shared/equipment.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import { labelLayout } from '../../shared/label-layout.ts';
import { labelTexts } from '../../shared/label-texts.ts';
import { calibrationMark, type LabelFormat, type labelsContract, maxLabels } from '../../shared/labels.ts';
import type { EquipmentService } from '../equipment/service.ts';
import { fileStamp } from '../files/csv-writer.ts';
import type { DocumentPrinter } from '../files/document-runner.ts';
import { codeOf } from '../files/label-pdf.ts';
import type { Printable } from '../files/printable.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context, HandlersOf } from '../rpc/context.ts';
import { formatOf } from './format-of.ts';
import { labelFormats } from './formats.ts';
import { calibrationWords, labelsTitle } from './label-words.ts';
import { createLabelPrinters } from './printers.ts';
import type { LabelsRepository } from './repository.ts';

type PrintInput = z.output<(typeof labelsContract)['print']['input']>;

export type LabelsService = HandlersOf<typeof labelsContract>;

/** Labels of units as files for printers, and the printers that were set up. */
export function createLabelsService(deps: {
  readonly repository: LabelsRepository;
  readonly equipment: Pick<EquipmentService, 'get' | 'list'>;
  readonly files: DownloadIssuer;
  readonly print: DocumentPrinter;
  readonly clock: Clock;
  /** `https://name:port` under which others open the app; null while they are not let in. */
  readonly publicUrl: () => string | null;
}): LabelsService {
  const { repository, equipment, files, print, clock, publicUrl } = deps;
  const printers = createLabelPrinters(repository);

  function ticket(ctx: Context, name: string, printable: Printable): DownloadTicket {
    return files.issueDownload(ctx, {
      fileName: `${name}_${fileStamp(clock.now())}.pdf`,
      contentType: 'application/pdf',
      async *body() {
        yield await print(printable);
      },
    });
  }

  function unitsOf({ unitIds, search, filters, sort }: PrintInput): readonly Unit[] {
    if (unitIds) return [...new Set(unitIds)].map((id) => equipment.get(id));
    const { items, total } = equipment.list({ search, filters, sort, page: 1, pageSize: maxLabels });
    if (total > maxLabels) throw tooMany();
    if (total === 0)
      throw new AppError('INVALID', 'No unit matches, so there is no label to print. Choose other units.');
    return items;
  }

  function offsetOf(printerId: number | undefined) {
    if (printerId === undefined) return { x: 0, y: 0 };
    const { offsetX, offsetY } = printers.get(printerId);
    return { x: offsetX, y: offsetY };
  }

  return {
    formats: () => ({ formats: [...labelFormats], printers: printers.all(), linksTo: publicUrl() }),

    print(input, ctx) {
      const { fields, startAt, copies, language } = input;
      const to = publicUrl();
      if (to === null)
        throw new AppError(
          'CONFLICT',
          'Other devices are not let in, so that a label would lead nowhere. Have an administrator switch access from other devices on, then print.',
        );
      const format = formatOf(input.formatId);
      const perPage = format.columns * format.rows;
      if (startAt > perPage) {
        const message = 'The sheet has fewer labels. Choose one that it has.';
        throw new AppError('INVALID', message, { fields: { startAt: message } });
      }
      const units = unitsOf(input);
      const count = units.length * copies;
      if (count > maxLabels) throw tooMany();
      const labels = units.map((unit) => ({
        link: `${to}/equipment/${unit.id}`,
        lines: labelTexts(unit, fields, language),
      }));
      requireRoom(
        format,
        labels.map(({ link }) => link),
      );
      const offset = offsetOf(input.printerId);
      // What they say leaves the workstation, as with an export.
      ctx.transact((tx) => tx.audit({ entity: 'unit', entityId: null, changes: { count: { old: null, new: count } } }));
      const title = labelsTitle(language);
      const skip = startAt - 1;
      return {
        ...ticket(ctx, 'labels', { kind: 'labels', language, title, format, offset, skip, copies, labels }),
        labels: count,
        pages: Math.ceil((skip + count) / perPage),
      };
    },

    calibration({ formatId, printerId, language }, ctx) {
      const format = formatOf(formatId);
      const facts = { format: format.name, mark: calibrationMark(format), corrected: printerId !== undefined };
      const words = calibrationWords(language, facts);
      const offset = offsetOf(printerId);
      return ticket(ctx, 'calibration', {
        kind: 'calibration',
        language,
        title: words[0] ?? format.name,
        format,
        offset,
        words,
      });
    },

    addPrinter: (input, ctx) => printers.add(input, ctx),
    savePrinter: (input, ctx) => printers.save(input, ctx),
    removePrinter: (input, ctx) => printers.remove(input, ctx),
  };
}

function tooMany(): AppError {
  return new AppError('INVALID', `These are more than ${maxLabels} labels. Narrow the list, or print it in parts.`);
}

/** The longest address needs the largest code. */
function requireRoom(format: LabelFormat, links: readonly string[]): void {
  const longest = links.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (labelLayout(format.label, codeOf(longest).length)) return;
  const message = 'A code with this long address would be too small to be read on these labels. Choose larger ones.';
  throw new AppError('INVALID', message, { fields: { formatId: message } });
}
