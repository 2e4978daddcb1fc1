import type { IpcMain, WebContents } from 'electron';
import { eventChannel, requestChannel } from '../../shared/bridge.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import { type AppEvent, eventFor } from '../../shared/contract/events.ts';
import type { Core } from '../core-types.ts';
import type { Log, Random } from '../ports.ts';
import type { Caller } from '../rpc/context.ts';
import { plainJson } from './plain-json.ts';
import { refuseSender } from './sender.ts';

/** The bridge's other end. */
export interface Ipc {
  /** Stops answering and telling. */
  close(): void;
}

/**
 * The only place that listens to messages of the page: one channel in, one out (E14, E18). A message is looked at only when
 * it comes from our own main frame, becomes plain JSON, and goes to dispatch like any other call; the answer is always a Reply.
 */
export function createIpc(deps: {
  readonly ipcMain: IpcMain;
  /** The contents of the main window while there is one. */
  readonly contents: () => WebContents | undefined;
  readonly core: Pick<Core, 'dispatch' | 'onEvent' | 'authenticate'>;
  readonly caller: Caller;
  readonly log: Log;
  readonly random: Random;
}): Ipc {
  const { ipcMain, contents, core, caller, log, random } = deps;

  function refusal(code: 'FORBIDDEN' | 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE', message: string): Reply<never> {
    return { ok: false, error: { code, message, requestId: random.uuid() } };
  }

  ipcMain.handle(
    requestChannel,
    async (event, name: unknown, input: unknown, background: unknown): Promise<Reply<unknown>> => {
      const reason = refuseSender(event, contents());
      if (reason !== undefined) {
        log.warn('message refused', { reason });
        return refusal('FORBIDDEN', 'Only the window of this app may call.');
      }
      if (typeof name !== 'string') return refusal('BAD_REQUEST', 'Name the procedure to call.');
      const json = plainJson(input);
      if (!json.ok) return refusal(json.code, json.message);
      return await core.dispatch(name, json.value, background === true ? { ...caller, background } : caller);
    },
  );

  const stop = core.onEvent((event) => {
    const target = contents();
    if (target === undefined || target.isDestroyed()) return;
    const listener = core.authenticate({ ...caller, background: true });
    const told = listener && listener.restriction !== 'locked' ? eventFor(event, listener) : sessionEnded(event);
    if (told) target.send(eventChannel, told);
  });

  return {
    close() {
      stop();
      ipcMain.removeHandler(requestChannel);
    },
  };
}

/** Without a session, or with a locked one, the window learns only that it should ask: its own session may just have ended or locked, or the data were closed. */
function sessionEnded({ topic }: AppEvent): AppEvent | undefined {
  if (topic === 'system') return { topic };
  return topic === 'session' || topic === 'account' ? { topic: 'session' } : undefined;
}
