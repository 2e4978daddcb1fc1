import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createIpc } from '../../main/electron/ipc.ts';
import { maxJsonLength } from '../../main/host/json-limit.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import type { Caller, Principal } from '../../main/rpc/context.ts';
import { createDispatcher } from '../../main/rpc/dispatch.ts';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { eventChannel, requestChannel } from '../../shared/bridge.ts';
import { query, type Restriction } from '../../shared/contract/define.ts';
import { httpStatus, type Reply } from '../../shared/contract/errors.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { FrameDouble } from '../support/electron-double/frame-double.ts';
import { createUnitDouble, standingFor } from '../support/electron-double/unit-double.ts';
import { memoryLog } from '../support/ports.ts';

const echo = query({ access: 'public', summary: 'Answers its input.', input: z.unknown(), output: z.unknown() });
const pageUrl = 'app://bundle/index.html';

/** The ipc of one window, in front of a real dispatcher with one procedure. */
async function openIpc() {
  const unit = createUnitDouble().ready();
  const contents = unit.contents();
  await contents.loadURL(pageUrl);
  const reached: unknown[] = [];
  const asked: Caller[] = [];
  const log = memoryLog();
  const listeners = new Set<(event: AppEvent) => void>();
  let principal: Principal | null = null;
  const answer = (input: unknown) => {
    reached.push(input);
    return input;
  };
  const core = {
    state: () => ({ state: 'READY', message: '' }),
    handler: (name: string) => (name === 'test.echo' ? answer : undefined),
    data: () => undefined,
    readOnly: () => false,
    authenticate: (who: Caller) => {
      asked.push(who);
      return principal;
    },
    present: () => principal,
    read: () => undefined,
    onlyRows: () => false,
    flushing: () => undefined,
    transact: () => {
      throw new Error('nothing is written here');
    },
  };
  const caller: Caller = { origin: 'ipc', address: null, session: memoryCarrier() };
  const ipc = createIpc({
    ipcMain: standingFor<IpcMain>(unit.ipcMain),
    contents: () => (contents.isDestroyed() ? undefined : standingFor<WebContents>(contents)),
    core: {
      ...createDispatcher({ contract: { test: { echo } }, core, log, random: systemRandom, host: 'desktop' }),
      authenticate: () => principal,
      onEvent: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    caller,
    log,
    random: systemRandom,
  });
  return {
    ...unit,
    ipc,
    window: contents,
    reached,
    asked,
    log,
    publish: (event: AppEvent) => {
      for (const listener of listeners) listener(event);
    },
    signIn: (restriction: Restriction | null = null) => {
      principal = {
        accountId: 1,
        name: 'anna',
        permissions: new Set(['equipment:read']),
        restriction,
        recentlyProven: true,
        sessionId: 7,
        sessionHash: 'a hash',
      };
    },
    // as: the wire edge; what came back is what is tested.
    call: (name: unknown, input?: unknown, background?: unknown) =>
      contents.invoke(contents.mainFrame, requestChannel, [name, input, background]) as Promise<Reply<unknown>>,
  };
}

describe('a message of the page (E14)', () => {
  it('goes to dispatch and comes back as its reply', async () => {
    const { call, reached } = await openIpc();
    expect(await call('test.echo', { text: 'é', list: [1, null] })).toEqual({
      ok: true,
      data: { text: 'é', list: [1, null] },
    });
    expect(reached).toHaveLength(1);
    expect(await call('no.such', {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it.each([
    'null frame',
    'subframe',
    'other contents',
    'other origin',
    'look-alike origin',
    'detached',
    'destroyed window',
  ] as const)('is refused and logged when it comes from: %s', async (who) => {
    const opened = await openIpc();
    const { window, ipcMain, reached, log } = opened;
    const own = window.mainFrame;
    const other = opened.contents();
    await other.loadURL(pageUrl);
    const senders = {
      'null frame': () => ({ sender: window, senderFrame: null }),
      subframe: () => ({ sender: window, senderFrame: new FrameDouble(pageUrl, own) }),
      'other contents': () => ({ sender: other, senderFrame: other.mainFrame }),
      'other origin': () => {
        own.url = 'https://evil.example/';
        return { sender: window, senderFrame: own };
      },
      'look-alike origin': () => {
        own.url = 'app://bundle.evil.example/index.html';
        return { sender: window, senderFrame: own };
      },
      detached: () => {
        own.detached = true;
        return { sender: window, senderFrame: own };
      },
      'destroyed window': () => {
        void window.destroy();
        return { sender: window, senderFrame: own };
      },
    };
    const event = standingFor<IpcMainInvokeEvent>(senders[who]());
    const reply = await ipcMain.invoke(event, requestChannel, 'test.echo', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', requestId: expect.any(String) } });
    expect(reached).toEqual([]);
    expect(log.entries).toContainEqual(expect.objectContaining({ level: 'warn', message: 'message refused' }));
  });

  it('is always answered by a Reply, whatever is sent', async () => {
    const { call, reached } = await openIpc();
    const clonable = fc.oneof(
      fc.anything({
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withSparseArray: true,
        withBigInt: true,
      }),
      fc.constant(new Error('x')),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant('test.echo'), clonable), clonable, async (name, input) => {
        fc.pre(isClonable(name) && isClonable(input));
        const reply = await call(name, input);
        if (reply.ok) return;
        expect(Object.keys(httpStatus)).toContain(reply.error.code);
        expect(reply.error.code).not.toBe('INTERNAL');
      }),
      { numRuns: 2_000 },
    );
    for (const input of reached)
      expect(input).toEqual(input === undefined ? undefined : JSON.parse(JSON.stringify(input)));
  });

  it('must be JSON, and not too long', async () => {
    const { call, reached } = await openIpc();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(await call('test.echo', cycle)).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect(await call('test.echo', { n: 1n })).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect(await call(42, {})).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect(await call('test.echo', 'x'.repeat(maxJsonLength))).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE' } });
    expect(reached).toEqual([]);
  });

  it('says when nobody’s hand is behind it', async () => {
    const { call, asked } = await openIpc();
    await call('test.echo', {}, true);
    await call('test.echo', {}, 'yes');
    await call('test.echo', {});
    expect(asked.map(({ background }) => background)).toEqual([true, undefined, undefined]);
    expect(new Set(asked.map(({ session }) => session)).size).toBe(1);
  });

  it('finds nobody after the end', async () => {
    const { ipc, call } = await openIpc();
    ipc.close();
    await expect(call('test.echo', {})).rejects.toThrow(/No handler/);
  });
});

describe('an event of the core', () => {
  it('reaches the window of someone who is signed in, and nobody else', async () => {
    const { publish, signIn, pages, window } = await openIpc();
    publish({ topic: 'unit', ids: [1] });
    signIn();
    publish({ topic: 'unit', ids: [2] });
    await expect.poll(() => pages.sent).toEqual([{ channel: eventChannel, args: [{ topic: 'unit', ids: [2] }] }]);
    publish({ topic: 'session', ids: [2] });
    await window.destroy();
    publish({ topic: 'unit', ids: [3] });
    expect(pages.sent).toHaveLength(1);
  });

  it('tells a window whose session is locked to ask again, and nothing more', async () => {
    const { publish, signIn, pages } = await openIpc();
    signIn('locked');
    publish({ topic: 'unit', ids: [1] });
    publish({ topic: 'session', ids: [1] });
    await expect.poll(() => pages.sent).toEqual([{ channel: eventChannel, args: [{ topic: 'session' }] }]);
  });

  it('tells a window whose session was ended elsewhere to ask who is signed in, and nothing more', async () => {
    const { publish, pages } = await openIpc();
    publish({ topic: 'unit', ids: [1] });
    publish({ topic: 'account', ids: [1] });
    await expect.poll(() => pages.sent).toEqual([{ channel: eventChannel, args: [{ topic: 'session' }] }]);
  });
});

function isClonable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
