import { describe, expect, test } from 'vitest';
import { readCode128 } from '../support/code128-reader.ts';
import { createTestCore } from '../support/core.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { readDrawing } from '../support/pdf-drawing.ts';
import { scannedQr } from '../support/qr-reader.ts';
import { recordsOf } from '../support/records.ts';

describe('a label', () => {
  test.each(['50x25', '70x36', '89x36'] as const)(
    'of %s mm says the identifier and nothing else of the patient',
    async (size) => {
      const desk = await createTestCore();
      const { id, identifier } = await desk.as('user').patients.create(examplePatient);
      const ticket = await desk.as('user').patients.printLabel({ id, size });
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

  test('that is too small for its bars is refused, and another one is not', async () => {
    const desk = await createTestCore();
    const admin = desk.as('administrator');
    const [study] = (await admin.studies.list({})).items;
    await admin.studies.update({ id: study?.id ?? 0, version: study?.version ?? 0, prefix: 'ABCDEFGHIJKLMNOPQRST' });
    const { id } = await desk.as('user').patients.create(examplePatient);
    await expect(desk.as('user').patients.printLabel({ id, size: '50x25' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { size: expect.stringContaining('larger') },
    });
    await desk.as('user').patients.printLabel({ id, size: '70x36' });
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
