import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../main/labels/formats.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { equipmentClass } from '../support/example-records.ts';
import { fetchTicket } from '../support/fetch-ticket.ts';
import { letIn } from '../support/let-in.ts';
import { type Drawn, type DrawnPage, readDrawing } from '../support/pdf-drawing.ts';
import { scannedQr } from '../support/qr-reader.ts';

type Print = Parameters<ReturnType<TestCore['as']>['labels']['print']>[0];

const l7160 = { formatId: 'avery-l7160', language: 'en' as const };

async function fleet(count: number, fields: Record<string, unknown> = {}) {
  const test = await createTestCore();
  await letIn(test);
  const classId = await equipmentClass(test);
  const units = [];
  for (let index = 1; index <= count; index += 1)
    units.push(
      await test.as('administrator').equipment.create({ classId, assetId: `PHYS-${index}`, room: 'B1', ...fields }),
    );
  return { test, units };
}

async function printed(test: TestCore, input: Print) {
  const { labels, pages, ...ticket } = await test.as('viewer').labels.print(input);
  const { items } = await test.as('operator').audit.list({ filters: { action: 'labels.print' } });
  expect(items[0]).toMatchObject({ actor: 'viewer', changes: [{ field: 'count', new: labels }] });
  const bytes = await fetchTicket(test, 'viewer', ticket);
  return { labels, pages, fileName: ticket.fileName, bytes, drawn: readDrawing(bytes) };
}

function extent(squares: readonly Drawn[]): Drawn {
  const x = Math.min(...squares.map((one) => one.x));
  const y = Math.min(...squares.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...squares.map((one) => one.x + one.width)) - x,
    height: Math.max(...squares.map((one) => one.y + one.height)) - y,
  };
}

/** Whether all that is printed lies within one of these labels. */
function withinLabels(page: DrawnPage, places: readonly Drawn[]): boolean {
  return [...page.filled.map(extent), ...page.texts].every((piece) =>
    places.some(
      (place) =>
        piece.x >= place.x - 0.01 &&
        piece.y >= place.y - 0.01 &&
        piece.x + piece.width <= place.x + place.width + 0.01 &&
        piece.y + piece.height <= place.y + place.height + 0.01,
    ),
  );
}

function placesOf(formatId: string): Drawn[] {
  const format = labelFormats.find(({ id }) => id === formatId);
  if (!format) throw new Error(`no format ${formatId}`);
  return Array.from({ length: format.columns * format.rows }, (_, index) => ({
    x: format.margin.left + (index % format.columns) * format.pitch.x,
    y: format.margin.top + Math.floor(index / format.columns) * format.pitch.y,
    ...format.label,
  }));
}

describe('labels of units', () => {
  test('stand in exact millimetres on a page that viewers do not scale, and their codes lead to the units', async () => {
    const { test, units } = await fleet(3);
    const { labels, pages, bytes, drawn, fileName } = await printed(test, {
      ...l7160,
      unitIds: units.map(({ id }) => id),
      startAt: 21,
    });
    expect([labels, pages, drawn.length]).toEqual([3, 2, 2]);
    expect(fileName).toMatch(/^labels_\d{8}_\d{6}\.pdf$/);
    expect(bytes.toString('latin1')).toContain('/PrintScaling /None');
    for (const page of drawn) {
      expect(page.width).toBeCloseTo(210, 1);
      expect(page.height).toBeCloseTo(297, 1);
      expect(withinLabels(page, placesOf('avery-l7160'))).toBe(true);
    }
    const codes = drawn.flatMap(({ filled }) => filled.map(scannedQr));
    expect(codes).toEqual(units.map(({ id }) => `https://rems.clinic.example:8443/equipment/${id}`));
    // The last label of the first sheet, the first ones of the second.
    expect(drawn[0]?.texts.map(({ text }) => text)).toEqual(['Asset PHYS-1', `Unit ${units[0]?.id}`]);
    expect(extent(drawn[0]?.filled[0] ?? []).x).toBeGreaterThan(139.29);
    expect(extent(drawn[0]?.filled[0] ?? []).y).toBeGreaterThan(243.75);
    expect(extent(drawn[1]?.filled[1] ?? []).x).toBeCloseTo(extent(drawn[1]?.filled[0] ?? []).x + 66.04, 1);
  });

  test('are read by a phone and stay within their edges on all labels, with the longest texts', async () => {
    const longest = 'Siemens Healthineers MAGNETOM Prisma fit with every option that was ever sold'.repeat(2);
    const { test, units } = await fleet(1, {
      assetId: longest.slice(0, 60),
      serialNumber: 'W'.repeat(60),
      model: longest.slice(0, 100),
    });
    const id = units[0]?.id ?? 0;
    for (const { id: formatId } of labelFormats) {
      const { drawn } = await printed(test, {
        formatId,
        language: 'fr',
        unitIds: [id],
        fields: ['assetId', 'serialNumber', 'model', 'manufacturer', 'room', 'facility'],
      });
      for (const page of drawn) {
        expect(withinLabels(page, placesOf(formatId)), formatId).toBe(true);
        for (const code of page.filled)
          expect(scannedQr(code), formatId).toBe(`https://rems.clinic.example:8443/equipment/${id}`);
      }
    }
  });

  test('print what somebody typed as one plain line, whatever it is', async () => {
    const hostile = 'A\u202Eevil\u0000\u001B[31m\u2028two\nlines 😀 %PDF (\\) <</JS>> file:///etc/passwd';
    const { test, units } = await fleet(1, { model: hostile.replaceAll('\u0000', '') });
    const { drawn } = await printed(test, { ...l7160, unitIds: [units[0]?.id ?? 0], fields: ['model'] });
    expect(drawn).toHaveLength(1);
    const [line = ''] = drawn[0]?.texts.map(({ text }) => text) ?? [];
    expect(line).toMatch(/^Aevil/);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
    expect(withinLabels(drawn[0] as DrawnPage, placesOf('avery-l7160'))).toBe(true);
  });

  test('are those that a list shows, in its order, each as often as wanted', async () => {
    const { test, units } = await fleet(4);
    await test.as('administrator').equipment.update({ id: units[1]?.id ?? 0, version: 1, retired: true });
    const { labels, drawn } = await printed(test, {
      ...l7160,
      search: 'phys',
      filters: {},
      sort: [{ by: 'assetId', direction: 'desc' }],
      copies: 2,
    });
    expect(labels).toBe(6);
    const links = drawn.flatMap(({ filled }) => filled.map(scannedQr)).map((link) => Number(link?.split('/').at(-1)));
    const [first, , third, fourth] = units.map(({ id }) => id);
    expect(links).toEqual([fourth, fourth, third, third, first, first]);
  });

  test('name an address of version 6 in brackets', async () => {
    const { test, units } = await fleet(1);
    await letIn(test, { publicName: 'fd00::17', port: 443 });
    const { drawn } = await printed(test, { ...l7160, unitIds: [units[0]?.id ?? 0] });
    expect(scannedQr(drawn[0]?.filled[0] ?? [])).toBe(`https://[fd00::17]/equipment/${units[0]?.id}`);
  });

  test('are refused while others are not let in, with what to do', async () => {
    const { test, units } = await fleet(1);
    await letIn(test, { enabled: false });
    expect((await test.as('viewer').labels.formats({})).linksTo).toBeNull();
    await letIn(test, { scope: 'loopback', publicName: null });
    expect((await test.as('viewer').labels.formats({})).linksTo).toBeNull();
    await expect(test.as('viewer').labels.print({ ...l7160, unitIds: [units[0]?.id ?? 0] })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('administrator'),
    });
  });

  test('are refused for units that are not there, an empty list, a place that the sheet lacks, unknown labels and too many', async () => {
    const { test, units } = await fleet(1);
    const { labels } = test.as('viewer');
    const unitIds = [units[0]?.id ?? 0];
    await expect(labels.print({ ...l7160, unitIds: [9999] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(labels.print({ ...l7160, search: 'nothing of this name' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(labels.print({ ...l7160, unitIds, startAt: 22 })).rejects.toMatchObject({
      fields: { startAt: expect.any(String) },
    });
    await expect(labels.print({ ...l7160, unitIds, formatId: 'none' })).rejects.toMatchObject({
      fields: { formatId: expect.any(String) },
    });
    await letIn(test, { publicName: `${'long-name.'.repeat(24)}example` });
    await expect(labels.print({ ...l7160, unitIds, formatId: 'avery-l7651' })).rejects.toMatchObject({
      fields: { formatId: expect.stringContaining('larger') },
    });
  });
});

describe('a printer', () => {
  const values = { name: 'Office', formatId: 'avery-l7160', offsetX: 1.5, offsetY: -0.5 };

  test('has its offset made up for, to a tenth of a millimetre', async () => {
    const { test, units } = await fleet(1);
    const input = { ...l7160, unitIds: [units[0]?.id ?? 0] };
    const { id: printerId } = await test.as('physicist').labels.addPrinter(values);
    const plain = extent((await printed(test, input)).drawn[0]?.filled[0] ?? []);
    const made = extent((await printed(test, { ...input, printerId })).drawn[0]?.filled[0] ?? []);
    expect(made.x).toBeCloseTo(plain.x - 1.5, 1);
    expect(made.y).toBeCloseTo(plain.y + 0.5, 1);
  });

  test('is measured with a page whose cross and outlines stand where they say', async () => {
    const test = await createTestCore();
    const { id: printerId } = await test.as('physicist').labels.addPrinter(values);
    const { labels } = test.as('viewer');
    const page = async (input: { formatId: string; printerId?: number }) => {
      const [drawn] = readDrawing(
        await fetchTicket(test, 'viewer', await labels.calibration({ ...input, language: 'fr' })),
      );
      if (!drawn) throw new Error('no page');
      return drawn;
    };
    const bold = ({ lines }: DrawnPage) =>
      lines
        .filter(({ from, to }) => Math.abs(Math.hypot(to[0] - from[0], to[1] - from[1]) - 12) < 0.01)
        .map(({ from, to }) => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    const close = (point: number) => expect.closeTo(point, 1);

    const plain = await page({ formatId: 'avery-l7160' });
    expect(bold(plain)).toEqual([
      [close(30), close(30)],
      [close(30), close(30)],
    ]);
    expect(plain.outlined).toHaveLength(21);
    expect(plain.outlined[0]).toMatchObject({
      x: close(7.21),
      y: close(15.15),
      width: close(63.5),
      height: close(38.1),
    });
    expect(plain.texts.map(({ text }) => text).join(' ')).toContain('bord gauche');

    expect(bold(await page({ formatId: 'avery-l7160', printerId }))).toEqual([
      [close(28.5), close(30.5)],
      [close(28.5), close(30.5)],
    ]);
    expect(bold(await page({ formatId: 'brother-dk-11209' }))).toEqual([
      [close(10), close(10)],
      [close(10), close(10)],
    ]);
  });

  test('is changed and removed by whoever may edit equipment, on record, and never over the change of another', async () => {
    const test = await createTestCore();
    const { labels } = test.as('physicist');
    const added = await labels.addPrinter(values);
    await expect(test.as('viewer').labels.addPrinter({ ...values, name: 'Mine' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(labels.addPrinter({ ...values, name: 'OFFICE' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.any(String) },
    });
    const saved = await labels.savePrinter({ ...values, id: added.id, version: added.version, offsetX: 2 });
    expect(saved).toMatchObject({ offsetX: 2, version: 2 });
    await expect(labels.savePrinter({ ...values, id: added.id, version: added.version })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: saved },
    });
    await expect(labels.savePrinter({ ...values, id: added.id, version: 2, formatId: 'none' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await labels.removePrinter({ id: added.id });
    expect((await labels.formats({})).printers).toEqual([]);
    await expect(labels.removePrinter({ id: added.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // The name is free again.
    await labels.addPrinter(values);
    const { items } = await test.as('administrator').audit.list({ filters: { entity: 'label' } });
    expect(items.map(({ action }) => action)).toEqual([
      'labels.addPrinter',
      'labels.removePrinter',
      'labels.savePrinter',
      'labels.addPrinter',
    ]);
    expect(items[2]?.changes).toMatchObject([{ field: 'offsetX', old: 1.5, new: 2 }]);
  });
});
