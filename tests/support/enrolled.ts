import type { Caller } from '../../main/rpc/context.ts';
import { unwrapReply } from '../../shared/contract/client.ts';
import type { TestCore } from './core.ts';

/** A browser across the network that an administrator let in; whoever calls from it brings its cookie. */
export async function enrolled(test: TestCore, name = 'Reading room 2'): Promise<{ id: number; browser: Caller }> {
  const { code } = await test.as('administrator').devices.createCode({ name });
  const browser = test.caller('nobody');
  unwrapReply(await test.core.dispatch('devices.enrol', { code }, browser));
  const { items } = await test.as('administrator').devices.list({});
  return { id: items[0]?.id ?? 0, browser };
}
