import type { Reply } from './contract/errors.ts';
import type { AppEvent } from './contract/events.ts';

/** How a call is made. */
export interface SendOptions {
  /** Nobody's hand is behind this call: it does not keep the session from locking. */
  readonly background?: boolean;
}

/** The request header that says over HTTPS what {@link SendOptions.background} says over the bridge: `1`. */
export const backgroundHeader = 'x-rems-background';

/** What the preload script puts on `window.rems`: one way in, one way out, plain JSON both ways. */
export interface Bridge {
  /** Calls a procedure by name (`equipment.list`) and always answers a Reply. */
  send(name: string, input: unknown, options?: SendOptions): Promise<Reply<unknown>>;
  /** Listens to committed changes; returns the function that stops listening. */
  onEvent(listener: (event: AppEvent) => void): () => void;
}

/** The channel of {@link Bridge.send}. */
export const requestChannel = 'rems:request';
/** The channel of {@link Bridge.onEvent}. */
export const eventChannel = 'rems:event';
