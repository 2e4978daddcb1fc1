import type { Page } from '@playwright/test';
import { ownPerson } from '../support/e2e/own-person.ts';
import { expect, test } from '../support/e2e/test.ts';

/** The card of a list; its count is the number at its end. */
const card = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'What to show' }).getByRole('button', { name });

async function countOf(page: Page, name: RegExp): Promise<number> {
  await expect(card(page, name)).toHaveText(/\d$/);
  return Number(/(\d+)$/.exec((await card(page, name).textContent()) ?? '')?.[1]);
}

test('what is due is found, recorded and booked, and the counts follow', async ({ open, ask }) => {
  await ownPerson(ask, 'physicist');
  const page = await open('physicist', '/compliance');
  const table = page.getByRole('table');
  const shown = page.getByText(/^\d+–\d+ of \d+$/);

  await test.step('each count is the length of the list behind it', async () => {
    for (const name of [/^Due in/, /^Never tested/, /^Missed/, /^Booked/, /^Compliant/, /^Overdue/]) {
      const count = await countOf(page, name);
      expect(count, String(name)).toBeGreaterThan(0);
      await card(page, name).click();
      await expect(card(page, name)).toHaveAttribute('aria-pressed', 'true');
      await expect(shown).toHaveText(new RegExp(`of ${count}$`));
    }
  });

  await test.step('filters narrow counts and list together, and the back button takes them away', async () => {
    const before = await countOf(page, /^Compliant/);
    await page.getByRole('button', { name: 'Filter by Class' }).click();
    await page.getByRole('option', { name: 'CT', exact: true }).click();
    await expect(page).toHaveURL(/class=/);
    await expect(card(page, /^Compliant/)).not.toHaveText(new RegExp(`${before}$`));
    await page.goBack();
    await expect(page).not.toHaveURL(/class=/);
    await expect(card(page, /^Compliant/)).toHaveText(new RegExp(`${before}$`));
  });

  await test.step('a survey is recorded from the row with the keyboard alone', async () => {
    const overdue = await countOf(page, /^Overdue/);
    await table
      .getByRole('link', { name: /^Record a survey of/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const outcome = page.getByRole('radio', { name: 'Pass', exact: true });
    await expect(outcome).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert').filter({ hasText: 'Say what the survey found.' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Performed by' })).not.toHaveValue('');
    await outcome.focus();
    await page.keyboard.press('Space');
    await expect(outcome).toBeChecked();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('The survey is recorded.')).toBeVisible();
    await expect(card(page, /^Overdue/)).toHaveText(new RegExp(`${overdue - 1}$`));
  });

  await test.step('one unit is booked from its row, and two together', async () => {
    await card(page, /^Due in/).click();
    await expect(shown).toHaveText(new RegExp(`of ${await countOf(page, /^Due in/)}$`));
    const booked = await countOf(page, /^Booked/);
    await table
      .getByRole('button', { name: /^Actions for/ })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Book' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('combobox', { name: 'Assigned to' })).not.toHaveValue('');
    await dialog.getByLabel('Date', { exact: true }).fill('1/1/2020');
    await dialog.getByRole('button', { name: 'Book', exact: true }).click();
    await expect(dialog.getByText('This day has passed.')).toBeVisible();
    await dialog.getByLabel('Date', { exact: true }).fill('12/24/2099');
    await expect(dialog.getByText(/after the last day/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Book', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(card(page, /^Booked/)).toHaveText(new RegExp(`${booked + 1}$`));

    const boxes = table.getByRole('checkbox', { name: /^Select (?!all)/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Book them together' }).click();
    await dialog.getByLabel('Date', { exact: true }).fill('12/23/2099');
    await dialog.getByRole('button', { name: 'Book 2 units' }).click();
    await expect(card(page, /^Booked/)).toHaveText(new RegExp(`${booked + 3}$`));
    await expect(page.getByText('2 units selected')).toBeHidden();
  });

  await test.step('the list is exported as it stands', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^This list/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^compliance_upcoming_.*\.csv$/);
  });

  await test.step('an early survey asks whether it counts; one that does not leaves the clock alone', async () => {
    await page.goto('/equipment/900002');
    const surveys = page.getByRole('region', { name: 'Surveys' });
    const rows = surveys.getByRole('row');
    await expect(rows).not.toHaveCount(0);
    const before = await rows.count();
    await page.getByRole('link', { name: 'Record a survey' }).first().click();
    const question = page.getByRole('radiogroup', { name: /Does this early survey count\?/ }).first();
    await question.getByRole('radio', { name: /It does not count: still due/ }).check();
    await page.getByText('Pass with findings', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a finding' }).click();
    await page.getByLabel('What is wrong').fill('The laser is 2 mm off.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(rows).toHaveCount(before + 1);
    await expect(rows.nth(1)).toContainText('1 finding (1 open)');
    await expect(page.getByRole('region', { name: 'Findings' })).toContainText('The laser is 2 mm off.');
  });

  await test.step('a deleted survey is brought back from the message', async () => {
    const surveys = page.getByRole('region', { name: 'Surveys' });
    const rows = await surveys.getByRole('row').count();
    await surveys
      .getByRole('button', { name: /^Delete the survey of/ })
      .last()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Delete this survey?' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByText('Type a reason.')).toBeVisible();
    await dialog.getByLabel('Reason').fill('typed for another unit');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(surveys.getByRole('row')).toHaveCount(rows - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(surveys.getByRole('row')).toHaveCount(rows);
  });

  await test.step('home is the work list of the day', async () => {
    await page.goto('/');
    const work = page.getByRole('region', { name: 'What must be done' });
    await expect(work.getByRole('region', { name: 'My bookings' }).getByRole('listitem')).not.toHaveCount(0);
    await work.getByRole('link', { name: /^Overdue/ }).click();
    await expect(card(page, /^Overdue/)).toHaveAttribute('aria-pressed', 'true');
  });
});
