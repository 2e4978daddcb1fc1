import { killCampaign } from '../kills/campaign.ts';
import { scenarios } from '../kills/scenarios.ts';
import type { Campaign } from '../support/campaign.ts';

/** Every campaign, in the order in which a long run takes them. */
export const campaigns: readonly Campaign[] = [...scenarios.map(killCampaign)];
