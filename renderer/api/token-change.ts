import type { Send } from './client.ts';

/** Calls after which the session goes on under a new token; the old one is dead at once. */
const changing = new Set([
  'auth.signIn',
  'auth.unlock',
  'auth.reauthenticate',
  'auth.changePassword',
  'setup.complete',
]);

/**
 * Keeps calls from falling between two tokens: while one is being exchanged the others wait, and a call that left with the old
 * one and was refused for it is made again.
 */
export function acrossTokenChanges(send: Send): Send {
  /** Settles when no exchange is under way. */
  let exchange: Promise<void> = Promise.resolve();
  let exchanges = 0;

  const change: Send = (name, input) => {
    const answer = exchange.then(() => send(name, input));
    exchange = answer.then(
      (reply) => {
        if (reply.ok) exchanges += 1;
      },
      // The caller hears of it; those who wait go on.
      () => undefined,
    );
    return answer;
  };

  return async (name, input) => {
    if (changing.has(name)) return change(name, input);
    await exchange;
    const before = exchanges;
    const reply = await send(name, input);
    const outdated = !reply.ok && reply.error.code === 'UNAUTHENTICATED' && exchanges !== before;
    return outdated ? send(name, input) : reply;
  };
}
