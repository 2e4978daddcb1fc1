import type { Caller } from '../../main/rpc/context.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import type { TestCore } from './core.ts';

/** A window or browser that keeps its session from call to call, whatever its token is. */
export interface TestWindow {
  readonly caller: Caller;
  readonly api: Client<AppContract>;
  token(): string;
}

/** The window of one role of the template installation; `background` when nobody's hand is behind its calls. */
export function windowOf(test: TestCore, role: RoleId, background = false): TestWindow {
  const caller: Caller = { ...test.caller(role), ...(background && { background }) };
  return { caller, api: apiOf(test, caller), token: () => caller.session?.token ?? '' };
}

/** Whoever holds this token. */
export function withToken(test: TestCore, token: string): Client<AppContract> {
  const caller = test.caller('nobody');
  caller.session?.set(token, new Date());
  return apiOf(test, caller);
}

function apiOf(test: TestCore, caller: Caller): Client<AppContract> {
  return clientOf<AppContract>(async (name, input) => unwrapReply(await test.core.dispatch(name, input, caller)));
}
