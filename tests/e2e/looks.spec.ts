import { expect, test } from '../support/e2e/test.ts';

test('the language changes at once and stays with the person', async ({ open }) => {
  const page = await open('physicist', '/equipment/900002');
  await page.getByRole('button', { name: 'Account of physicist' }).click();
  await page.getByText('Français', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('link', { name: 'Accueil', exact: true })).toBeVisible();

  const elsewhere = await open('physicist', '/equipment/900002');
  await expect(elsewhere.getByRole('link', { name: 'Équipements', exact: true })).toBeVisible();
  // Dates and numbers follow the language.
  await expect(
    elsewhere.getByText(/\d+ (janv|févr|mars|avr|mai|juin|juill|août|sept|oct|nov|déc)\.? 20\d\d/).first(),
  ).toBeVisible();
  const other = await open('viewer');
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
});

test('the theme changes at once, stays with the person, and can follow the system', async ({ open }) => {
  const page = await open('physicist');
  const scheme = (of: typeof page) => of.locator('html').getAttribute('data-mantine-color-scheme');
  await page.getByRole('button', { name: 'Account of physicist' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await expect.poll(() => scheme(page)).toBe('dark');
  const elsewhere = await open('physicist', '/', { colorScheme: 'light' });
  await expect.poll(() => scheme(elsewhere)).toBe('dark');

  await page.getByText('System', { exact: true }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => scheme(page)).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => scheme(page)).toBe('dark');
});
