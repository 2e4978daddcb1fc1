import { expect, type Page } from '@playwright/test';
import { password } from './installation.ts';

/** The ways to begin that the last step offers. */
export type Start = 'Look around in the sample clinic' | 'Import a file' | 'Start empty';

/** Proves access to the workstation with the code that it printed; leads to the second step. */
export async function enterSetupCode(page: Page, stderr: string): Promise<void> {
  const code = /Set-up code: (\S+)/.exec(stderr)?.[1] ?? '';
  await page.getByLabel('Set-up code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'First administrator' })).toBeVisible();
}

/** The second step. */
export async function nameAdministrator(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel(/^New password( \*)?$/).fill(password);
  await page.getByLabel('New password, again').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery sheet' })).toBeVisible();
}

/** The third step: types the two groups that are asked for, as read from the sheet. */
export async function retypeSheet(page: Page): Promise<void> {
  const groups = page.getByRole('region', { name: 'Recovery sheet' }).getByRole('listitem');
  for (const field of await page.getByRole('textbox', { name: /^Group \d+/ }).all()) {
    const label = await field.evaluate((input) =>
      input instanceof HTMLInputElement ? input.labels?.[0]?.textContent : '',
    );
    const place = Number(/\d+/.exec(label ?? '')?.[0]) - 1;
    await field.fill((await groups.nth(place).locator('span').last().textContent()) ?? '');
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
}

/** The last step. */
export async function begin(page: Page, start: Start): Promise<void> {
  await page.getByRole('radio', { name: start }).click();
  await page.getByRole('button', { name: 'Create the database' }).click();
}
