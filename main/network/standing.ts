import type { z } from 'zod';
import type { NetworkStanding } from '../../shared/network.ts';
import type { ConnectedFacts, NetworkFacts } from '../ports.ts';

/** What is served, as the page shows it. */
export function standingOf(
  facts: NetworkFacts | undefined,
  about: {
    /** Null while it is off. */
    readonly publicUrl: string | null;
    /** Why it could not be begun at all, a sentence; null when it was. */
    readonly trouble: string | null;
    readonly connected: readonly ConnectedFacts[];
  },
): z.output<typeof NetworkStanding> {
  const { publicUrl, trouble, connected } = about;
  if (!facts) {
    const reason = publicUrl === null ? null : 'This is known in the window of the program or its own pages only.';
    return {
      state: 'off',
      reason,
      since: null,
      bound: [],
      unnamed: [],
      publicUrl,
      answeredAt: null,
      restarts: [],
      connections: 0,
      redirect: { state: 'off', reason: null, bound: [] },
      console: null,
    };
  }
  const { state, reason, since, bound, unnamed, answeredAt, restarts, redirect } = facts;
  const fails = trouble !== null && state === 'off';
  return {
    state: fails ? 'down' : state,
    reason: trouble ?? reasonOf(reason),
    since: since?.toISOString() ?? null,
    bound: [...bound],
    unnamed: [...unnamed],
    publicUrl,
    answeredAt: answeredAt?.toISOString() ?? null,
    restarts: restarts.map(({ at, reason: why }) => ({ at: at.toISOString(), reason: sentenceOf(why) ?? why })),
    connections: connected.reduce((sum, one) => sum + one.connections, 0),
    redirect: { state: redirect.state, reason: reasonOf(redirect.reason), bound: [...redirect.bound] },
    console: facts.console,
  };
}

/** A fault that keeps it from being served now, with what to do about it; null when there is none. */
function reasonOf(fault: string | null): string | null {
  switch (fault) {
    case 'EADDRINUSE':
      return 'The port is taken by another program. End that one and start the listener again, or choose another port.';
    case 'EADDRNOTAVAIL':
      return 'This machine does not have the address at this moment. Look at its network cable.';
    case 'EACCES':
    case 'EPERM':
      return 'The port needs more rights on this system. Choose one above 1023.';
    default:
      return sentenceOf(fault);
  }
}

/** A fault of the system as a sentence; null when there is none. */
export function sentenceOf(fault: string | null): string | null {
  switch (fault) {
    case null:
      return null;
    case 'EADDRINUSE':
      return 'The port is taken by another program.';
    case 'EADDRNOTAVAIL':
      return 'This machine does not have the address at this moment.';
    case 'EACCES':
    case 'EPERM':
      return 'The port needs more rights on this system.';
    case 'memory':
      return 'The program held too much memory.';
    default:
      return fault.startsWith('no answer') ? 'It did not answer any more.' : `It ended by a fault (${fault}).`;
  }
}
