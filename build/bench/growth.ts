import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '../../shared/dates.ts';
import { ensureBuilt } from '../bundle/ensure-built.ts';
import { requirePinnedNode } from '../process/require-node.ts';
import { root } from '../root.ts';
import { openDispatched } from './dispatched.ts';
import { createInstallation } from './installation.ts';
import { describeMachine } from './machine.ts';
import { measureReads } from './measure-reads.ts';
import { measureRecording, measureRenewal } from './measure-surveys.ts';
import { openInstallation } from './open-installation.ts';
import { surveyQuestions } from './questions.ts';
import { addSurveys } from './survey-data.ts';
import { addUnits } from './unit-data.ts';

/** Units; each step has four times the rows of the one before. */
const steps = [5_000, 20_000, 80_000] as const;

/** Milliseconds of the processor: a machine that does something else meanwhile changes them least. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median processor milliseconds of what is asked of surveys, through dispatch, at one size. */
async function measureAt(units: number, folder: string): Promise<Record<string, number>> {
  const data = join(folder, 'data');
  const account = await createInstallation(root, data, join(folder, 'sheet.txt'));
  const installation = await openInstallation(data);
  const actor = { accountId: null, name: 'bench', origin: 'job', address: null, requestId: 'bench' } as const;
  installation.transactor.transact({ ...actor, action: 'bench.units' }, (tx) => addUnits(installation.db, tx, units));
  addSurveys(installation.db, localDate(new Date()));
  installation.close();
  const times: Record<string, number> = {};
  const dispatched = await openDispatched(data, account);
  const ask = async (procedure: string, input: unknown) => {
    const begun = processorTime();
    await dispatched.time(procedure, input);
    return processorTime() - begun;
  };
  for (const question of surveyQuestions(new Date().getFullYear())) {
    times[question.name] = (await measureReads(question, ask)).p50;
  }
  times.recordTest = (await measureRecording(dispatched.api, units, processorTime)).p50;
  await dispatched.close();
  const renewal = await measureRenewal(data, processorTime);
  times['renew.unit'] = renewal.unit.p50;
  times['renew.all'] = renewal.all;
  return times;
}

requirePinnedNode();
await ensureBuilt(root);
const measured: { readonly units: number; readonly times: Record<string, number> }[] = [];
for (const units of steps) {
  const folder = mkdtempSync(join(tmpdir(), 'rems-growth-'));
  try {
    measured.push({ units, times: await measureAt(units, folder) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stderr.write(`${units} units: ${JSON.stringify(measured.at(-1)?.times)}\n`);
}
const names = Object.keys(measured[0]?.times ?? {});
const at = (step: number, name: string) => measured[step]?.times[name] ?? Number.NaN;
const digits = (value: number) => Number(value.toPrecision(3));
const figures = names.map((name) => ({
  name,
  ms: steps.map((_, step) => digits(at(step, name))),
  // Linear is 4; what does not depend on the number of units stays near 1.
  growth: steps.slice(1).map((_, step) => digits(at(step + 1, name) / at(step, name))),
}));
process.stdout.write(
  `${JSON.stringify({ at: new Date().toISOString(), machine: describeMachine(), units: steps, figures }, null, 2)}\n`,
);
