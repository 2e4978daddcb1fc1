import { readFileSync } from 'node:fs';

/** The name under which a page sends a message to the main process. */
export const invokeBinding = '__electronDoubleInvoke';
/** The name under which a page takes a message of the main process. */
export const deliverFunction = '__electronDoubleDeliver';

/**
 * A script for every new document of the main frame: what Electron gives to a sandboxed preload script, and the script itself.
 *
 * Limits: it runs in the page's own world, so that context isolation (E3) is not shown by this double; `require` knows
 * `electron` only.
 */
export function preloadScript(file: string): string {
  return `(() => {
  if (window !== window.top) return;
  const listeners = new Map();
  const on = (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); };
  const off = (channel, listener) => { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)); };
  const ipcRenderer = Object.freeze({
    invoke: (channel, ...args) => window.${invokeBinding}({ channel, args: structuredClone(args) }),
    on, off, addListener: on, removeListener: off,
  });
  const contextBridge = Object.freeze({
    exposeInMainWorld(name, api) {
      Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true });
    },
  });
  Object.defineProperty(window, '${deliverFunction}', {
    value: (channel, args) => { for (const listener of listeners.get(channel) ?? []) listener({ sender: 'kept out' }, ...args); },
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload script cannot load ' + name);
    return { contextBridge, ipcRenderer };
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${readFileSync(file, 'utf8')}
  })(require, module, module.exports);
})();`;
}

/**
 * Chromium does not show intercepted requests the bytes of a Blob or File body. The page of the double sends the bytes instead.
 */
export const visibleBodiesScript = `(() => {
  const fetch = window.fetch;
  window.fetch = async (input, init) => {
    if (!(init?.body instanceof Blob)) return fetch(input, init);
    return fetch(input, { ...init, body: await init.body.arrayBuffer() });
  };
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    if (!(body instanceof Blob)) return send.call(this, body);
    body.arrayBuffer().then((bytes) => send.call(this, bytes));
  };
})();`;
