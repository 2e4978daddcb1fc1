import { damages } from './campaigns/all.ts';
import { testCampaigns } from './support/in-tests.ts';

testCampaigns(damages);
