import { expectAccessible } from '../support/e2e/accessibility.ts';
import { askAsAdministrator, openAsAdministrator } from '../support/e2e/administration.ts';
import { expect, test } from '../support/e2e/test.ts';

test('rules are refused in words, saved, and hold at once', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/access');
  const idle = page.getByLabel('Lock after, in minutes without use');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await idle.fill('61');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(idle).toBeFocused();
  await expect(idle).toHaveAccessibleDescription(/Type a whole number from 1 to 60/);
  await expectAccessible(page, 'rules of access with a problem');
  await idle.fill('20');
  await page.getByLabel('Name of the clinic').fill('Lakeside Hospital');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The rules of access were saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();

  const front = await open('nobody');
  await expect(front.getByText('Lakeside Hospital')).toBeVisible();
});

test('switching the whitelist off is asked for, and the whitelist page says so', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/access');
  await page.getByRole('switch', { name: 'Only names on the whitelist may sign in' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog', { name: 'Switch the whitelist off?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled();
  await page.getByRole('button', { name: 'Save' }).click();
  await question.getByRole('button', { name: 'Switch it off' }).click();
  await expect(page.getByText('The rules of access were saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Open the whitelist' }).click();
  await expect(page.getByText('The whitelist is switched off')).toBeVisible();
});

test('what somebody else saves meanwhile appears, and what was typed here stays', async ({
  open,
  host,
  installation,
}) => {
  const ask = await askAsAdministrator(host, installation);
  const page = await openAsAdministrator(open, '/admin/access');
  const hours = page.getByLabel('End after, in hours');
  await hours.fill('9');
  const { version } = (await ask('access.get', {})) as { version: number };
  await ask('access.save', { version, clinicName: 'Saved by another' });
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Saved by another');
  await expect(hours).toHaveValue('9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The rules of access were saved.')).toBeVisible();
  expect(await ask('access.get', {})).toMatchObject({ clinicName: 'Saved by another', sessionHours: 9 });
});

test('roles that need a second factor say how many people it concerns', async ({ open, host, installation }) => {
  const ask = await askAsAdministrator(host, installation);
  const page = await openAsAdministrator(open, '/admin/access');
  const role = page.getByRole('checkbox', { name: 'Technologist' });
  await expect(role).toHaveAccessibleDescription('1 account holds it');
  await role.check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The rules of access were saved.')).toBeVisible();
  expect(await ask('access.get', {})).toMatchObject({ secondFactorRoles: ['technologist'] });
});
