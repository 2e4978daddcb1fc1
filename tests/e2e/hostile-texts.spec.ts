import type { Page } from '@playwright/test';
import { hostileTexts } from '../support/e2e/hostile-texts.ts';
import { expect, test } from '../support/e2e/test.ts';
import { unitList } from '../support/e2e/unit-list.ts';

/** Text fields of a unit that take any text, and their lengths. */
const unitFields = {
  model: 200,
  room: 100,
  assetId: 100,
  serialNumber: 200,
  meFacilityNumber: 100,
  meRegistrationNumber: 100,
  manufacturerSystemId: 100,
  acrSiteId: 100,
  acrUnitId: 100,
  capitalNote: 140,
  softwareVersion: 100,
  stationName: 64,
  serviceSupplier: 200,
  serviceContractNumber: 100,
  stateRegistrationNumber: 100,
} as const;

/** Units, so that each has its part of the texts in its notes, and as many of them in its short fields as it has. */
const units = 8;
const perUnit = Math.ceil(hostileTexts.length / units);
const unitTexts = Array.from({ length: units }, (_, at) => hostileTexts.slice(at * perUnit, (at + 1) * perUnit));

/** Has the page count scripts that ran, questions that popped up, and what its policy stopped, from the next address on. */
async function watch(page: Page) {
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Reflect.set(window, 'stopped', stopped);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => stopped.push(violatedDirective));
  });
  // Whole, so that nothing of it is cut off by what follows.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return async () => ({
    asked,
    ...(await page.evaluate(() => ({ ran: Reflect.get(window, 'ran') ?? 0, stopped: Reflect.get(window, 'stopped') }))),
  });
}

/** Records that are made at the same time. */
const atOnce = 20;
const nothing = { asked: 0, ran: 0, stopped: [] };

test('three hundred texts that would like to be script stay text in the fields of a unit, in print and search', async ({
  open,
  ask,
}) => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(300);
  const { classes } = (await ask('physicist', 'lookups.all', {})) as { classes: { id: number }[] };
  const classId = classes[0]?.id;
  const made: { readonly id: number; readonly texts: readonly string[] }[] = [];
  for (const texts of unitTexts) {
    const fields = Object.entries(unitFields).map(([name, length], at) => [name, (texts[at] ?? '').slice(0, length)]);
    const all = texts.join('\n');
    const created = await ask('physicist', 'equipment.create', { classId, ...Object.fromEntries(fields), notes: all });
    const { id } = created as { id: number };
    await ask('physicist', 'findings.create', { unitId: id, description: all.slice(0, 5000), severity: 'minor' });
    await ask('physicist', 'compliance.recordTest', { unitId: id, type: 'Annual', testDate: '2026-01-05', notes: all });
    const [designation = '', model = '', serialNumber = ''] = texts.map((text) => text.slice(0, 100));
    await ask('physicist', 'components.create', {
      unitId: id,
      kind: 'tube',
      designation,
      model,
      serialNumber,
      notes: all,
    });
    made.push({ id, texts });
  }

  const page = await open('physicist', '/');
  const seen = await watch(page);
  for (const { id, texts } of made) {
    await page.goto(`/equipment/${id}`);
    // As text, so that the page has come to it.
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText((texts.at(-1) ?? '').slice(0, 20));
    expect(await seen(), `unit ${id}`).toEqual(nothing);
  }
  await page.goto('/equipment');
  await unitList(page).row('CT').first().waitFor();
  expect(await seen(), 'the list of units').toEqual(nothing);
  await page.emulateMedia({ media: 'print' });
  for (const text of hostileTexts.slice(0, 8)) {
    await page.goto(`/equipment?q=${encodeURIComponent(text)}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    expect(await seen(), text).toEqual(nothing);
  }

  // Were one handed to the page as markup after all, it would not be taken.
  const put = page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), hostileTexts[12] ?? '');
  await expect(put).rejects.toThrow('Markup from text is refused.');
  expect(await seen()).toEqual(nothing);
});

test('as names of people and of manufacturers they stay text, on every page of the list and in the other places', async ({
  open,
  ask,
}) => {
  for (let first = 0; first < hostileTexts.length; first += atOnce) {
    const some = hostileTexts.slice(first, first + atOnce);
    await Promise.all(
      some.map((text, at) => {
        const email = `hostile${first + at}@example.org`;
        return ask('admin', 'people.create', { name: text.slice(0, 200), email, roles: ['supervisor'] });
      }),
    );
  }

  for (const [at, text] of hostileTexts.slice(0, atOnce).entries())
    await ask('admin', 'lookups.create', { kind: 'manufacturer', name: `${at} ${text}`.slice(0, 100) });

  const page = await open('physicist', '/');
  const seen = await watch(page);
  for (let at = 1; at <= Math.ceil(hostileTexts.length / 50); at += 1) {
    await page.goto(`/people?page=${at}`);
    await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toContainText('hostile');
    expect(await seen(), `people, page ${at}`).toEqual(nothing);
  }
  for (const place of ['/findings', '/compliance', '/capital', '/planner', '/']) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await seen(), place).toEqual(nothing);
  }
});
