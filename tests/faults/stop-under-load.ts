import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../../build/bench/host.ts';
import { ensureBuilt } from '../../build/bundle/ensure-built.ts';
import { authorityOf, signInAll } from '../../build/load/prepare.ts';
import { type Browser, openBrowser } from '../../build/load/wire.ts';
import { root } from '../../build/root.ts';
import { dataFiles } from '../../main/database/data-files.ts';
import type { Campaign } from './campaign.ts';
import { copyTo } from './installation.ts';
import { type Acknowledged, writes } from './kill-writes.ts';

/** Who writes at the same time, beside one for each unit. */
const namers = 4;
/** The end comes after a random number of answers up to this one. */
const mostAnswers = 60;

/** Clients write over HTTPS while the host is told to end, as the service manager does at a shutdown of the machine (security page, L20). */
export const stops: Campaign = {
  name: 'stop-under-load',
  holds: 'A host that is told to end under load ends in order, and every write that it answered is there.',
  quick: 2,
  long: 200,
  weight: 4,
  async run({ base, folder, chance, count, inTime, failed }) {
    if (process.platform === 'win32')
      return { rounds: 0, skipped: ['Windows ends a process without telling it: there a stop is a kill.'] };
    await ensureBuilt(root);
    const data = copyTo(base.folder, join(folder, 'data'));
    const state = await writes.prepare(data, base);
    let rounds = 0;
    let answers = 0;
    let slowestStopMs = 0;
    for (; rounds < count && inTime(); rounds += 1) {
      const said: Acknowledged[] = [];
      const enough = Promise.withResolvers<void>();
      const wanted = 1 + chance.below(mostAnswers);
      let ending = false;
      const note = (acknowledged: Acknowledged) => {
        said.push(acknowledged);
        if (said.length >= wanted) enough.resolve();
      };
      /** Goes on until the host takes no more. */
      const goOn = async (write: (round: number) => Promise<Acknowledged>) => {
        try {
          for (let round = 0; ; round += 1) note(await write(round));
        } catch (cause) {
          // Broken off and refused is what an end brings; before it nothing may be.
          if (ending) return;
          failed(`before the end a write was not taken: ${cause instanceof Error ? cause.message : String(cause)}`);
          enough.resolve();
        }
      };

      const host = await startHost(root, data);
      const accounts = [{ username: base.username, password: base.password }];
      const cookies = await signInAll({ url: host.url, data, accounts, sessions: 2 });
      const ca = authorityOf(data);
      const browsers = await Promise.all(cookies.map((cookie) => openBrowser({ url: host.url, ca, cookie })));
      const [one, other] = browsers;
      if (!one || !other) throw new Error('nobody is signed in');
      const work = [
        ...base.units.map((unit) => editor(one, unit, `${rounds}`)).map(goOn),
        ...Array.from({ length: namers }, (_, index) => namer(other, `${rounds} ${index}`)).map(goOn),
      ];
      await enough.promise;
      ending = true;
      const began = performance.now();
      const code = await host.stop();
      slowestStopMs = Math.max(slowestStopMs, performance.now() - began);
      await Promise.all(work);
      for (const browser of browsers) browser.close();
      answers += said.length;
      if (code !== 0) failed(`stop ${rounds}: the host ended with ${code}`);
      if (existsSync(`${dataFiles(data).database}-wal`))
        failed(`stop ${rounds}: the journal was not taken into the database`);
      const lines = ['begin', ...said.map((acknowledged) => JSON.stringify(acknowledged))];
      await writes.check({ base, folder: data, state, lines, kill: rounds }).catch((cause: unknown) => {
        failed(`stop ${rounds} after ${wanted} answers: ${cause instanceof Error ? cause.stack : String(cause)}`);
      });
    }
    return { rounds, facts: { answers, slowestStopMs: Math.round(slowestStopMs) } };
  },
};

/** Writes the notes of one unit again and again. */
function editor(browser: Browser, unit: number, words: string) {
  let version: number | undefined;
  return async (round: number): Promise<Acknowledged> => {
    version ??= versionIn(await ask(browser, 'equipment.get', { id: unit }));
    const notes = `${words}-${round}-${'n'.repeat((round * 997) % 3000)}`;
    version = versionIn(await ask(browser, 'equipment.update', { id: unit, version, notes }));
    return { unit, notes };
  };
}

/** Adds manufacturers. */
function namer(browser: Browser, words: string) {
  return async (round: number): Promise<Acknowledged> => {
    const made = await ask(browser, 'lookups.create', { kind: 'manufacturer', name: `Stopped ${words} ${round}` });
    return { lookup: numberIn(made, 'id') };
  };
}

async function ask(browser: Browser, procedure: string, input: object): Promise<string> {
  const { status, text } = await browser.call(procedure, input, true);
  if (status !== 200) throw new Error(`${procedure} was answered with ${status}`);
  return text;
}

const versionIn = (text: string) => numberIn(text, 'version');

function numberIn(text: string, field: 'id' | 'version'): number {
  const found = new RegExp(`"${field}":(\\d+)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`an answer had no ${field}`);
  return Number(found);
}
