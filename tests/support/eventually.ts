import { vi } from 'vitest';

/** Milliseconds within which what happens by itself has happened, also on a machine that does other work. */
const patience = 15_000;

/** Asks again until what is expected holds; fails with the last reason when patience is over. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: patience, interval: 20 });
}
