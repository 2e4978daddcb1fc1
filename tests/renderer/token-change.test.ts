import { describe, expect, it } from 'vitest';
import type { Send } from '../../renderer/api/client.ts';
import { acrossTokenChanges } from '../../renderer/api/token-change.ts';
import type { Reply } from '../../shared/contract/errors.ts';

const signedOut: Reply<unknown> = {
  ok: false,
  error: { code: 'UNAUTHENTICATED', message: 'Sign in first.', requestId: 'r' },
};
const done: Reply<unknown> = { ok: true, data: {} };

/** A transport whose answers the test gives one by one. */
function byHand() {
  const open: { readonly name: string; answer(reply: Reply<unknown>): void; fail(cause: unknown): void }[] = [];
  const send: Send = (name) => new Promise((resolve, reject) => open.push({ name, answer: resolve, fail: reject }));
  return { send: acrossTokenChanges(send), open, names: () => open.map(({ name }) => name) };
}

describe('calls while the token is exchanged', () => {
  it('wait until the new one is there', async () => {
    const { send, open, names } = byHand();
    const unlock = send('auth.unlock', {});
    await expect.poll(names).toEqual(['auth.unlock']);
    const list = send('equipment.list', {});
    await Promise.resolve();
    expect(names()).toEqual(['auth.unlock']);
    open[0]?.answer(done);
    await unlock;
    await expect.poll(names).toEqual(['auth.unlock', 'equipment.list']);
    open[1]?.answer(done);
    expect(await list).toEqual(done);
  });

  it('are made again when they left with the old one', async () => {
    const { send, open, names } = byHand();
    const list = send('equipment.list', {});
    await expect.poll(names).toEqual(['equipment.list']);
    const prove = send('auth.reauthenticate', {});
    await expect.poll(names).toEqual(['equipment.list', 'auth.reauthenticate']);
    open[1]?.answer(done);
    await prove;
    open[0]?.answer(signedOut);
    await expect.poll(names).toEqual(['equipment.list', 'auth.reauthenticate', 'equipment.list']);
    open[2]?.answer(done);
    expect(await list).toEqual(done);
  });

  it('are refused as ever when no token was exchanged', async () => {
    const { send, open, names } = byHand();
    const list = send('equipment.list', {});
    await expect.poll(names).toEqual(['equipment.list']);
    open[0]?.answer(signedOut);
    expect(await list).toEqual(signedOut);
    expect(names()).toEqual(['equipment.list']);
  });

  it('go on when the exchange fails', async () => {
    const { send, open, names } = byHand();
    const unlock = send('auth.unlock', {});
    await expect.poll(names).toEqual(['auth.unlock']);
    const list = send('equipment.list', {});
    open[0]?.fail(new Error('cut'));
    await expect(unlock).rejects.toThrow('cut');
    await expect.poll(names).toEqual(['auth.unlock', 'equipment.list']);
    open[1]?.answer(signedOut);
    expect(await list).toEqual(signedOut);
  });
});
