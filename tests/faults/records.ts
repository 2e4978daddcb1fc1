import { behindTheDoor, type Opened, openReady } from './open.ts';
import { publishedSets } from './published-sets.ts';
import { checkChain, checkPages, checkTogether, leftovers } from './whole.ts';

/** What a document of the base begins with. */
const letter = 'Letter of the vendor: the part arrives';

/** Reads every document of a unit. @throws when one does not say what was stored */
async function mustReadDocuments({ api, core }: Opened, unitId: number, count: number): Promise<void> {
  const { items } = await api.documents.list({ entity: 'unit', entityId: unitId });
  if (items.length !== count) throw new Error(`${items.length} of ${count} documents are listed`);
  for (const { id } of items) {
    const { path } = await api.documents.download({ id });
    const parts: Uint8Array[] = [];
    for await (const part of core.tickets.redeemDownload(path.slice('/download/'.length), null).body())
      parts.push(part);
    if (!Buffer.concat(parts).toString('utf8').startsWith(letter))
      throw new Error(`document ${id} says something else`);
  }
}

/** Opens the data twice, so that what a first opening finishes is over, and looks at every record. */
export async function mustBeWhole(folder: string, unitId: number): Promise<void> {
  const first = await openReady(folder);
  await mustReadDocuments(first, unitId, 2);
  await first.close();
  await behindTheDoor(folder, (db) => {
    checkPages(db, true);
    checkChain(db);
    checkTogether(db);
  });
}

/** What a killed backup began is gone once the next one is made. */
export async function mustCleanUp(folder: string): Promise<void> {
  if (leftovers(folder).length === 0) return;
  const before = publishedSets(folder).length;
  const opened = await openReady(folder);
  await opened.api.backup.run({});
  await opened.close();
  const rest = leftovers(folder);
  if (rest.length > 0) throw new Error(`left over: ${rest.join(', ')}`);
  if (publishedSets(folder).length <= before) throw new Error('the next backup was not made');
}
