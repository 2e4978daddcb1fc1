import { alteredEntries, edits } from './audit-entries.ts';
import type { Campaign } from './campaign.ts';
import { clock } from './clock-jumps.ts';
import { fullDisk, readOnlyFolder } from './full-disks.ts';
import { ioErrors } from './io-errors.ts';
import { killCampaign } from './kill-campaign.ts';
import { markers } from './markers.ts';
import { powerCut } from './power-cut.ts';
import { power } from './power-loss.ts';
import { scenarios } from './scenarios.ts';
import { documents, mutations } from './spoiled-files.ts';
import { sets } from './spoiled-sets.ts';
import { stops } from './stop-under-load.ts';
import { instances } from './two-instances.ts';
import { keys } from './wrong-keys.ts';

/** What is not a kill. */
export const damages: readonly Campaign[] = [
  power,
  powerCut,
  mutations,
  documents,
  sets,
  keys,
  instances,
  stops,
  fullDisk,
  readOnlyFolder,
  ioErrors,
  clock,
  edits,
  alteredEntries,
  markers,
];

/** Every campaign, in the order in which a long run takes them: what the quick ones do not use falls to the kills, of writes last. */
export const campaigns: readonly Campaign[] = [...damages, ...scenarios.toReversed().map(killCampaign)];
