import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../main/host/system-ports.ts';
import { parseRecoveryKey } from '../../main/keys/recovery-key.ts';
import { proveSet } from '../../main/sets/prove-set.ts';
import type { Campaign } from './campaign.ts';
import { copyTo, createBase } from './installation.ts';
import { type Opened, openReady } from './open.ts';
import { publishedSets } from './published-sets.ts';
import { spoil, spoilings } from './spoil.ts';

/** A backup set, spoiled in one file at a time: what counts is that it never passes for a sound one. */
export const sets: Campaign = {
  name: 'spoiled-sets',
  holds: 'A set with a spoiled, exchanged or foreign file fails its proof and says which check found it.',
  quick: 14,
  long: 2000,
  weight: 4,
  async run({ base, folder, chance, count, inTime, failed }) {
    const data = copyTo(base.folder, join(folder, 'data'));
    const other = await createBase(join(folder, 'other'), 1);
    await made(data);
    const own = await made(data);
    const foreign = await made(other.folder);
    const [earlier = ''] = publishedSets(data);
    const copy = join(folder, own);
    const prove = () =>
      proveSet({ folder: copy, keys: { recoveryKey: parseRecoveryKey(base.recoveryKey) }, clock: systemClock });
    const foundBy: Record<string, number> = {};
    let rounds = 0;
    copyTo(join(data, 'backups', own), copy);
    tidy(copy, join(data, 'backups', own));
    if (!prove().ok) failed(`the sound set is refused: ${JSON.stringify(prove().checks.at(-1))}`);
    for (; rounds < count && inTime(); rounds += 1) {
      copyTo(join(data, 'backups', own), copy);
      tidy(copy, join(data, 'backups', own));
      const files = filesOf(copy);
      const target = chance.pick(files);
      const from = chance.below(8);
      let where: string | undefined;
      if (from < 6) where = spoil(join(copy, target), chance.pick(spoilings), chance);
      else
        where = exchange(
          join(data, 'backups', earlier),
          join(other.folder, 'backups', foreign),
          from === 6,
          copy,
          target,
        );
      const proof = prove();
      // The proof that lies in a set is a note of an earlier one; it is written anew and proves nothing.
      const counts = where !== undefined && target !== 'proof.json';
      if (counts && proof.ok) failed(`${target} ${where}: passes its proof`);
      if (!counts && !proof.ok) failed(`${target} unchanged: ${JSON.stringify(proof.checks.at(-1))}`);
      const by = proof.ok ? 'harmless' : (proof.checks.at(-1)?.check ?? 'none');
      foundBy[by] = (foundBy[by] ?? 0) + 1;
    }
    return { rounds, facts: foundBy };
  },
};

/** Makes a set and answers its name. */
async function made(folder: string): Promise<string> {
  const opened: Opened = await openReady(folder);
  const { set } = await opened.api.backup.run({});
  await opened.close();
  if (set === null) throw new Error('no set was made');
  return set;
}

/** Copying a data folder makes the folders of one; a set has only its own. */
function tidy(copy: string, original: string): void {
  const own = readdirSync(original);
  for (const name of readdirSync(copy)) if (!own.includes(name)) rmSync(join(copy, name), { recursive: true });
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** Puts the same file of an earlier set, or of another installation, in its place; undefined when they are the same. */
function exchange(earlier: string, foreign: string, own: boolean, copy: string, target: string): string | undefined {
  const from = own ? earlier : foreign;
  const there = filesOf(from).find((name) => name === target);
  if (there === undefined) return undefined;
  const bytes = readFileSync(join(from, there));
  if (bytes.equals(readFileSync(join(copy, target)))) return undefined;
  writeFileSync(join(copy, target), bytes);
  return own ? 'of an earlier set' : 'of another installation';
}
