import { createStore } from 'zustand/vanilla';
import type { Send } from './client.ts';

/** Asks the person for the password again when an act needs it, once for all the acts that wait. */
export interface StepUp {
  /** Carries calls; one that answers REAUTH_REQUIRED is made again when the password was proven. */
  readonly send: Send;
  /** Whether somebody is being asked now. */
  readonly store: StepUpStore;
  /** The person would rather not: what waits fails with REAUTH_REQUIRED. */
  cancel(): void;
}

type StepUpStore = ReturnType<typeof createStepUpStore>;

function createStepUpStore() {
  return createStore<{ readonly asking: boolean }>(() => ({ asking: false }));
}

/** Calls that prove the password, wherever it was typed. */
const proving = new Set(['auth.signIn', 'auth.unlock', 'auth.reauthenticate', 'auth.changePassword']);

/** Puts the question between the screens and the transport. */
export function createStepUp(transport: Send): StepUp {
  const store = createStepUpStore();
  let waiting: PromiseWithResolvers<boolean> | undefined;

  const settle = (proven: boolean) => {
    waiting?.resolve(proven);
    waiting = undefined;
    store.setState({ asking: false });
  };
  const ask = (): Promise<boolean> => {
    waiting ??= Promise.withResolvers<boolean>();
    store.setState({ asking: true });
    return waiting.promise;
  };

  const send: Send = async (name, input) => {
    const reply = await transport(name, input);
    if (reply.ok && proving.has(name)) settle(true);
    if (reply.ok && name === 'auth.signOut') settle(false);
    if (reply.ok || reply.error.code !== 'REAUTH_REQUIRED') return reply;
    return (await ask()) ? transport(name, input) : reply;
  };
  return { send, store, cancel: () => settle(false) };
}
