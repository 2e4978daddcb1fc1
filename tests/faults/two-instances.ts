import { join } from 'node:path';
import type { Campaign } from './campaign.ts';
import { childProcesses } from './child.ts';
import { copyTo } from './installation.ts';

/** Two hosts at the same time, then one after a kill. */
export const instances: Campaign = {
  name: 'two-instances',
  holds: 'Of two hosts that start at once exactly one gets the data; killed, it leaves them to the next.',
  quick: 2,
  long: 50,
  weight: 2,
  async run({ base, folder, count, inTime, failed }) {
    const data = copyTo(base.folder, join(folder, 'data'));
    const children = childProcesses();
    const begin = () => children.begin({ scenario: 'host', folder: data, state: null, seed: 1 });
    let rounds = 0;
    try {
      for (; rounds < count && inTime(); rounds += 1) {
        const both = [begin(), begin()];
        await Promise.all(both.map((work) => work.reach(1)));
        const said = both.map((work) => work.lines()[0]);
        if (said.toSorted().join(' ') !== 'host refused') failed(`they said ${said.join(' and ')}`);
        await Promise.all(both.map((work) => work.kill()));
        const next = begin();
        await next.reach(1);
        if (next.lines()[0] !== 'host') failed('the host after a kill was refused');
        await next.kill();
      }
    } finally {
      await children.close();
    }
    return { rounds };
  },
};
