import { expectAccessible } from '../support/e2e/accessibility.ts';
import { expect, test } from '../support/e2e/test.ts';

test('sessions of everyone are listed, one is ended, then all of an account', async ({ open, ask }) => {
  const viewer = await open('viewer', '/equipment');
  const technologist = await open('technologist', '/equipment');
  await ask('physicist', 'auth.lock', {});
  const page = await open('admin', '/admin/sessions');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('admin')).toContainText('This session');
  await expect(row('physicist')).toContainText('Locked');
  await expectAccessible(page, 'sessions');

  await page.getByRole('button', { name: /^End the session of viewer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(row('viewer')).toBeVisible();
  await page.getByRole('button', { name: /^End the session of viewer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
  await expect(row('viewer')).toHaveCount(0);
  await expect(viewer.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await page.getByRole('button', { name: 'End all of technologist' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click();
  await expect(page.getByText('1 session has ended.')).toBeVisible();
  await expect(technologist.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await page.getByRole('searchbox').fill('physi');
  await expect(page).toHaveURL(/q=physi/);
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('a phone shows every session with its button, without scrolling sideways', async ({ open }) => {
  const page = await open('admin', '/admin/sessions', { viewport: { width: 390, height: 844 } });
  const row = page.getByRole('row', { name: /^technologist/ });
  const end = row.getByRole('button', { name: 'End all of technologist' });
  await end.scrollIntoViewIfNeeded();
  const box = await end.boundingBox();
  expect((box?.x ?? 390) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await expect(row.getByRole('cell').nth(1)).toHaveAttribute('data-label', 'Device');
  await expect(page.getByRole('columnheader', { name: 'Device' })).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
