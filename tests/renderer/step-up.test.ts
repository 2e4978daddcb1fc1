import { describe, expect, it } from 'vitest';
import type { Send } from '../../renderer/api/client.ts';
import { createStepUp } from '../../renderer/api/step-up.ts';
import type { Reply } from '../../shared/contract/errors.ts';

const refusal: Reply<unknown> = {
  ok: false,
  error: { code: 'REAUTH_REQUIRED', message: 'Type your password again to go on with this.', requestId: 'r' },
};

/** A core that asks for the password until `auth.reauthenticate` was called. */
function asking() {
  let proven = false;
  const calls: string[] = [];
  const transport: Send = async (name) => {
    calls.push(name);
    if (name === 'auth.reauthenticate') proven = true;
    return proven ? { ok: true, data: name } : refusal;
  };
  return { stepUp: createStepUp(transport), calls };
}

describe('step-up', () => {
  it('asks once for all acts that wait, and makes each again', async () => {
    const { stepUp, calls } = asking();
    const acts = [stepUp.send('accounts.setRoles', {}), stepUp.send('roles.create', {})];
    await expect.poll(() => stepUp.store.getState().asking).toBe(true);
    await stepUp.send('auth.reauthenticate', {});
    expect(await Promise.all(acts)).toEqual([
      { ok: true, data: 'accounts.setRoles' },
      { ok: true, data: 'roles.create' },
    ]);
    expect(stepUp.store.getState().asking).toBe(false);
    expect(calls).toEqual([
      'accounts.setRoles',
      'roles.create',
      'auth.reauthenticate',
      'accounts.setRoles',
      'roles.create',
    ]);
  });

  it('gives the acts up when the question is closed', async () => {
    const { stepUp, calls } = asking();
    const act = stepUp.send('accounts.setRoles', {});
    await expect.poll(() => stepUp.store.getState().asking).toBe(true);
    stepUp.cancel();
    expect(await act).toEqual(refusal);
    expect(calls).toEqual(['accounts.setRoles']);
  });

  it('repeats an act once only', async () => {
    const calls: string[] = [];
    const { send, store } = createStepUp(async (name) => {
      calls.push(name);
      return name === 'auth.unlock' ? { ok: true, data: {} } : refusal;
    });
    const act = send('access.save', {});
    await expect.poll(() => store.getState().asking).toBe(true);
    await send('auth.unlock', {});
    expect(await act).toEqual(refusal);
    expect(calls).toEqual(['access.save', 'auth.unlock', 'access.save']);
  });

  it('leaves other refusals alone', async () => {
    const forbidden: Reply<unknown> = { ok: false, error: { code: 'FORBIDDEN', message: 'No.', requestId: 'r' } };
    const { send, store } = createStepUp(async () => forbidden);
    expect(await send('access.save', {})).toEqual(forbidden);
    expect(store.getState().asking).toBe(false);
  });
});
