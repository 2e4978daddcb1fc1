import { describe, expect, it } from 'vitest';
import { CallError, createClient, type Send } from '../../renderer/api/client.ts';

describe('createClient', () => {
  it('calls the procedure that the path names and answers its data', async () => {
    const calls: [string, unknown][] = [];
    const send: Send = async (name, input) => {
      calls.push([name, input]);
      return { ok: true, data: { items: [], total: 0 } };
    };
    await expect(createClient(send).equipment.list({ search: 'ct' })).resolves.toEqual({ items: [], total: 0 });
    expect(calls).toEqual([['equipment.list', { search: 'ct' }]]);
  });

  it('throws a refusal with its code, fields, details and request id', async () => {
    const send: Send = async () => ({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: 'Someone else changed it.',
        requestId: 'r-1',
        fields: { room: 'x' },
        details: { current: 1 },
      },
    });
    const failure = createClient(send).equipment.get({ id: 1 });
    await expect(failure).rejects.toBeInstanceOf(CallError);
    await expect(failure).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Someone else changed it.',
      requestId: 'r-1',
      fields: { room: 'x' },
      details: { current: 1 },
    });
  });
});
