import type { Core } from '../core-types.ts';
import type { HostNetwork, KeyVault, Notifier, StartWithComputer } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';

/** What stands behind the window once the data folder was looked at. */
export interface Backend {
  readonly core: Core;
  /** The web app that answers `app://bundle/…`. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Whether others are let in. */
  readonly network: Pick<HostNetwork, 'facts' | 'onChange'>;
  /** Stops serving in order, closes the core and lets the next host in. */
  close(): Promise<void>;
}

/**
 * Opens the data folder with what the desktop has to offer. A database that cannot be opened is no failure: the page shows
 * why. Throws an AppError when another host serves the folder.
 */
export type OpenBackend = (desktop: {
  readonly keyVault: KeyVault;
  readonly notifier: Notifier;
  readonly caller: Caller;
  readonly startWithComputer: StartWithComputer | undefined;
}) => Promise<Backend>;
