import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemRandom } from '../../main/host/system-ports.ts';
import { onlyRows } from '../../main/rows-only.ts';
import type { Caller, Context } from '../../main/rpc/context.ts';
import { createDispatcher, type Dispatchable } from '../../main/rpc/dispatch.ts';
import { mutation, query } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { contract } from '../../shared/contract/index.ts';
import { memoryLog } from '../support/ports.ts';

const io = { input: z.strictObject({}), output: z.string() };
const rooms = {
  rooms: {
    read: query({ access: 'public', summary: 'Says what is there.', ...io }),
    rename: mutation({ access: 'public', summary: 'Changes rows.', ...io }),
    refuse: query({ access: 'public', summary: 'Says that somebody was faster.', ...io }),
    empty: mutation({ access: 'public', summary: 'Changes rows and takes a file away.', ...io }),
  },
};
const nobody: Caller = { origin: 'https', address: '192.0.2.10', session: null };

/** A dispatcher in front of a disk whose flushes end when the test says so. */
function opened() {
  const flushes: PromiseWithResolvers<boolean>[] = [];
  const asked: (string | undefined)[] = [];
  const change = (_: unknown, ctx: Context) => ctx.transact(() => 'changed');
  const handlers: Readonly<Record<string, (input: unknown, ctx: Context) => unknown>> = {
    'rooms.read': () => 'read',
    'rooms.refuse': () => {
      throw new AppError('CONFLICT', 'Somebody was faster.');
    },
    'rooms.rename': change,
    'rooms.empty': change,
  };
  const core: Dispatchable = {
    state: () => ({ state: 'READY', message: '' }),
    handler: (name) => handlers[name] as ReturnType<Dispatchable['handler']>,
    data: () => undefined,
    readOnly: () => false,
    authenticate: () => null,
    present: () => null,
    read: () => undefined,
    onlyRows: (name) => name === 'rooms.rename',
    flushing: () => flushes.at(-1)?.promise,
    transact(_, work, flush) {
      asked.push(flush);
      if (flush === 'together') flushes.push(Promise.withResolvers());
      // as: the work of these procedures looks at nothing.
      return work({} as Parameters<typeof work>[0]);
    },
  };
  const { dispatch } = createDispatcher({
    contract: rooms,
    core,
    log: memoryLog(),
    random: systemRandom,
    host: 'headless',
  });
  const answered: string[] = [];
  const call = (name: string) =>
    dispatch(`rooms.${name}`, {}, nobody).then((reply) => {
      answered.push(name);
      return reply;
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { call, turn, answered, asked, flushes };
}

describe('an answer', () => {
  test('to a change leaves when its commit is on the disk', async () => {
    const { call, turn, answered, asked, flushes } = opened();
    const reply = call('rename');
    await turn();
    expect(asked).toEqual(['together']);
    expect(answered).toEqual([]);
    flushes[0]?.resolve(true);
    expect(await reply).toEqual({ ok: true, data: 'changed' });
  });

  test('to a question waits for what it may have seen', async () => {
    const { call, turn, answered, flushes } = opened();
    void call('rename');
    const reply = call('read');
    await turn();
    expect(answered).toEqual([]);
    flushes[0]?.resolve(true);
    expect(await reply).toEqual({ ok: true, data: 'read' });
  });

  test('that refuses waits too: it may tell of what somebody else has just changed', async () => {
    const { call, turn, answered, flushes } = opened();
    void call('rename');
    const reply = call('refuse');
    await turn();
    expect(answered).toEqual([]);
    flushes[0]?.resolve(true);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  });

  test('waits for its own commit and not for later ones', async () => {
    const { call, turn, answered, flushes } = opened();
    void call('rename');
    void call('rename');
    await turn();
    flushes[0]?.resolve(true);
    await turn();
    expect(answered).toEqual(['rename']);
  });

  test('says that the disk did not confirm it, where it did not; who only asked is answered', async () => {
    const { call, flushes } = opened();
    const change = call('rename');
    const question = call('read');
    flushes[0]?.resolve(false);
    expect(await change).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('did not confirm this change') },
    });
    expect(await question).toEqual({ ok: true, data: 'read' });
  });

  test('to a change that is more than rows waits for nothing: it was on the disk before', async () => {
    const { call, asked } = opened();
    expect(await call('empty')).toEqual({ ok: true, data: 'changed' });
    expect(asked).toEqual(['own']);
  });
});

test('only changes of the contract are flushed together, and nothing that writes a file, a key or a letter', () => {
  const names = Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, { kind }]) =>
      onlyRows(`${feature}.${name}`) ? [`${feature}.${name} ${kind}`] : [],
    ),
  );
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(name).toMatch(/^(bookings|compliance|equipment|findings)\.[A-Za-z]+ mutation$/);
});
