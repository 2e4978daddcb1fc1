import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, createPdf, TableCell } from 'pdfmake';
import type { PrintedPlan } from './print-plan.ts';
import { printWords } from './print-words.ts';

type Definition = Parameters<typeof createPdf>[0];

const grey = '#4a5862';
const line = '#d0d8dd';

/** A plan as a PDF. The library is loaded by the first one: nobody who prints nothing pays for it. */
export async function planToPdf(plan: PrintedPlan): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  pdfmake.setFonts({
    Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') },
  });
  // What people typed is text; nothing of it may make the library fetch or read anything.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);
  return await pdfmake.createPdf(definition(plan)).getBuffer();
}

function definition(plan: PrintedPlan): Definition {
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
      plan.due.length === 0 ? { text: words.nothingDue } : table(words.dueColumns, plan.due, dueWidths),
      ...(plan.left === 0
        ? []
        : [{ text: words.left(plan.left), style: 'small', margin: [0, 6, 0, 0] as [number, number, number, number] }]),
    ],
  };

  function dayContent({ day, facilities }: PrintedPlan['days'][number]): Content[] {
    return [
      { text: day, style: 'day', headlineLevel: 1 },
      ...facilities.flatMap(({ name, rows }): Content[] => [
        { text: name, style: 'facility' },
        table(words.visitColumns, rows, visitWidths),
      ]),
    ];
  }
}

const visitWidths = [62, '*', 110, 90, 52] as const;
const dueWidths = [66, '*', 110, 110, 52] as const;

function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly (number | '*')[],
): Content {
  const head: TableCell[] = columns.map((text) => ({ text, style: 'heading' }));
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body: [head, ...rows.map((row) => [...row])] },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => line,
      paddingLeft: () => 2,
      paddingRight: () => 4,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}
