import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, eventChannel, requestChannel } from '../shared/bridge.ts';

// Types only may be taken from outside; these make the compiler compare the words.
const request: typeof requestChannel = 'rems:request';
const event: typeof eventChannel = 'rems:event';

const bridge: Bridge = {
  send: (name, input, options) => ipcRenderer.invoke(request, name, input, options?.background === true),
  onEvent(listener) {
    // The event object holds a way back to Electron: the page gets the message without it.
    const withoutEvent = (_: unknown, message: Parameters<typeof listener>[0]): void => listener(message);
    ipcRenderer.on(event, withoutEvent);
    return () => {
      ipcRenderer.off(event, withoutEvent);
    };
  },
};

contextBridge.exposeInMainWorld('rems', bridge);
