import { describe, expect, test } from 'vitest';
import { readCode128 } from '../support/code128-reader.ts';
import { createTestCore } from '../support/core.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { readDrawing } from '../support/pdf-drawing.ts';
import { scannedQr } from '../support/qr-reader.ts';
import { recordsOf } from '../support/records.ts';

describe('a label', () => {
  test.each([
    ['50x25', 300],
    ['70x36', 203],
    ['89x36', 203],
  ] as const)(
    'of %s mm at %d dots to the inch says the identifier and nothing else of the patient',
    async (size, dots) => {
      const desk = await createTestCore();
      const { id, identifier } = await desk.as('user').patients.create(examplePatient);
      const ticket = await desk.as('user').patients.printLabel({ id, size, dots });
      expect(ticket.fileName).toMatch(/^label_\d{8}_\d{6}\.pdf$/);
      const bytes = await fetchTicket(desk, 'user', ticket);
      expect(bytes.toString('latin1')).toContain('/PrintScaling /None');
      const [page, ...more] = readDrawing(bytes);
      expect(more).toEqual([]);
      const [width, height] = size.split('x').map(Number);
      expect([page?.width, page?.height]).toEqual([expect.closeTo(width ?? 0, 1), expect.closeTo(height ?? 0, 1)]);
      expect(page?.texts.map(({ text }) => text).join('')).toBe(identifier);
      expect(scannedQr(page?.filled[0] ?? [])).toBe(identifier);
      expect(readCode128(page?.filled[1] ?? [])).toBe(identifier);
      expect((await recordsOf(desk, 'patient')).at(-1)).toMatchObject({
        action: 'patients.printLabel',
        entity_id: String(id),
        changes: { size: { new: size } },
      });
    },
  );

  test('is printed by investigators of all patients, and of the patients of others by nobody else', async () => {
    const desk = await createTestCore();
    const { id: own } = await desk.as('user').patients.create(examplePatient);
    const { id: theirs } = await desk
      .as('principal-investigator')
      .patients.create({ ...examplePatient, ipp: '2', lastName: 'Other' });
    await desk.as('principal-investigator').patients.printLabel({ id: own, size: '50x25' });
    const replies = [theirs, 9999].map((id) => desk.send('user', 'patients.printLabel', { id, size: '50x25' }));
    const [hidden, missing] = await Promise.all(replies);
    expect(hidden).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const { requestId: _, ...error } = (hidden as { error: { requestId: string } }).error;
    expect(missing).toMatchObject({ error });
  });

  test('says beforehand at which resolutions its bars can be read, by the length of its identifier', async () => {
    const desk = await createTestCore();
    const user = desk.as('user').patients;
    const { id } = await user.create(examplePatient);
    const barsAt = async () => (await user.labels({ id })).sizes.map((one) => [one.size, one.barsAt]);
    expect(await barsAt()).toEqual([
      ['50x25', [300]],
      ['70x36', [203, 300]],
      ['89x36', [203, 300]],
    ]);
    const admin = desk.as('administrator');
    const [study] = (await admin.studies.list({})).items;
    await admin.studies.update({ id: study?.id ?? 0, version: study?.version ?? 0, prefix: 'ABCDEFGHIJKLMNOPQRST' });
    const long = await user.create({ ...examplePatient, ipp: '2', lastName: 'Other' });
    expect((await user.labels({ id: long.id })).sizes.map((one) => one.barsAt)).toEqual([[], [300], [300]]);
    // Without bars it is printed all the same.
    const bytes = await fetchTicket(desk, 'user', await user.printLabel({ id: long.id, size: '50x25' }));
    const [page] = readDrawing(bytes);
    expect(page?.filled).toHaveLength(1);
    expect(scannedQr(page?.filled[0] ?? [])).toBe(long.identifier);
  });

  test('is printed on the roll of a printer that was set up, which makes up for its offset', async () => {
    const desk = await createTestCore();
    const admin = desk.as('administrator');
    const { id, identifier } = await desk.as('user').patients.create(examplePatient);
    const add = (name: string, formatId: string, off = {}) => admin.labels.addPrinter({ name, formatId, ...off });
    await add('Office printer', 'avery-l7160');
    await add('Tubes', 'brother-dk-11221');
    const straight = await add('Straight', 'zebra-76x51');
    const zebra = await add('Zebra', 'zebra-76x51', { offsetX: 1.5, offsetY: -0.5 });
    const { printers } = await desk.as('user').patients.labels({ id });
    expect(printers).toEqual([
      { id: straight.id, name: 'Straight', labels: 'Zebra 76 × 51 mm', barsAt: [203, 300] },
      { id: zebra.id, name: 'Zebra', labels: 'Zebra 76 × 51 mm', barsAt: [203, 300] },
    ]);
    const places = async (printerId: number) => {
      const ticket = await desk.as('user').patients.printLabel({ id, printerId });
      const [page] = readDrawing(await fetchTicket(desk, 'user', ticket));
      expect([page?.width, page?.height]).toEqual([expect.closeTo(76, 1), expect.closeTo(51, 1)]);
      expect(readCode128(page?.filled[1] ?? [])).toBe(identifier);
      return page?.filled.flat() ?? [];
    };
    const expected = (await places(straight.id)).map(({ x, y, width, height }) => ({
      x: expect.closeTo(x - 1.5, 1),
      y: expect.closeTo(y + 0.5, 1),
      width: expect.closeTo(width, 1),
      height: expect.closeTo(height, 1),
    }));
    expect(await places(zebra.id)).toEqual(expected);
    expect((await recordsOf(desk, 'patient')).at(-1)).toMatchObject({ changes: { size: { new: '76x51' } } });
    await admin.labels.removePrinter({ id: zebra.id });
    const printLabel = (input: object) => desk.send('user', 'patients.printLabel', { id, ...input });
    expect(await printLabel({ printerId: zebra.id })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await printLabel({})).toMatchObject({ error: { code: 'INVALID' } });
    expect(await desk.send('user', 'patients.labels', { id: 9999 })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  test.each(['administrator', 'physicist', 'physics-assistant', 'technologist', 'viewer', 'operator'] as const)(
    'is refused to a %s',
    async (role) => {
      const desk = await createTestCore();
      const { id } = await desk.as('user').patients.create(examplePatient);
      expect(await desk.send(role, 'patients.printLabel', { id, size: '50x25' })).toMatchObject({
        error: { code: 'FORBIDDEN' },
      });
    },
  );
});
