import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '../../shared/imports.ts';
import type { Figures } from './figures.ts';
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
  await host.worstDelay();
  const first = await importFile(session, file);
  if (first.result.counts.created !== units)
    throw new Error(`${first.result.counts.created} of ${units} rows went in: ${JSON.stringify(first.result.counts)}`);
  figures.add('import.check', rate(first.check), 'rows/s');
  figures.add('import.apply', rate(first.apply), 'rows/s');
  figures.add('import.worstDelay', await host.worstDelay(), 'ms');

  const begun = performance.now();
  const { path } = await session.api.equipment.export({
    filters: { includeRetired: true, includePlanned: true, includeNotCovered: true },
    layout: { kind: 'rems' },
  });
  const exported = await session.download(path);
  const exportMs = performance.now() - begun;
  figures.add('export.worstDelay', await host.worstDelay(), 'ms');

  const again = await importFile(session, exported);
  if (again.result.counts.unchanged !== units)
    throw new Error(`the export is not what was imported: ${JSON.stringify(again.result.counts)}`);
  figures.add('import.unchanged', rate(again.check + again.apply), 'rows/s');
  return { importMs: first.check + first.apply, exportMs };
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
