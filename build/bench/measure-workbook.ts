import { bookSheets, sheetRows } from '../../main/workbook/write-workbook.ts';
import { addDelay, type Figures } from './figures.ts';
import { startHost } from './host.ts';
import type { Account } from './installation.ts';
import { openInstallation } from './open-installation.ts';
import { signIn } from './session.ts';

/** Downloads the workbook of everything over HTTPS, and what that does to the host's event loop; beside it the rows are read and thrown away. */
export async function measureWorkbook(
  figures: Figures,
  bench: { readonly root: string; readonly data: string; readonly account: Account },
): Promise<void> {
  const { root, data, account } = bench;
  const host = await startHost(root, data, { probed: true });
  const session = await signIn(host.url, data, account, 'http1');
  let seconds = 0;
  try {
    await host.loopDelay();
    const begun = performance.now();
    const { path } = await session.api.exports.workbook({});
    const file = await session.download(path);
    seconds = (performance.now() - begun) / 1000;
    if (file.subarray(0, 2).toString('latin1') !== 'PK') throw new Error('what was downloaded is no workbook');
    addDelay(figures, 'workbook', await host.loopDelay());
    figures.add('workbook.size', file.length / 1e6, 'MB');
  } finally {
    session.close();
    await host.stop();
  }
  figures.add('workbook.seconds', seconds, 's', await readAll(data));
}

/** Seconds that reading the same rows takes. */
async function readAll(data: string): Promise<number> {
  const { db, close } = await openInstallation(data);
  try {
    const begun = performance.now();
    let rows = 0;
    for (const sheet of bookSheets) for (const _values of sheetRows(db, sheet)) rows += 1;
    if (rows === 0) throw new Error('there is nothing to read');
    return (performance.now() - begun) / 1000;
  } finally {
    close();
  }
}
