import type { SessionCarrier } from './context.ts';

/** A session token kept in this process's memory: the desktop window's, or a command's. */
export function memoryCarrier(): SessionCarrier {
  let token: string | undefined;
  return {
    get token() {
      return token;
    },
    set: (next) => {
      token = next;
    },
    clear: () => {
      token = undefined;
    },
  };
}
