import type { Page } from '@playwright/test';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

const unitsOf = (page: Page) => page.getByRole('table', { name: /^(Units of the scenario|Appareils du scénario)$/ });

for (const look of looks) {
  const name = `${look.size} ${look.theme} ${look.language}`;
  const preferences = { theme: look.theme, language: look.language };

  test(`plan of capital, ${name}`, async ({ open, ask }) => {
    await ask('physicist', 'preferences.set', preferences);
    const page = await open('physicist', '/capital/chart?view=chart', browserOf(look));
    const shot = (what: string, whole = false) => takePicture(page, look, what, whole);
    const bubble = page.locator('g[data-index]').first();
    await expect(bubble).toBeVisible();
    await shot('capital-chart', true);
    await bubble.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await shot('capital-chart-focus');
    await page.goto('/capital/chart?view=table&not-owned=1');
    await expect(page.getByRole('table')).toBeVisible();
    await shot('capital-chart-table');
    await page.goto('/capital/budget?rate=3.5');
    await expect(page.getByRole('table')).toBeVisible();
    await shot('capital-budget', true);
    const scenario = async (name: string, years: readonly number[]) => {
      const { id } = (await ask('physicist', 'capital.createScenario', { name })) as { id: number }; // as: wire edge
      const { items } = (await ask('physicist', 'capital.list', { pageSize: 8 })) as {
        items: { unit: { id: number } }[];
      };
      for (const [index, year] of years.entries())
        await ask('physicist', 'capital.setItem', {
          scenarioId: id,
          unitId: items[index]?.unit.id,
          version: 0,
          year,
          cost: 900,
        });
      return id;
    };
    const [one, other] = [
      await scenario('A year later', [2029, 2030, 2031]),
      await scenario('Without the new wing', [2034]),
    ];
    await page.goto('/capital/scenarios');
    await expect(page.getByRole('table')).toBeVisible();
    await shot('capital-scenarios');
    await page.goto(`/capital/scenarios/${one}?funded=1`);
    await expect(unitsOf(page)).toBeVisible();
    await shot('capital-scenario');
    await page.goto(`/capital/scenarios/${one}?funded=1&changed=1`);
    await expect(unitsOf(page)).toBeVisible();
    await page.getByText(/^(History|Historique)$/).scrollIntoViewIfNeeded();
    await expect(page.getByRole('table')).toHaveCount(5);
    await shot('capital-scenario-changed', true);
    await page
      .locator('h1 ~ *, button')
      .getByText(/Apply to units|Appliquer aux appareils/)
      .click();
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await shot('capital-apply');
    await page.goto(`/capital/compare?plans=0.${one}.${other}&rate=3`);
    await expect(page.getByRole('table')).toBeVisible();
    await shot('capital-compare', true);
    await page.goto('/capital');
    await page.locator('.tabler-icon-scale').click();
    await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    await shot('capital-weights-preview');
  });
}
