import type { Core } from '../core-types.ts';
import type { WrittenReply } from '../rpc/written-json.ts';
import type { Visit } from './visit.ts';

/** The largest input of a call; files travel by ticket. Nobody who is not signed in, or is locked, has more to say than a password. */
const maxCallBytes = { signedIn: 5_000_000, anonymous: 64_000 } as const;

/** `POST /rpc/<feature>.<procedure>`: the body is the input, the answer a Reply. */
export async function answerCall(
  core: Pick<Core, 'dispatchText'>,
  { asking, path, caller }: Visit,
  readInput: (maxBytes: number) => Promise<unknown>,
): Promise<WrittenReply> {
  const free = asking !== null && asking.restriction !== 'locked';
  const input = await readInput(free ? maxCallBytes.signedIn : maxCallBytes.anonymous);
  return core.dispatchText(path.slice('/rpc/'.length), input, caller);
}
