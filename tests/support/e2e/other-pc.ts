import { networkInterfaces } from 'node:os';
import { startHost } from './headless-host.ts';
import { test as base, expect } from './test.ts';

/** An address of this machine under which its own browser counts as one of another PC; undefined where there is none. */
export const lanAddress = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find((one) => !one.internal && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(one.address))?.address;

/** A test whose host listens on {@link lanAddress} instead of loopback. */
export const testFromOtherPc = base.extend({
  host: async ({ folder }, use) => {
    const host = await startHost(folder, 0, lanAddress);
    await use(host);
    expect(await host.stop()).toBe(0);
  },
});
