import { damages } from './campaigns.ts';
import { testCampaigns } from './in-tests.ts';

testCampaigns(damages);
