import { testCampaigns } from './in-tests.ts';
import { killCampaign } from './kill-campaign.ts';
import { scenarios } from './scenarios.ts';

testCampaigns(scenarios.map(killCampaign));
