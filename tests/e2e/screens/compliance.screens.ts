import type { Locator, Page } from '@playwright/test';
import { ownPerson } from '../../support/e2e/own-person.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`compliance, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', { theme: look.theme, language: look.language });
    await ownPerson(ask, 'physicist');
    const page = await open('physicist', '/', browserOf(look));
    const loaded = async () => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    const visit = async (address: string, picture: string, whole = false) => {
      await page.goto(address);
      await loaded();
      await takePicture(page, look, picture, whole);
    };
    await loaded();
    await takePicture(page, look, 'home-work', true);
    for (const tab of ['overdue', 'upcoming', 'never-tested', 'missed', 'booked', 'surveys'])
      await visit(`/compliance?tab=${tab}`, `compliance-${tab}`);
    await visit('/compliance?tab=upcoming&days=365&class=1&sort=-facilityName.limitDate', 'compliance-filtered');
    await visit('/compliance?q=nothing%20like%20this', 'compliance-none');
    await visit('/compliance?tab=compliant', 'compliance-compliant');
    await choose(page, page.locator('tbody input[type=checkbox]').nth(0));
    await choose(page, page.locator('tbody input[type=checkbox]').nth(1));
    await page.locator('main .tabler-icon-calendar-plus').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'booking-dialog');
    await page.keyboard.press('Escape');
    await page.locator('tbody a[href$="/tests/new"]').first().click();
    await page.locator('#test-outcome').waitFor();
    await takePicture(page, look, 'survey-form', true);
    await page.locator('main .tabler-icon-plus').first().click();
    await page.locator('main button[type=submit]').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'survey-form-errors', true);
    await visit('/equipment/900002', 'unit-surveys', true);
  });
}

/** Ticks a box that may be covered by its own label. */
async function choose(page: Page, box: Locator): Promise<void> {
  await box.waitFor();
  await box.check();
  await expect(page.getByRole('status').first()).toBeVisible();
}
