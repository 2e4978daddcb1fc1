import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytes, SealBrokenError, type SealedName, seal, unseal } from '../../main/documents/sealed-file.ts';

const key = randomBytes(32);
const name: SealedName = { uuid: randomUUID(), kid: 'dc-00000001' };
const overhead = 24;
const sealedChunk = chunkBytes + 16;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (content: Uint8Array, size = 50_000, under = key, as = name) =>
  all(seal(pieces(content, size), under, as, randomBytes(16)));
const opened = (stored: Uint8Array, size = 50_000, under = key, as = name) =>
  all(unseal(pieces(stored, size), under, as));

describe('a sealed file', () => {
  test('opens to what was sealed, whatever the bytes and however they arrive', async () => {
    const edges = fc.constantFrom(0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 7);
    const length = fc.oneof(edges, fc.nat(3 * chunkBytes));
    const piece = fc.integer({ min: 1000, max: 200_000 });
    await fc.assert(
      fc.asyncProperty(length, piece, piece, async (size, written, read) => {
        const content = randomBytes(size);
        const stored = await sealed(content, written);
        expect(stored.length).toBe(overhead + size + 16 * Math.max(1, Math.ceil(size / chunkBytes)));
        expect((await opened(stored, read)).equals(content)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('shows nothing of its content and never looks the same twice', async () => {
    const content = Buffer.from('Half-value layer 2.9 mm Al. '.repeat(100));
    const [one, other] = [await sealed(content), await sealed(content)];
    expect(one.includes('Half-value')).toBe(false);
    expect(one.subarray(overhead).equals(other.subarray(overhead))).toBe(false);
  });

  test('every flipped bit is refused', async () => {
    const stored = await sealed(randomBytes(chunkBytes + 500));
    await fc.assert(
      fc.asyncProperty(fc.nat(stored.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(stored);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(opened(changed)).rejects.toBeInstanceOf(SealBrokenError);
      }),
      { numRuns: 150 },
    );
  });

  test('cut anywhere, also between two chunks, it is refused; so are added bytes', async () => {
    const stored = await sealed(randomBytes(2 * chunkBytes + 100));
    const between = [0, 5, overhead, overhead + sealedChunk, overhead + 2 * sealedChunk, stored.length - 1];
    for (const end of between)
      await expect(opened(stored.subarray(0, end)), `${end}`).rejects.toBeInstanceOf(SealBrokenError);
    await fc.assert(
      fc.asyncProperty(fc.nat(stored.length - 1), async (end) => {
        await expect(opened(stored.subarray(0, end))).rejects.toBeInstanceOf(SealBrokenError);
      }),
      { numRuns: 60 },
    );
    await expect(opened(Buffer.concat([stored, Buffer.alloc(1)]))).rejects.toBeInstanceOf(SealBrokenError);
    await expect(opened(Buffer.concat([stored, stored.subarray(-116)]))).rejects.toBeInstanceOf(SealBrokenError);
  });

  test('chunks that change places, are left out or are repeated are refused', async () => {
    const stored = await sealed(randomBytes(3 * chunkBytes));
    const header = stored.subarray(0, overhead);
    const chunks = [0, 1, 2].map((n) => stored.subarray(overhead + n * sealedChunk, overhead + (n + 1) * sealedChunk));
    for (const order of [[1, 0, 2], [0, 2], [0, 1, 1, 2], [2], [0, 1, 2, 2], [0, 2, 1]]) {
      const changed = Buffer.concat([header, ...order.map((n) => chunks[n] ?? Buffer.alloc(0))]);
      await expect(opened(changed), order.join()).rejects.toBeInstanceOf(SealBrokenError);
    }
  });

  test('does not open under another name, another key or with the header of another file', async () => {
    const content = randomBytes(1000);
    const stored = await sealed(content);
    await expect(opened(stored, 5000, key, { ...name, uuid: randomUUID() })).rejects.toBeInstanceOf(SealBrokenError);
    await expect(opened(stored, 5000, key, { ...name, kid: 'dc-00000002' })).rejects.toBeInstanceOf(SealBrokenError);
    await expect(opened(stored, 5000, randomBytes(32))).rejects.toBeInstanceOf(SealBrokenError);
    const twin = await sealed(content);
    const mixed = Buffer.concat([twin.subarray(0, overhead), stored.subarray(overhead)]);
    await expect(opened(mixed)).rejects.toBeInstanceOf(SealBrokenError);
  });
});
