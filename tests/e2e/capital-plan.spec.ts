import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the chart is walked with the keyboard, opens units, and leaves as PNG, SVG and CSV', async ({ open }) => {
  const page = await open('physicist', '/capital');
  await page.getByRole('tab', { name: 'Chart' }).click();
  const chart = page.getByRole('group', { name: /^Chart of \d+ units from/ });
  await expect(chart).toBeVisible();
  await expectAccessible(page, 'the chart of capital planning');

  const bubbles = chart.getByRole('link');
  const stops = chart.locator('[role=link][tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await bubbles.first().focus();
  const said = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const first = await said();
  expect(first).toMatch(/^.+, unit \d+\. (Estimated e|E)nd of life .+\. \$[\d,]+k\. .+/);
  await page.keyboard.press('ArrowRight');
  const second = await said();
  expect(second).not.toBe(first);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  expect(await said()).toBe(first);
  await expect(stops).toHaveCount(1);

  const before = await bubbles.count();
  const legend = page.getByRole('group', { name: 'Classes' });
  await legend.getByRole('button', { name: /^CT/ }).click();
  await expect(page).toHaveURL(/hide=\d+/);
  await expect.poll(() => bubbles.count()).toBeLessThan(before);
  await page.reload();
  await expect(legend.getByRole('button', { name: /^CT/ })).toHaveAttribute('aria-pressed', 'false');

  const taken = async (item: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const png = await taken('Picture (PNG)');
  expect(png.name).toMatch(/^capital-chart_\d{8}_\d{6}\.png$/);
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(10_000);
  const svg = await taken('Drawing (SVG)');
  expect(svg.name).toMatch(/\.svg$/);
  expect(svg.bytes.toString('utf8')).toMatch(/^<\?xml/);
  expect(svg.bytes.toString('utf8')).toMatch(/MRI \(\d+\)<\/text>/);
  expect(svg.bytes.toString('utf8')).toMatch(/<\/svg>\s*$/);
  expect(svg.bytes.toString('utf8')).not.toContain('CT (4)');
  const csv = await taken('CSV');
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.bytes.toString('utf8').split('\r\n')[0]).toContain('Class,Year,End of life');

  await page.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('button', { name: 'Cost', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByText('Chart', { exact: true }).last().click();
  await bubbles.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/equipment\/\d+/);
});

test('a scenario is made, edited in place, guarded against lost changes, compared, and deleted with a way back', async ({
  open,
  ask,
}) => {
  const page = await open('physicist', '/capital/scenarios');
  await page.getByRole('button', { name: 'New scenario' }).click();
  const dialog = page.getByRole('dialog', { name: 'New scenario' });
  await dialog.getByLabel('Name').fill('A year later');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('link', { name: 'A year later' }).click();

  const table = page.getByRole('table', { name: 'Units of the scenario' });
  const year = table.getByRole('textbox', { name: /^Year of/ }).first();
  await year.fill('1');
  await expect(page.getByText('1900 to 2100')).toBeVisible();
  await year.fill('2033');
  await year.press('Enter');
  await expect(page.getByText('1 unit differs')).toBeVisible();
  await expect(table.getByText(/^unit: /)).toHaveCount(1);
  await expectAccessible(page, 'a scenario');

  // Somebody else changes the same unit; the connection of this page hears of it too late.
  const label = (await year.getAttribute('aria-label')) ?? '';
  const unitId = Number(/\((\d+)\)$/.exec(label)?.[1]);
  const { items } = (await ask('physicist', 'capital.scenarios', {})) as { items: { id: number; name: string }[] }; // as: wire edge
  const scenarioId = items.find(({ name }) => name === 'A year later')?.id ?? 0;
  await page.route('**/rpc/capital.list', (route) => route.abort());
  await ask('physicist', 'capital.setItem', { scenarioId, unitId, version: 1, year: 2040 });
  await year.fill('2034');
  await year.press('Enter');
  const clash = page.getByRole('dialog', { name: /Somebody else changed/ });
  await expect(clash.getByRole('row', { name: /Year/ })).toContainText('20402034');
  await page.unroute('**/rpc/capital.list');
  await clash.getByRole('button', { name: 'Save mine' }).click();
  await expect(clash).toBeHidden();
  await expect(year).toHaveValue('2034');

  await table
    .getByRole('button', { name: /^Note on/ })
    .first()
    .click();
  const noting = page.getByRole('dialog', { name: 'Note in this scenario' });
  await noting.getByLabel('Note', { exact: true }).fill('Waits for the new wing');
  await noting.getByRole('button', { name: 'Save the note' }).click();
  await expect(table.getByText('Note: Waits for the new wing')).toBeVisible();
  const noted = (await ask('physicist', 'capital.scenarioItems', { scenarioId })) as {
    items: { version: number; note: string | null }[];
  }; // as: wire edge
  expect(noted.items[0]?.note).toBe('Waits for the new wing');
  await page.route('**/rpc/capital.list', (route) => route.abort());
  await ask('physicist', 'capital.setItem', { scenarioId, unitId, version: noted.items[0]?.version, note: null });
  await table
    .getByRole('button', { name: /^Note on/ })
    .first()
    .click();
  await noting.getByLabel('Note', { exact: true }).fill('Waits for money');
  await noting.getByRole('button', { name: 'Save the note' }).click();
  await expect(clash.getByRole('row', { name: /Note/ })).toContainText('no noteWaits for money');
  await page.unroute('**/rpc/capital.list');
  await clash.getByRole('button', { name: 'Save mine' }).click();
  await expect(table.getByText('Note: Waits for money')).toBeVisible();
  const history = page.getByRole('region', { name: 'History' });
  await history.scrollIntoViewIfNeeded();
  await expect(history.getByRole('row', { name: /Year 2040 2034/ })).toBeVisible();
  // Which unit it is about stands once.
  await expect(
    history
      .getByRole('row', { name: /^Unit #\d+/ })
      .first()
      .getByRole('cell'),
  ).toHaveCount(2);
  await expect(history.getByRole('row', { name: /Note .*Waits for money/ })).toBeVisible();
  await expectAccessible(page, 'the history of a scenario');

  await page.getByRole('link', { name: 'All scenarios' }).click();
  await page.getByRole('checkbox', { name: 'Compare A year later' }).check();
  await page.getByRole('button', { name: 'Compare with the units' }).click();
  const compared = page.getByRole('table', { name: /^Comparison/ });
  await expect(compared.getByRole('columnheader', { name: 'A year later' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Only what differs' }).click();
  await expect(compared.getByRole('row', { name: /^2034/ })).toContainText('+');
  await expectAccessible(page, 'a comparison');

  await page.getByRole('tab', { name: 'Scenarios' }).click();
  await page.getByRole('button', { name: 'Delete A year later' }).click();
  const asked = page.getByRole('dialog', { name: /^Delete the scenario/ });
  await asked.getByRole('textbox').fill('Only a try');
  await asked.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: 'A year later' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'A year later' })).toBeVisible();
});

test('the budget grows with the rate, row by row, and what has no place in it is said', async ({ open }) => {
  const page = await open('viewer', '/capital/budget');
  const table = page.getByRole('table', { name: /^Budget/ });
  const total = table.getByRole('row', { name: /^Total/ });
  await expect(total).toBeVisible();
  const before = await total.textContent();
  await page.getByLabel('Growth of costs a year').fill('3,5');
  await page.getByLabel('Growth of costs a year').press('Enter');
  await expect(page).toHaveURL(/rate=3\.5/);
  await expect.poll(() => total.textContent()).not.toBe(before);
  await expect(total).toContainText(/\(\d[\d,]*\)/);
  await page.getByLabel('Rows').selectOption({ label: 'Classes' });
  await expect(table.getByRole('columnheader', { name: 'Class' })).toBeVisible();
  await expectAccessible(page, 'the budget');
});
