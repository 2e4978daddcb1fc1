import type { Locator, Page } from '@playwright/test';
import { addDays, addMonths, localDate } from '../../shared/dates.ts';
import { expect, test } from '../support/e2e/test.ts';

/** A month ahead, so that no visit of the sample clinic and no past day is in the way. */
const month = addMonths(`${localDate(new Date()).slice(0, 8)}01`, 4);
const on = (day: number) => `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
const cell = (page: Page, day: number): Locator => page.locator(`td[data-day="${on(day)}"]`);

async function drag(page: Page, what: Locator, to: Locator): Promise<void> {
  const from = await what.boundingBox();
  await what.hover({ position: { x: 30, y: (from?.height ?? 20) / 2 } });
  await page.mouse.down();
  await to.hover({ position: { x: 60, y: 70 } });
  await expect(to).toHaveAttribute('data-over', 'true');
  await page.mouse.up();
}

test('visits are booked from the list, moved by pointer and keyboard, and taken back', async ({ open, ask }) => {
  const { items } = (await ask('physicist', 'equipment.list', { pageSize: 1 })) as { items: { classId: number }[] };
  const unit = { classId: items[0]?.classId, room: 'Planner room', auditFrequencies: ['Annual - TJC'] };
  const { id: unitId } = (await ask('physicist', 'equipment.create', unit)) as { id: number };
  // The last day is the 25th: a year and 30 days after the survey.
  const testDate = addMonths(addDays(on(25), -30), -12);
  await ask('physicist', 'compliance.recordTest', { unitId, type: 'Annual', testDate });

  const page = await open('physicist', `/planner?date=${on(15)}&q=planner+room`);
  const waiting = page.getByRole('complementary').getByRole('listitem');
  await expect(waiting).toHaveCount(1);
  await expect(cell(page, 25).getByText('1 due').first()).toBeVisible();

  await drag(page, waiting, cell(page, 27));
  const question = page.getByRole('dialog', { name: 'Outside the window' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await drag(page, waiting, cell(page, 12));
  const chip = page.getByRole('button', { name: /^Planner room .*any time/ });
  await expect(cell(page, 12)).toContainText('Planner room');
  await expect(waiting).toHaveCount(0);

  await drag(page, chip, cell(page, 14));
  await expect(cell(page, 14)).toContainText('Planner room');
  await page.getByRole('alert').filter({ hasText: 'moved to' }).getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 12)).toContainText('Planner room');
  await expect(page.getByText('back on')).toBeVisible();

  await cell(page, 12)
    .getByRole('button', { name: /Planner room/ })
    .focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cell(page, 13).getByRole('button', { name: /Planner room/ })).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 20).getByRole('button', { name: /Planner room/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Visit: / });
  await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill('9:30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(cell(page, 20)).toContainText('09:30');

  await page.getByText('Week', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Nobody yet/ })).toContainText('Planner room');
  await page.getByRole('switch', { name: 'As a table' }).press('Space');
  await expect(page.getByRole('row', { name: /Visit/ })).toContainText('planned');
  await page.goBack();
  await page.goBack();
  await expect(cell(page, 20)).toContainText('09:30');
});

test('a visit that somebody else moved meanwhile asks who is right', async ({ open, ask }) => {
  const { items } = (await ask('physicist', 'equipment.list', { pageSize: 1 })) as {
    items: { id: number; room: string }[];
  };
  const { id: unitId = 0, room = '' } = items[0] ?? {};
  const booked = (await ask('physicist', 'bookings.create', { items: [{ unitId, scheduledOn: on(10) }] })) as {
    items: { id: number; version: number }[];
  };
  const { id = 0, version = 0 } = booked.items[0] ?? {};
  const page = await open('physicist', '/');
  // Without word of changes, as on a bad line.
  await page.route('**/events', (route) => route.abort());
  await page.goto(`/planner?date=${on(15)}`);
  const chip = cell(page, 10).getByRole('button', { name: new RegExp(`^${room} .*any time`) });
  await expect(chip).toBeVisible();
  await ask('admin', 'bookings.update', { id, version, scheduledOn: on(17) });
  await chip.focus();
  await page.keyboard.press('Alt+ArrowRight');
  const question = page.getByRole('dialog', { name: 'Somebody changed this visit' });
  await expect(question).toContainText('admin');
  await question.getByRole('button', { name: 'Move it anyway' }).click();
  await expect(cell(page, 11)).toContainText(room);
  await expect(page.getByText(/moved to/)).toBeVisible();
});

test('visits are proposed by facility and booked in one go; the year shows them', async ({ open }) => {
  const page = await open('physicist', '/planner/visits');
  await page.getByRole('button', { name: 'Propose' }).click();
  const visits = page.locator('section[aria-label*="·"]');
  await expect(visits).not.toHaveCount(0);
  const book = page.getByRole('button', { name: /^Book \d+ units$/ });
  const before = Number(/\d+/.exec((await book.textContent()) ?? '')?.[0]);
  await visits.first().getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: new RegExp(`^Book ${before - 1} units?$`) }).click();
  await expect(page.getByText(`${before - 1} visits are booked.`)).toBeVisible();
  await page.goto('/planner?view=year');
  await expect(page.getByRole('table', { name: 'The year by Facility' })).toContainText('booked');
  await page
    .getByRole('button', { name: /Northfield Hospital, .* [1-9]\d* booked/ })
    .first()
    .click();
  await expect(page).toHaveURL(/facility=/);
  await expect(page.getByRole('button', { name: /planned$/ }).first()).toBeVisible();
});
