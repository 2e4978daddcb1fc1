import type { Caller } from '../../main/rpc/context.ts';
import type { Me } from '../../shared/auth.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { TestCore } from './core.ts';

/** A window or browser that signed in. */
export interface SignedIn {
  readonly me: Me;
  readonly api: Client<AppContract>;
  readonly caller: Caller;
  readonly token: string;
}

/** Signs in with a password, in a new window unless one is given. */
export async function signInAs(
  test: TestCore,
  username: string,
  password: string,
  caller = test.caller('nobody'),
): Promise<SignedIn> {
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await test.core.dispatch(name, input, caller)));
  const me = await api.auth.signIn({ username, password });
  return { me, api, caller, token: caller.session?.token ?? '' };
}
