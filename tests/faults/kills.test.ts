import { killCampaign } from './kills/campaign.ts';
import { scenarios } from './kills/scenarios.ts';
import { testCampaigns } from './support/in-tests.ts';

testCampaigns(scenarios.map(killCampaign));
