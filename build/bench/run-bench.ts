import { join } from 'node:path';
import type { Db } from '../../main/database/connection.ts';
import { bringIntoOrder, nameKeys } from '../../main/equipment/name-order-rules.ts';
import { unitSelect } from '../../main/equipment/unit-row.ts';
import { localDate } from '../../shared/dates.ts';
import { priceSubclasses } from './capital-data.ts';
import { equipmentFile } from './data-set.ts';
import { benchPorts, openDispatched } from './dispatched.ts';
import { addDelay, createFigures, type Figures } from './figures.ts';
import { startHost } from './host.ts';
import { type Account, createInstallation } from './installation.ts';
import { describeMachine, presentLoad } from './machine.ts';
import { measureAudit } from './measure-audit.ts';
import { measureBackup } from './measure-backup.ts';
import { measureBulkEdit } from './measure-bulk-edit.ts';
import { measureBusyBackup } from './measure-busy-backup.ts';
import { capitalQuestions, measureBareCapital } from './measure-capital.ts';
import { measureEdits } from './measure-edits.ts';
import { type FileTimes, measureFiles } from './measure-files.ts';
import { bareDelay } from './measure-machine.ts';
import { initialPageSize } from './measure-page.ts';
import { measurePatients } from './measure-patients.ts';
import { measureBareReads, measureReads, type Times } from './measure-reads.ts';
import { measureGlobalSearch } from './measure-search.ts';
import { measureSignIn } from './measure-sign-in.ts';
import { measureStarts } from './measure-start.ts';
import { measureRecording, measureRenewal } from './measure-surveys.ts';
import { measureWorkbook } from './measure-workbook.ts';
import { openInstallation } from './open-installation.ts';
import { createPlainDatabase, type PlainDatabase } from './plain-database.ts';
import { questionsFor, surveyQuestions } from './questions.ts';
import { signIn } from './session.ts';
import { addSurveys } from './survey-data.ts';

interface Bench {
  readonly root: string;
  /** An empty folder, removed by the caller. */
  readonly folder: string;
  readonly units: number;
  readonly audit: number;
  readonly patients: number;
  readonly busyBackup: number | undefined;
  readonly say: (line: string) => void;
}

/** Runs every measure and answers the document. Nothing here fails because a figure is bad. */
export async function runBench(bench: Bench) {
  const { root, folder, units, say } = bench;
  const load = { before: presentLoad() };
  const figures = createFigures(say);
  const data = join(folder, 'data');
  say(`benchmark with ${units} units`);
  const delayOfMachine = await bareDelay();
  figures.add('machine.worstDelay', delayOfMachine, 'ms');
  const account = await createInstallation(root, data, join(folder, 'sheet.txt'));
  const times = await withHostOnFiles(bench, figures, data, account);
  const plainFile = join(folder, 'plain.db');
  const plain = await createPlainDatabase(plainFile, benchPorts(data));
  compareFiles(figures, times, plain, units);
  priceSubclasses(plain.db);
  const surveys = await withSurveys(data);
  say(`with ${surveys.tests} tests, ${surveys.obligations} obligations, ${surveys.bookings} bookings`);
  await measureStarts(figures, root, data, plainFile);
  await measureQuestions(bench, figures, data, account, plain.db);
  const renewal = await measureRenewal(data);
  figures.add('renew.unit.p50', renewal.unit.p50, 'ms');
  figures.add('renew.unit.p95', renewal.unit.p95, 'ms');
  figures.add('renew.all', renewal.all, 'ms');
  addDelay(figures, 'renew', renewal.delay);
  await measureWorkbook(figures, { root, data, account });
  await measurePatients(figures, { root, folder, patients: bench.patients });
  figures.add('renderer.initial', initialPageSize(root), 'kB gzip');
  plain.db.close();
  // Last: the others measure a trail of ordinary length.
  await measureAudit(figures, { root, data, account, entries: bench.audit });
  await measureBackup(figures, { root, data, account });
  if (bench.busyBackup !== undefined)
    await measureBusyBackup(figures, { root, data, account, megabytes: bench.busyBackup, units, say });
  return {
    at: new Date().toISOString(),
    units,
    patients: bench.patients,
    surveys,
    machine: { ...describeMachine(), load: { ...load, after: presentLoad() } },
    bareMeans,
    figures: figures.all(),
  };
}

/** What `bare` and `ratio` of each kind of figure compare with. */
const bareMeans = {
  start: 'a Node process that loads the driver, opens the plain database and counts the units',
  reads:
    'the same SQL, prepared, on a plain-text SQLite connection in this process; rows are read, nothing is made of them',
  import:
    'the rows that the import left (units, search texts, obligations, audit entries, report) inserted one by one in one transaction',
  export: 'the rows of all units read at once with the same SELECT',
  workbook: 'the rows of its sheets read with the same SELECTs on one connection of this process',
  signIn:
    'one comparison with a bcrypt hash of cost 12; for `refused` the reason that is answered fastest beside the slowest',
  backup: 'VACUUM INTO and integrity_check alone, on an open connection of this process',
  bulk: 'an UPDATE of each of the 1,000 rows alone, in one transaction',
  edit: 'an UPDATE of the row alone in its own transaction, WAL, synchronous = FULL, same disk',
} as const;

async function withHostOnFiles(bench: Bench, figures: Figures, data: string, account: Account): Promise<FileTimes> {
  const host = await startHost(bench.root, data, { probed: true });
  const session = await signIn(host.url, data, account, 'http1');
  try {
    return await measureFiles(figures, host, session, equipmentFile(bench.units), bench.units);
  } finally {
    session.close();
    await host.stop();
  }
}

/** Puts surveys on the units that the import left. */
async function withSurveys(folder: string) {
  const { db, close } = await openInstallation(folder);
  try {
    priceSubclasses(db);
    return addSurveys(db, localDate(new Date()));
  } finally {
    close();
  }
}

function compareFiles(figures: Figures, times: FileTimes, plain: PlainDatabase, units: number): void {
  const rate = (ms: number) => (units * 1000) / ms;
  const begun = performance.now();
  plain.db.prepare(`${unitSelect} ORDER BY u.id`).all();
  const readMs = performance.now() - begun;
  figures.add('import.rate', rate(times.importMs), 'rows/s', rate(plain.insertMs));
  figures.add('export.rate', rate(times.exportMs), 'rows/s', rate(readMs));
}

/** Through dispatch, as the desktop window asks, beside the bare reads. */
async function measureCapital(figures: Figures, ask: Parameters<typeof measureReads>[1], plain: Db) {
  for (const question of capitalQuestions) {
    const bare = measureBareCapital(plain, question);
    const times = await measureReads(question, ask);
    figures.add(`${question.name}.p50`, times.p50, 'ms', bare.p50);
    figures.add(`${question.name}.p95`, times.p95, 'ms', bare.p95);
  }
}

async function measureQuestions(bench: Bench, figures: Figures, data: string, account: Account, plain: Db) {
  const dispatched = await openDispatched(data, account);
  const questions = await questionsFor(dispatched.api, bench.units);
  bringIntoOrder(
    plain,
    Object.keys(nameKeys).map((by) => ({ by })),
  );
  const bare = new Map(questions.map((question) => [question.name, measureBareReads(plain, question)]));
  const add = (name: string, via: string, times: Times) => {
    figures.add(`${name}.${via}.p50`, times.p50, 'ms', bare.get(name)?.p50);
    figures.add(`${name}.${via}.p95`, times.p95, 'ms', bare.get(name)?.p95);
  };
  for (const question of questions) add(question.name, 'dispatch', await measureReads(question, dispatched.time));
  const everything = await measureGlobalSearch(dispatched.time, plain);
  figures.add('search.global.p50', everything.ours.p50, 'ms', everything.bare.p50);
  figures.add('search.global.p95', everything.ours.p95, 'ms', everything.bare.p95);
  const onSurveys = surveyQuestions(new Date().getFullYear());
  for (const question of onSurveys) add(question.name, 'dispatch', await measureReads(question, dispatched.time));
  await measureCapital(figures, dispatched.time, plain);
  const edits = await measureEdits(dispatched.api, plain, bench.units);
  figures.add('edit.cold.p50', edits.cold.audited, 'ms', edits.cold.bare);
  figures.add('edit.p50', edits.audited.p50, 'ms', edits.bare.p50);
  figures.add('edit.p95', edits.audited.p95, 'ms', edits.bare.p95);
  const bulk = await measureBulkEdit(dispatched.api, plain, bench.units);
  figures.add('bulk.preview', bulk.preview, 'ms');
  figures.add('bulk.edit', bulk.edit, 'ms', bulk.bare);
  figures.add('bulk.undo', bulk.undo, 'ms', bulk.bare);
  addDelay(figures, 'bulk', bulk.delay);
  const recording = await measureRecording(dispatched.api, bench.units);
  figures.add('recordTest.p50', recording.p50, 'ms');
  figures.add('recordTest.p95', recording.p95, 'ms');
  const signIns = await measureSignIn(dispatched, account);
  figures.add('signIn.p50', signIns.accepted, 'ms', signIns.bare);
  figures.add('signIn.refused.p50', signIns.refused.slowest, 'ms', signIns.refused.fastest);
  await dispatched.close();

  const host = await startHost(bench.root, data);
  for (const protocol of ['http1', 'http2'] as const) {
    const session = await signIn(host.url, data, account, protocol);
    for (const question of [...questions, ...onSurveys])
      add(question.name, protocol, await measureReads(question, session.time));
    session.close();
  }
  const megabytes = await host.memory();
  if (megabytes !== undefined) figures.add('memory.afterLoad', megabytes, 'MB');
  await host.stop();
}
