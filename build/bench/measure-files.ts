import { setTimeout as pause } from 'node:timers/promises';
import { openWorkbook } from '../../main/files/xlsx/open-workbook.ts';
import type { Import } from '../../shared/imports.ts';
import { addDelay, type Figures } from './figures.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

/** How long an import's steps took, milliseconds. */
interface Steps {
  readonly check: number;
  readonly apply: number;
  readonly result: Import;
}

/** Rows per second of the steps that other measures are set beside. */
export interface FileTimes {
  readonly importMs: number;
  readonly exportMs: number;
}

const restsIn: readonly Import['state'][] = ['checked', 'refused', 'applied', 'failed'];

/** Imports `file` into an empty installation, exports it and imports the export again, the way a browser does. */
export async function measureFiles(
  figures: Figures,
  host: Host,
  session: Session,
  file: Buffer,
  units: number,
): Promise<FileTimes> {
  const rate = (ms: number) => (units * 1000) / ms;
  await host.loopDelay();
  const first = await importFile(session, file);
  if (first.result.counts.created !== units)
    throw new Error(`${first.result.counts.created} of ${units} rows went in: ${JSON.stringify(first.result.counts)}`);
  figures.add('import.check', rate(first.check), 'rows/s');
  figures.add('import.apply', rate(first.apply), 'rows/s');
  addDelay(figures, 'import', await host.loopDelay());

  const begun = performance.now();
  const { path } = await session.api.equipment.export({
    filters: { includeRetired: true, includePlanned: true, includeNotCovered: true },
    layout: { kind: 'rems' },
  });
  const exported = await session.download(path);
  const exportMs = performance.now() - begun;
  addDelay(figures, 'export', await host.loopDelay());

  const again = await importFile(session, exported);
  if (again.result.counts.unchanged !== units)
    throw new Error(`the export is not what was imported: ${JSON.stringify(again.result.counts)}`);
  figures.add('import.unchanged', rate(again.check + again.apply), 'rows/s');
  await measureSheets(figures, host, session, units);
  return { importMs: first.check + first.apply, exportMs };
}

/** The same units as a workbook: taken away from the host, read by itself, and checked by the host as a file that changes nothing. */
async function measureSheets(figures: Figures, host: Host, session: Session, units: number): Promise<void> {
  const rate = (ms: number) => (units * 1000) / ms;
  await host.loopDelay();
  const begun = performance.now();
  const { path } = await session.api.equipment.export({
    filters: { includeRetired: true, includePlanned: true, includeNotCovered: true },
    layout: { kind: 'rems' },
    format: 'xlsx',
  });
  const workbook = await session.download(path);
  figures.add('xlsx.write.rate', rate(performance.now() - begun), 'rows/s');
  addDelay(figures, 'xlsx.write', await host.loopDelay());
  const reading = performance.now();
  let rows = 0;
  for (const sheet of openWorkbook(workbook).sheets) for (const _ of sheet.rows()) rows += 1;
  if (rows !== units + 1) throw new Error(`the workbook has ${rows} rows`);
  figures.add('xlsx.read.rate', rate(performance.now() - reading), 'rows/s');
  const { importId, upload } = await session.api.imports.begin({
    kind: 'equipment',
    fileName: 'bench.xlsx',
    size: workbook.length,
  });
  await session.upload(upload.path, workbook);
  const check = await timed(session.api, () => session.api.imports.check({ importId }));
  if (check.result.counts.unchanged !== units)
    throw new Error(`the workbook is not what was imported: ${JSON.stringify(check.result.counts)}`);
  figures.add('xlsx.check', rate(check.ms), 'rows/s');
  addDelay(figures, 'xlsx.check', await host.loopDelay());
}

/** Brings a file in, check and apply, and waits for the end of both. */
export async function importFile({ api, upload }: Session, file: Buffer): Promise<Steps> {
  const begun = await api.imports.begin({ kind: 'equipment', fileName: 'bench.csv', size: file.length });
  const { importId } = begun;
  await upload(begun.upload.path, file);
  const check = await timed(api, () => api.imports.check({ importId }));
  const apply = await timed(api, () => api.imports.apply({ importId, mode: 'all-or-nothing' }));
  if (apply.result.state !== 'applied') throw new Error(`the import did not go in: ${apply.result.message}`);
  return { check: check.ms, apply: apply.ms, result: apply.result };
}

async function timed(api: Session['api'], start: () => Promise<Import>): Promise<{ ms: number; result: Import }> {
  const begun = performance.now();
  let result = await start();
  while (!restsIn.includes(result.state)) {
    await pause(20);
    result = await api.imports.get({ importId: result.id });
  }
  return { ms: performance.now() - begun, result };
}
