import { AppError } from '../../shared/contract/errors.ts';
import type { Caller } from './context.ts';

/**
 * Lets only this workstation through: its window, its command line, its jobs, or a browser that runs on it.
 *
 * @throws AppError FORBIDDEN for a caller across the network
 */
export function requireConsole(caller: Caller): void {
  if (caller.origin !== 'https' || isLoopbackAddress(caller.address)) return;
  throw new AppError('FORBIDDEN', 'This is done at the workstation itself: go there, or ask somebody who is.');
}

/** Whether a socket's address is this machine's own. */
function isLoopbackAddress(address: string | null): boolean {
  return address !== null && /^(127(\.\d{1,3}){3}|::1)$/.test(address);
}
