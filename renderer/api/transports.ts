import type { Bridge } from '../../shared/bridge.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import { OfflineError, type Send } from './client.ts';

declare global {
  interface Window {
    /** Present in the desktop window only, put there by the preload script. */
    readonly rems?: Bridge;
  }
}

/** Whether a call made now has no hand behind it; such calls do not keep a session open. */
type IsBackground = () => boolean;

/** Calls through the desktop window's bridge. */
export function bridgeSend(bridge: Bridge, isBackground: IsBackground): Send {
  return (name, input) => bridge.send(name, input, { background: isBackground() });
}

/** Calls over HTTPS; an answer that is no Reply (a proxy's page, a cut connection) counts as "not reached". */
export function httpsSend(isBackground: IsBackground): Send {
  return async (name, input) => {
    try {
      const response = await fetch(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(isBackground() ? { 'x-rems-background': '1' } : {}) },
        body: JSON.stringify(input),
      });
      return toReply(await response.json());
    } catch (cause) {
      throw new OfflineError(cause);
    }
  };
}

function toReply(body: unknown): Reply<unknown> {
  if (typeof body === 'object' && body !== null && 'ok' in body) return body as Reply<unknown>; // as: wire edge
  throw new TypeError('The answer is not a reply.');
}
