import { describe, expect, it } from 'vitest';
import { createNameLookup } from '../../main/directory/name-lookup.ts';

describe('names of servers', () => {
  it('are asked for once at a time, two names at once, and again later', async () => {
    const open = new Map<string, (address: string) => void>();
    const asked: string[] = [];
    const lookup = createNameLookup((host) => {
      asked.push(host);
      return new Promise((resolve) => open.set(host, (address) => resolve([{ address, family: 4 }])));
    });
    const answers = ['a', 'a', 'b', 'c', 'a'].map(lookup);
    expect(asked).toEqual(['a', 'b']);
    open.get('b')?.('192.0.2.2');
    expect(await answers[2]).toEqual([{ address: '192.0.2.2', family: 4 }]);
    await expect.poll(() => asked).toEqual(['a', 'b', 'c']);
    open.get('a')?.('192.0.2.1');
    open.get('c')?.('192.0.2.3');
    expect((await Promise.all(answers)).map(([first]) => first?.address)).toEqual([
      '192.0.2.1',
      '192.0.2.1',
      '192.0.2.2',
      '192.0.2.3',
      '192.0.2.1',
    ]);
    lookup('a');
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });

  it('that are unknown leave their place to others', async () => {
    const lookup = createNameLookup(async (host) => {
      if (host !== 'known') throw new Error(host);
      return [{ address: '192.0.2.1', family: 4 }];
    });
    const unknown = await Promise.allSettled(['x', 'y', 'z'].map(lookup));
    expect(unknown.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await lookup('known')).toHaveLength(1);
  });
});
