import { AppError } from '../../shared/contract/errors.ts';
import type { Log } from '../ports.ts';
import type { Rule } from './rule.ts';
import type { Admission } from './who-may-ask.ts';

/** How many addresses that were turned away are remembered, so that an attacker with many cannot fill the memory. */
const remembered = 1000;

/**
 * Turns away whoever is not in a network that may ask: 403 without any content, before anything else is done (rows 004-091, 002-096).
 * The first request of an address, and each power of ten after it, stands in the log.
 */
export function networkGate(admission: () => Admission, log: Log): Rule {
  const turnedAway = new Map<string, number>();

  function note(address: string): void {
    const count = (turnedAway.get(address) ?? 0) + 1;
    if (turnedAway.size >= remembered && count === 1) turnedAway.clear();
    turnedAway.set(address, count);
    if (/^10*$/.test(String(count))) {
      log.warn('an address outside the listed networks was turned away', { address, count });
    }
  }

  return ({ arrival }) => {
    const { address = 'unknown', fromItself } = arrival;
    // Whoever sits at the machine is never shut out of it, and it looks after itself under each of its addresses (row L18).
    if (fromItself || admission().mayAsk(address)) return undefined;
    note(address);
    return { answer: { status: 403 } };
  };
}

/** `/health` is for those who watch the installation, where somebody has said who they are. */
export function healthGate(admission: () => Admission): Rule {
  return ({ arrival }) => {
    if (!arrival.fromItself && !admission().mayAskHealth(arrival.address ?? 'unknown')) {
      throw new AppError('FORBIDDEN', 'This address may not ask for the health. An administrator lists who may.');
    }
    return undefined;
  };
}
