import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPreload } from '../../build/bundle/core.ts';
import { root } from '../../build/root.ts';
import { type Bridge, eventChannel, requestChannel } from '../../shared/bridge.ts';

let folder = '';
let code = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rems-preload-'));
  await buildPreload(root, folder, { source: 'preload/index.ts', name: 'index' });
  code = readFileSync(join(folder, 'preload', 'index.cjs'), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built script as a sandboxed preload script runs: with `electron` and nothing else. */
function run() {
  const exposed: Record<string, Bridge> = {};
  const calls: unknown[][] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const ipcRenderer = {
    invoke: (...args: unknown[]) => Promise.resolve(void calls.push(args)),
    on: (channel: string, listener: (...args: unknown[]) => void) => void listeners.set(channel, listener),
    off: (channel: string, listener: unknown) =>
      void (listeners.get(channel) === listener && listeners.delete(channel)),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: Bridge) => {
      exposed[name] = api;
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`cannot load ${name}`);
    return { contextBridge, ipcRenderer };
  };
  runInNewContext(code, { require, module: { exports: {} }, exports: {} });
  const bridge = exposed.rems;
  if (bridge === undefined) throw new Error('no bridge was exposed');
  return { exposed, bridge, calls, listeners };
}

describe('the preload script (E18)', () => {
  it('is one CommonJS file', () => {
    expect(readdirSync(join(folder, 'preload')).filter((name) => !name.endsWith('.map'))).toEqual(['index.cjs']);
    expect(code).not.toMatch(/^\s*(import|export)\s/m);
  });

  it('exposes two functions under one name, and nothing below them', () => {
    const { exposed, bridge } = run();
    expect(Object.keys(exposed)).toEqual(['rems']);
    expect(Object.keys(bridge).sort()).toEqual(['onEvent', 'send']);
    for (const member of Object.values(bridge)) {
      expect(typeof member).toBe('function');
      expect(Object.keys(member)).toEqual([]);
    }
  });

  it('sends on the request channel only', async () => {
    const { bridge, calls } = run();
    await bridge.send('equipment.list', { page: 1 });
    await bridge.send('home.summary', {}, { background: true });
    expect(calls).toEqual([
      [requestChannel, 'equipment.list', { page: 1 }, false],
      [requestChannel, 'home.summary', {}, true],
    ]);
  });

  it('hands a message on without the event object, until told to stop', () => {
    const { bridge, listeners } = run();
    const received: unknown[][] = [];
    const stop = bridge.onEvent((...args: unknown[]) => void received.push(args));
    expect([...listeners.keys()]).toEqual([eventChannel]);
    listeners.get(eventChannel)?.({ sender: 'a way back to Electron', ports: [] }, { topic: 'unit' }, 'more');
    expect(received).toEqual([[{ topic: 'unit' }]]);
    expect(stop()).toBeUndefined();
    expect(listeners.size).toBe(0);
  });
});
