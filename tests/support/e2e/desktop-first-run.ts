import { expect, type Page } from '@playwright/test';

/** The administrator that the desktop specs make. */
export const administrator = { username: 'anna.admin', password: 'a calm sentence about surveys' };

/** Goes through the first run as a person does, with the sample clinic. */
export async function setUpDesktop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Username').fill(administrator.username);
  for (const field of await page.locator('input[type=password]').all()) await field.fill(administrator.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await retypeGroups(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Look around in the sample clinic').click();
  await page.getByRole('button', { name: 'Create the database' }).click();
  await expect(page.getByRole('link', { name: 'Equipment' })).toBeVisible();
}

/** Types the two groups that the wizard asks for, as read from the sheet. */
async function retypeGroups(page: Page): Promise<void> {
  const groups = page.getByRole('region', { name: 'Recovery sheet' }).getByRole('listitem');
  for (const field of await page.getByRole('textbox', { name: /^Group \d+/ }).all()) {
    const label = await field.evaluate((input) =>
      input instanceof HTMLInputElement ? input.labels?.[0]?.textContent : '',
    );
    const place = Number(/\d+/.exec(label ?? '')?.[0]) - 1;
    const group = await groups.nth(place).locator('span').last().textContent();
    await field.fill(group ?? '');
  }
}
