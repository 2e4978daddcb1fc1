import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin, isAppUrl } from './app-origin.ts';

/** Why a message is refused, or undefined when it comes from the main frame of our window, showing our page (E14). */
export function refuseSender(event: IpcMainInvokeEvent, own: WebContents | undefined): string | undefined {
  if (own === undefined || own.isDestroyed()) return 'there is no window';
  if (event.sender !== own) return 'another window sent it';
  const frame = event.senderFrame;
  // Null after the frame has navigated away or was destroyed.
  if (frame === null || frame.detached) return 'its frame is gone';
  if (frame !== own.mainFrame) return 'a subframe sent it';
  if (frame.origin !== appOrigin || !isAppUrl(frame.url)) return 'another origin sent it';
  return undefined;
}
