import { killCampaign } from '../kills/campaign.ts';
import { scenarios } from '../kills/scenarios.ts';
import type { Campaign } from '../support/campaign.ts';
import { alteredEntries, edits } from './audit.ts';
import { clock } from './clock.ts';
import { fullDisk, readOnlyFolder } from './disk.ts';
import { instances } from './instances.ts';
import { keys } from './keys.ts';
import { markers } from './markers.ts';
import { documents, mutations } from './mutations.ts';
import { power } from './power.ts';
import { sets } from './sets.ts';

/** What is not a kill. */
export const damages: readonly Campaign[] = [
  power,
  mutations,
  documents,
  sets,
  keys,
  instances,
  fullDisk,
  readOnlyFolder,
  clock,
  edits,
  alteredEntries,
  markers,
];

/** Every campaign, in the order in which a long run takes them: what the quick ones do not use falls to the kills, of writes last. */
export const campaigns: readonly Campaign[] = [...damages, ...scenarios.toReversed().map(killCampaign)];
