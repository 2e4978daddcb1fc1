import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates.ts';
import { checkout } from '../support/checkout.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { readPdf } from '../support/pdf-text.ts';

type Print = Parameters<ReturnType<TestCore['as']>['planner']['print']>[0];

async function printed(test: TestCore, input: Print) {
  const { path, fileName } = await test.as('physicist').planner.print(input);
  const sessionId = test.core.authenticate(test.caller('physicist'))?.sessionId ?? null;
  const file = test.core.tickets.redeemDownload(path.slice('/download/'.length), sessionId);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.body()) chunks.push(chunk);
  return { fileName, contentType: file.contentType, ...readPdf(Buffer.concat(chunks)) };
}

async function clinic(options?: Parameters<typeof createTestCore>[0]) {
  const test = await createTestCore(options);
  await test.as('administrator').home.loadSample({});
  const today = localDate(test.clock.now());
  return { test, today, inTwoMonths: addDays(today, 60) };
}

describe('a printed plan', () => {
  test('says who prints what, lists visits by day and facility and what falls due, and counts its pages', async () => {
    const { test, today, inTwoMonths } = await clinic();
    const admin = test.as('administrator');
    const { version } = await admin.access.get({});
    await admin.access.save({ version, clinicName: 'Clinique Sørensen & Fils' });
    const { fileName, contentType, pages, text } = await printed(test, {
      from: today,
      to: inTwoMonths,
      language: 'en',
    });
    expect(contentType).toBe('application/pdf');
    expect(fileName).toBe(`planner_${today.replaceAll('-', '')}_${inTwoMonths.replaceAll('-', '')}.pdf`);
    expect(text).toContain('Clinique Sørensen & Fils');
    expect(text).toContain('Plan of surveys');
    expect(text).toMatch(/Audit trail at this moment: entry \d+, SHA-256 [0-9a-f]{20}/);
    expect(text.indexOf('Visits')).toBeLessThan(text.indexOf('What falls due'));
    const { items } = await admin.bookings.list({ from: today, to: inTwoMonths, state: ['planned'] });
    expect(items.length).toBeGreaterThan(3);
    for (const { unit, assigneeName } of items) {
      expect(text).toContain(`${unit.className} · ${unit.room}`);
      expect(text).toContain(unit.facilityName);
      expect(text).toContain(assigneeName ?? 'Nobody yet');
    }
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain(`Page ${pages} of ${pages}`);
  });

  test('has what is overdue today as well', async () => {
    const { test, today } = await clinic();
    const { items } = await test.as('viewer').compliance.due({ days: 1, page: 1, pageSize: 1 });
    const [overdue] = items;
    expect(overdue?.status).toBe('overdue');
    const { text } = await printed(test, { from: today, to: today, language: 'en' });
    expect(text).toContain(`${overdue?.unit.className} · ${overdue?.unit.room}`);
  });

  test('marks a unit that must not be used, in its visits and in what falls due', async () => {
    const { test, today, inTwoMonths } = await clinic();
    const { items } = await test
      .as('administrator')
      .bookings.list({ from: today, to: inTwoMonths, state: ['planned'] });
    const unit = items.map((booking) => booking.unit).find(({ doNotUse }) => !doNotUse);
    const marks = (text: string) => text.split('DO NOT USE').length - 1;
    const plan = { from: today, to: inTwoMonths, language: 'en' } as const;
    const before = marks((await printed(test, plan)).text);
    const finding = { unitId: unit?.id ?? 0, description: 'Interlock open', severity: 'blocking' } as const;
    await test.as('administrator').findings.create(finding);
    const { text } = await printed(test, plan);
    expect(marks(text)).toBeGreaterThan(before);
    expect(text).toContain(`DO NOT USE · ${unit?.className}`);
  });

  test('speaks French, with its accents and its dates', async () => {
    const { test, today, inTwoMonths } = await clinic();
    const { pages, text } = await printed(test, { from: today, to: inTwoMonths, language: 'fr' });
    for (const words of [
      'Plan des contrôles',
      'Visites',
      'Échéances',
      'Établissement',
      'prévue',
      `Page 1 sur ${pages}`,
    ])
      expect(text).toContain(words);
    expect(text).toContain('Sørensen, Nils');
    expect(text).not.toContain('What falls due');
  });

  test('holds to the filters, and to the title that was given', async () => {
    const { test, today, inTwoMonths } = await clinic();
    const { facilities } = await test.as('viewer').lookups.all({});
    const cancer = facilities.find(({ name }) => name === 'Pine Ridge Cancer Center');
    const { text } = await printed(test, {
      from: today,
      to: inTwoMonths,
      language: 'en',
      title: 'March, week by week',
      filters: { facilityId: [cancer?.id ?? 0] },
    });
    expect(text).toContain('March, week by week');
    expect(text).toContain('Pine Ridge Cancer Center');
    expect(text).not.toContain('Lakeside Imaging');
  });

  test('prints a year in one go, and an empty one in a page', async () => {
    const { test, today } = await clinic();
    const year = Number(today.slice(0, 4));
    const full = await printed(test, { from: `${year}-01-01`, to: `${year}-12-31`, language: 'en' });
    expect(full.pages).toBeGreaterThan(1);
    const empty = await printed(test, { from: '9999-12-01', to: '9999-12-31', language: 'en' });
    expect(empty.pages).toBe(1);
    expect(empty.text).toContain('No visits in these days');
    expect(empty.text).toContain('Nothing falls due in these days');
  });

  test('takes what people typed as text', async () => {
    const { test, today } = await clinic();
    const { text } = await printed(test, {
      from: today,
      to: today,
      language: 'en',
      title: '<b>{{1}}</b> & file:///etc/passwd',
    });
    expect(text).toContain('<b>{{1}}</b> & file:///etc/passwd');
  });

  test('is laid out in a thread of its own where a host runs', async () => {
    const workerEntry = pathToFileURL(join(checkout, 'out/main/import-worker.js'));
    const { test, today } = await clinic({ workerEntry });
    expect((await printed(test, { from: today, to: addDays(today, 6), language: 'en' })).text).toContain(
      'Plan of surveys',
    );
  });

  test.each([
    ['2026-03-02', '2026-03-01'],
    ['2026-01-01', '2027-12-31'],
  ])('is refused for %s to %s', async (from, to) => {
    const test = await createTestCore();
    const refusal = test.as('physicist').planner.print({ from, to, language: 'en' });
    await expect(refusal).rejects.toMatchObject({ code: 'INVALID', fields: { to: expect.any(String) } });
  });

  test('is for those who may export', async () => {
    const test = await createTestCore();
    const refusal = test.as('user').planner.print({ from: '2026-03-01', to: '2026-03-02', language: 'en' });
    await expect(refusal).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
