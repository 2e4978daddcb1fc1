import { type PdfDefinition, type Piece, writePdf } from '../files/pdf-library.ts';
import { grey, pdfTable } from '../files/pdf-table.ts';
import type { PrintedPlan } from './print-plan.ts';
import { printWords } from './print-words.ts';

/** A plan as a PDF. */
export function planToPdf(plan: PrintedPlan): Promise<Uint8Array> {
  return writePdf(definition(plan));
}

function definition(plan: PrintedPlan): PdfDefinition {
  const words = printWords[plan.language];
  return {
    pageSize: 'LETTER',
    pageMargins: [40, 44, 40, 44],
    info: { title: `${plan.title}, ${plan.span}`, creator: 'REMS Workstation', producer: 'REMS Workstation' },
    language: plan.language,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 17, bold: true },
      span: { fontSize: 11, color: grey },
      part: { fontSize: 13, bold: true, margin: [0, 16, 0, 4] },
      day: { fontSize: 11, bold: true, margin: [0, 10, 0, 2] },
      facility: { fontSize: 9.5, bold: true, color: grey, margin: [0, 4, 0, 2] },
      heading: { bold: true, fontSize: 8, color: grey },
      small: { fontSize: 8, color: grey },
    },
    footer: (page, pages) => ({
      columns: [
        { text: [plan.clinic, plan.printed].filter((part) => part !== null).join(' · '), style: 'small' },
        { text: words.page(page, pages), style: 'small', alignment: 'right' },
      ],
      margin: [40, 12, 40, 0],
    }),
    content: [
      ...(plan.clinic === null ? [] : [{ text: plan.clinic, style: 'small' }]),
      { text: plan.title, style: 'title' },
      { text: plan.span, style: 'span' },
      { text: words.visits, style: 'part' },
      ...(plan.days.length === 0 ? [{ text: words.noVisits }] : plan.days.flatMap(dayContent)),
      { text: words.due, style: 'part' },
      plan.due.length === 0 ? { text: words.nothingDue } : pdfTable(words.dueColumns, plan.due, dueWidths),
      ...(plan.left === 0 ? [] : [{ text: words.left(plan.left), style: 'small', margin: [0, 6, 0, 0] as const }]),
      { text: plan.audit, style: 'small', margin: [0, 12, 0, 0] },
    ],
  };

  function dayContent({ day, facilities }: PrintedPlan['days'][number]): Piece[] {
    return [
      { text: day, style: 'day' },
      ...facilities.flatMap(({ name, rows }): Piece[] => [
        { text: name, style: 'facility' },
        pdfTable(words.visitColumns, rows, visitWidths),
      ]),
    ];
  }
}

const visitWidths = [62, '*', 110, 90, 52] as const;
const dueWidths = [66, '*', 110, 110, 52] as const;
