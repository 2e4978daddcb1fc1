import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDispatched } from './dispatched.ts';
import { addDelay, type Figures, percentile } from './figures.ts';
import { fillTrail } from './fill-trail.ts';
import type { Account } from './installation.ts';
import { watchLoop } from './loop-watch.ts';

const rounds = 20;

/**
 * Fills the trail with entries of a clinic's ordinary work, then measures through dispatch: the verification in its worker with what it
 * does to this thread meanwhile, lists by filter and by search, and the whole trail as CSV.
 */
export async function measureAudit(
  figures: Figures,
  bench: { readonly root: string; readonly data: string; readonly account: Account; readonly entries: number },
): Promise<void> {
  const { root, data, account, entries } = bench;
  await fillTrail(data, { entries });
  const workers = pathToFileURL(join(root, 'out/main/import-worker.js'));
  const { api, download, time, close } = await openDispatched(data, account, workers);
  try {
    const watch = watchLoop();
    const begun = performance.now();
    const proof = await api.audit.verify({});
    const verifyMs = performance.now() - begun;
    const delay = watch.end();
    if (!proof.ok) throw new Error(`the trail does not hold: ${proof.first?.message}`);
    figures.add('audit.verify', verifyMs, 'ms');
    figures.add('audit.verify.rate', (proof.entries * 1000) / verifyMs, 'rows/s');
    addDelay(figures, 'audit.verify', delay);

    const first = await time('audit.list', { filters: { action: 'findings' } });
    figures.add('audit.list.first', first, 'ms');
    const questions = {
      'audit.list': {},
      'audit.list.filtered': { filters: { entity: 'finding', origin: 'https' } },
      'audit.list.record': { filters: { entity: 'unit', entityId: '77' } },
      'audit.list.search': { filters: { search: 'room 4711' } },
    };
    for (const [name, input] of Object.entries(questions)) {
      const times: number[] = [];
      for (let round = 0; round < (name.endsWith('search') ? 3 : rounds); round += 1)
        times.push(await time('audit.list', input));
      figures.add(`${name}.p50`, percentile(times, 50), 'ms');
    }

    const { path } = await api.audit.export({ format: 'csv' });
    const exportBegun = performance.now();
    for await (const _ of download(path));
    figures.add('audit.export.rate', (proof.entries * 1000) / (performance.now() - exportBegun), 'rows/s');
  } finally {
    await close();
  }
}
