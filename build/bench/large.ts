import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { localDate } from '../../shared/dates.ts';
import { ensureBuilt } from '../bundle/ensure-built.ts';
import { requirePinnedNode } from '../process/require-node.ts';
import { root } from '../root.ts';
import { openDispatched } from './dispatched.ts';
import { createFigures } from './figures.ts';
import { fillTrail } from './fill-trail.ts';
import { startHost } from './host.ts';
import { createInstallation } from './installation.ts';
import { describeMachine, presentLoad } from './machine.ts';
import { measureReads } from './measure-reads.ts';
import { openInstallation } from './open-installation.ts';
import { questionsFor, surveyQuestions } from './questions.ts';
import { signIn } from './session.ts';
import { addSurveys } from './survey-data.ts';
import { addUnits } from './unit-data.ts';

// Decades of a large organisation: npm run bench:large -- [--units 50000] [--events 2000000] [--audit 5000000] [--json FILE].
requirePinnedNode();
const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '50000' },
    events: { type: 'string', default: '2000000' },
    audit: { type: 'string', default: '5000000' },
    json: { type: 'string' },
  },
});
const [units, events, audit] = [Number(values.units), Number(values.events), Number(values.audit)];
if (!(units >= 500 && events >= units && audit >= 1000)) {
  process.stderr.write('bench:large: [--units N from 500] [--events N, at least one a unit] [--audit N from 1000]\n');
  process.exit(2);
}
await ensureBuilt(root);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'rems-large-'));
try {
  const load = { before: presentLoad() };
  const figures = createFigures(say);
  const data = join(folder, 'data');
  const account = await createInstallation(root, data, join(folder, 'sheet.txt'));
  const installation = await openInstallation(data);
  const actor = { accountId: null, name: 'bench', origin: 'job', address: null, requestId: 'bench' } as const;
  installation.transactor.transact({ ...actor, action: 'bench.units' }, (tx) => addUnits(installation.db, tx, units));
  const rows = addSurveys(installation.db, localDate(new Date()), Math.round(events / units));
  installation.close();
  say(`${units} units, ${rows.tests} tests, ${rows.obligations} obligations`);
  await fillTrail(data, { entries: audit });
  figures.add('large.database', statSync(join(data, 'rems.db')).size / 1024 / 1024, 'MB');

  const host = await startHost(root, data);
  try {
    figures.add('large.start.ready', host.readyMs, 'ms');
    const session = await signIn(host.url, data, account, 'http2');
    const questions = [...(await questionsFor(session.api, units)), ...surveyQuestions(new Date().getFullYear())];
    for (const question of questions) {
      const { p50, p99 } = await measureReads(question, session.time);
      figures.add(`large.${question.name}.p50`, p50, 'ms');
      figures.add(`large.${question.name}.p99`, p99, 'ms');
    }
    session.close();
    const megabytes = await host.memory();
    if (megabytes !== undefined) figures.add('large.memory', megabytes, 'MB');
  } finally {
    await host.stop();
  }

  const workers = pathToFileURL(join(root, 'out/main/import-worker.js'));
  const { api, close } = await openDispatched(data, account, workers);
  try {
    const begun = performance.now();
    const proof = await api.audit.verify({});
    const took = performance.now() - begun;
    if (!proof.ok) throw new Error(`the trail does not hold: ${proof.first?.message}`);
    figures.add('large.audit.verify', took, 'ms');
    figures.add('large.audit.verify.rate', (proof.entries * 1000) / took, 'rows/s');
  } finally {
    await close();
  }
  const machine = { ...describeMachine(), load: { ...load, after: presentLoad() } };
  const document = { at: new Date().toISOString(), units, surveys: rows, audit, machine, figures: figures.all() };
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (values.json !== undefined) writeFileSync(values.json, text);
  process.stdout.write(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
