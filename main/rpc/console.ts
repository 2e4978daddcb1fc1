import { AppError } from '../../shared/contract/errors.ts';
import type { Ports } from '../ports.ts';
import type { Caller, Principal } from './context.ts';

/**
 * Lets only this workstation through: its window, its command line and its jobs. A machine without a window has no such place, so
 * that there a browser on the machine itself stands for it, also one that comes through a tunnel (`ssh -L`), with a password that was
 * proven within the last minutes.
 *
 * @throws AppError FORBIDDEN for a caller across the network, and for a browser on a machine that has the window;
 * REAUTH_REQUIRED for a browser on a machine without one
 */
export function requireConsole(caller: Caller, principal: Principal | null, host: Ports['app']['host']): void {
  if (caller.origin !== 'https') return;
  if (!isLoopbackAddress(caller.address))
    throw new AppError('FORBIDDEN', 'This is done at the workstation itself: go there, or ask somebody who is.');
  if (host === 'desktop')
    throw new AppError('FORBIDDEN', 'This is done in the window of the program on this machine, not in a browser.');
  if (principal !== null && !principal.recentlyProven)
    throw new AppError('REAUTH_REQUIRED', 'Type your password again to go on with this.');
}

/** Whether somebody is on this machine: in its window, at its command line, one of its jobs, or in a browser that runs on it. */
export function isOnThisMachine({ origin, address }: Pick<Caller, 'origin' | 'address'>): boolean {
  return origin !== 'https' || isLoopbackAddress(address);
}

/** Whether a socket's address is this machine's own. */
function isLoopbackAddress(address: string | null): boolean {
  return address !== null && /^(127(\.\d{1,3}){3}|::1)$/.test(address);
}
