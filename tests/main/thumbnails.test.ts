import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../main/documents/thumbnails/codecs.ts';
import { makeThumbnail } from '../../main/documents/thumbnails/make-thumbnail.ts';
import { pictureSize } from '../../main/documents/thumbnails/picture-size.ts';
import { shrink } from '../../main/documents/thumbnails/shrink.ts';
import { checkout } from '../support/checkout.ts';
import { createTestCore, type TestCore, type TestCoreOptions } from '../support/core.ts';
import { addDocument } from '../support/documents.ts';
import { eventually } from '../support/eventually.ts';
import { emptyPromise, fromCamera, photo, webp } from '../support/pictures.ts';
import { jpeg as halfJpeg, pdf, png } from '../support/sample-files.ts';

const own = (bytes: Buffer) => new Uint8Array(bytes);

describe('the size of a picture', () => {
  it('is read from the header of a JPEG, PNG or WebP', async () => {
    expect(pictureSize(await photo(40, 30))).toEqual({ width: 40, height: 30 });
    expect(pictureSize(fromCamera(await photo(40, 30), 6))).toEqual({ width: 40, height: 30 });
    expect(pictureSize(png)).toEqual({ width: 1, height: 1 });
    expect(pictureSize(webp)).toEqual({ width: 1, height: 1 });
    const lossless = Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f', 'latin1');
    expect(pictureSize(Buffer.concat([lossless, Buffer.from([0x1f, 0xc0, 0x04, 0])]))).toEqual({
      width: 32,
      height: 20,
    });
  });

  it('is unknown for everything else, and never an exception', () => {
    expect(pictureSize(pdf)).toBeUndefined();
    expect(pictureSize(halfJpeg)).toBeUndefined();
    expect(pictureSize(new Uint8Array())).toBeUndefined();
    const start = fc.constantFrom(
      ...[png, halfJpeg, webp, Buffer.from([0xff, 0xd8])].map((one) => [...one.subarray(0, 30)]),
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), fc.nat(30), (head, rest, cut) => {
        const size = pictureSize(Uint8Array.from([...head.slice(0, cut), ...rest]));
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('a small picture', () => {
  it('is a JPEG of at most 20 kB that fits 240 pixels and keeps the proportions', async () => {
    const made = await makeThumbnail(own(await photo(960, 480)), 'image/jpeg');
    expect(made).toMatchObject({ outcome: 'made', width: 240, height: 120 });
    if (made.outcome !== 'made') throw new Error('just made');
    expect(made.bytes.byteLength).toBeLessThanOrEqual(20_000);
    const { data } = await decode(new Uint8Array(made.bytes), 'image/jpeg');
    const corner = [...data.subarray(0, 3)];
    for (const [index, value] of [220, 220, 60].entries())
      expect(Math.abs((corner[index] ?? 0) - value)).toBeLessThan(12);
  });

  it('is turned as the camera says, and keeps nothing else of what the camera wrote', async () => {
    const made = await makeThumbnail(own(fromCamera(await photo(200, 100), 6)), 'image/jpeg');
    expect(made).toMatchObject({ outcome: 'made', width: 100, height: 200 });
    if (made.outcome !== 'made') throw new Error('just made');
    const text = Buffer.from(made.bytes).toString('latin1');
    expect(text).not.toContain('Exif');
    expect(text).not.toContain('North');
  });

  it('is made of PNG and WebP as well, and what is see-through becomes white', async () => {
    expect(await makeThumbnail(own(png), 'image/png')).toMatchObject({ outcome: 'made', width: 1, height: 1 });
    expect(await makeThumbnail(own(webp), 'image/webp')).toMatchObject({ outcome: 'made' });
    const glass = { width: 2, height: 1, data: new Uint8ClampedArray([0, 0, 0, 0, 10, 20, 30, 255]) };
    expect([...shrink(glass, 10).data]).toEqual([255, 255, 255, 255, 10, 20, 30, 255]);
    expect([...shrink(glass, 1).data]).toEqual([132, 138, 142, 255]);
  });

  it('is refused to what promises more than 50 million pixels, before anything is decoded', async () => {
    const begun = performance.now();
    expect(await makeThumbnail(own(emptyPromise(60_000, 60_000)), 'image/png')).toEqual({ outcome: 'too-large' });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('is refused to what is cut, damaged, or no picture at all', async () => {
    const whole = await photo(300, 200);
    for (const bytes of [halfJpeg, emptyPromise(50, 50), pdf, Buffer.alloc(0)])
      expect(await makeThumbnail(own(bytes), 'image/jpeg')).toEqual({ outcome: 'undecodable' });
    expect((await makeThumbnail(own(whole.subarray(0, 400)), 'image/png')).outcome).toBe('undecodable');
  });

  it('survives every damage', async () => {
    const whole = await photo(60, 40);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, value, cut) => {
        const bytes = own(whole);
        bytes[at] = value;
        expect(['made', 'undecodable', 'too-large']).toContain(
          (await makeThumbnail(bytes.slice(0, Math.max(cut, at)), 'image/jpeg')).outcome,
        );
      }),
      { numRuns: 12 },
    );
  });
});

async function desk(options: TestCoreOptions = {}) {
  const test = await createTestCore(options);
  const it = test.as('administrator');
  const classId = (await it.lookups.create({ kind: 'class', name: 'CT' })).id;
  return { test, it, unitId: (await it.equipment.create({ classId })).id };
}

/** Asks until nothing is on its way any more. */
async function thumbnails(test: TestCore, ids: number[]) {
  return eventually(async () => {
    const { items } = await test.as('administrator').documents.thumbnails({ ids });
    expect(items.filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
    return items;
  });
}

describe('small pictures of documents', () => {
  it.each([
    ['in this thread', null],
    ['in a thread of their own', pathToFileURL(`${join(checkout, 'out', 'main')}/`)],
  ])('are made after the file has arrived, %s', async (_where, workerEntry) => {
    const { test, it, unitId } = await desk({ workerEntry });
    const entity = { entity: 'unit', entityId: unitId } as const;
    const good = await addDocument(test, 'administrator', {
      ...entity,
      fileName: 'a.jpg',
      bytes: await photo(500, 250),
    });
    const bomb = await addDocument(test, 'administrator', {
      ...entity,
      fileName: 'b.png',
      bytes: emptyPromise(9e4, 9e4),
    });
    const broken = await addDocument(test, 'administrator', { ...entity, fileName: 'c.jpg', bytes: halfJpeg });
    const text = await addDocument(test, 'administrator', { ...entity, fileName: 'd.pdf', bytes: pdf });
    const items = await thumbnails(test, [good, bomb, broken, text]);
    expect(items.map(({ id, outcome, width, height }) => [id, outcome, width, height])).toEqual([
      [good, 'made', 240, 120],
      [bomb, 'too-large', null, null],
      [broken, 'undecodable', null, null],
    ]);
    expect(Buffer.from(items[0]?.jpeg ?? '', 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect((await it.documents.list(entity)).items).toHaveLength(4);
  });

  it('are shown to those who may see the document, and to nobody else', async () => {
    const { test, it, unitId } = await desk();
    const person = await it.people.create({ name: 'Lee, Ann', email: 'a.lee@example.org', roles: ['contact'] });
    const ofUnit = await addDocument(test, 'administrator', { entity: 'unit', entityId: unitId, bytes: png });
    const ofPerson = await addDocument(test, 'administrator', { entity: 'person', entityId: person.id, bytes: png });
    const ids = [ofUnit, ofPerson];
    await thumbnails(test, ids);
    expect((await test.as('viewer').documents.thumbnails({ ids })).items).toHaveLength(2);
    expect((await test.as('user').documents.thumbnails({ ids })).items).toEqual([]);
    await expect(test.as('nobody').documents.thumbnails({ ids })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('documents of people and facilities', () => {
  it('are added by those who may change people or units, and read by those who may read them', async () => {
    const { test, it } = await desk();
    const person = await it.people.create({ name: 'Lee, Ann', email: 'a.lee@example.org', roles: ['contact'] });
    const facility = await it.lookups.create({ kind: 'facility', name: 'North' });
    for (const carrier of [
      { entity: 'person', entityId: person.id },
      { entity: 'facility', entityId: facility.id },
    ] as const) {
      await addDocument(test, 'physicist', { ...carrier, bytes: pdf });
      expect((await test.as('viewer').documents.list(carrier)).items).toHaveLength(1);
      const begin = { ...carrier, fileName: 'x.pdf', size: 5 };
      for (const actor of ['viewer', 'technologist', 'user'] as const)
        await expect(test.as(actor).documents.begin(begin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(test.as('user').documents.list(carrier)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(it.documents.begin({ ...begin, entityId: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
