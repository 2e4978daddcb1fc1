import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Client } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import {
  type BlankCells,
  blankCells,
  type Import,
  type ImportKind,
  type ImportMessage,
  importKinds,
} from '../../shared/imports.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import type { Session } from './session.ts';
import { settled } from './settled-import.ts';
import { UsageError } from './usage.ts';

/** What `rems import` answers; rows are numbered as in a spreadsheet. */
interface Report {
  readonly importId: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly errors: readonly object[];
  readonly warnings: readonly object[];
  readonly remarks: readonly object[];
}

/** `rems import KIND FILE` for each kind: checks the file, then writes its good rows (or all or nothing); `--dry-run` only checks. */
export const importFile: readonly Command[] = importKinds.map((kind) => ({
  name: `import ${kind}`,
  words: ['FILE'],
  options: { 'dry-run': { type: 'boolean' }, 'all-or-nothing': { type: 'boolean' }, 'blank-cells': { type: 'string' } },
  async run({ words: [file = ''], options, open, output }) {
    const blank = blankRule(options['blank-cells']);
    const path = resolve(file);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) throw new AppError('NOT_FOUND', `There is no file ${path}. Check the name.`);
    const session = await open();
    const { api } = session;
    const importId = await send(session, kind, path, facts.size);
    await api.imports.check({ importId, ...(blank && { blankCells: blank }) });
    let present = await settled(api, importId, output);
    if (present.state === 'checked' && options['dry-run'] !== true) {
      await api.imports.apply({ importId, mode: options['all-or-nothing'] === true ? 'all-or-nothing' : 'good-rows' });
      present = await settled(api, importId, output);
    }
    const done = present.state === 'applied' || (present.state === 'checked' && options['dry-run'] === true);
    // What was only planned for a file that is refused in the end has not been done.
    const report = await reportOf(api, done ? present : { ...present, counts: { ...present.counts, ...nothingDone } });
    output.result(report, lines(report, present, options['dry-run'] === true));
    if (!done) output.message(present.message ?? 'The file was refused.');
    return done ? exitCodes.done : exitCodes.refused;
  },
}));

/** A message as the report has it. */
interface Told {
  readonly table?: string;
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
}

function blankRule(text: unknown): BlankCells | undefined {
  if (text === undefined) return undefined;
  const rule = blankCells.find((one) => one === text);
  if (rule === undefined) throw new UsageError(`--blank-cells is one of: ${blankCells.join(', ')}.`);
  return rule;
}

const nothingDone = { created: 0, updated: 0, unchanged: 0, skipped: 0 };

/** Sends the file the way a browser does: begin, then the bytes into the ticket. */
async function send({ api, core }: Session, kind: ImportKind, path: string, size: number): Promise<number> {
  const { importId, upload } = await api.imports.begin({ kind, fileName: basename(path), size });
  const ticket = core.tickets.redeemUpload(upload.path.slice('/upload/'.length), null);
  await ticket.receive(createReadStream(path));
  return importId;
}

async function reportOf(api: Client<AppContract>, { id, counts }: Import): Promise<Report> {
  const messages: ImportMessage[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await api.imports.messages({ importId: id, page, pageSize: 200 });
    messages.push(...items);
    if (messages.length >= total || items.length === 0) break;
  }
  const of = (level: ImportMessage['level']) =>
    messages.filter((message) => message.level === level).map(({ level: _level, ...rest }) => rest);
  const { created, updated, unchanged, skipped } = counts;
  return {
    importId: id,
    created,
    updated,
    unchanged,
    skipped,
    errors: of('error'),
    warnings: of('warning'),
    remarks: of('remark'),
  };
}

function lines(report: Report, { state }: Import, dryRun: boolean): string[] {
  const { importId, created, updated, unchanged, skipped, errors, warnings, remarks } = report;
  const heading = dryRun ? `Import ${importId} was checked; nothing was written.` : `Import ${importId}: ${state}.`;
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${errors.length} errors, ${warnings.length} warnings`;
  const told = [...errors, ...warnings, ...remarks] as readonly Told[];
  return [
    heading,
    counts,
    ...told.map(({ table, row, column, message }) => {
      const where = table === undefined ? row && `row ${row}` : row ? `${table} ${row}` : table;
      return [where, column, message].filter(Boolean).join(': ');
    }),
  ];
}
