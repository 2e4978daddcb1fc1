import type { Check, OpenDeps } from '../check.ts';
import { type Finding, off } from '../finding.ts';

/** A try against the listener that other PCs reach, or the machine's own where that is the only one. */
export function overTls(
  id: string,
  requirements: readonly string[],
  look: (self: { readonly url: string; readonly authority: string }, deps: OpenDeps) => Promise<Finding>,
): Check {
  return {
    of: 'data',
    id,
    area: 'network',
    requirements,
    thorough: true,
    look(deps) {
      const listener = deps.listeners.find((one) => one.of === 'network') ?? deps.listeners[0];
      if (!listener)
        return deps.app.host === 'cli' ? undefined : off('This workstation lets nobody in over the network.');
      return look({ url: listener.url, authority: listener.authority }, deps);
    },
  };
}
