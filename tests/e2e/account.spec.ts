import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { expect, test } from '../support/e2e/test.ts';

test('the menu shows who is signed in and closes on Esc and on a click outside', async ({ open }) => {
  const page = await open('physicist');
  const avatar = page.getByRole('button', { name: 'Account of physicist' });
  await expect(avatar).toHaveText('PH');
  const menu = page.getByRole('dialog', { name: 'Account' });
  await avatar.click();
  await expect(menu).toContainText('physicist');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(avatar).toBeFocused();
  await avatar.click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(menu).toBeHidden();
  await avatar.click();
  await menu.getByRole('link', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await expect(menu).toBeHidden();
  await expectAccessible(page, 'own account');
});

test('a new password is measured while it is typed, and the other sessions end', async ({ open, ask }) => {
  const other = await open('physicist', '/equipment');
  await expect(other.getByRole('heading', { level: 1, name: 'Equipment' })).toBeVisible();
  const page = await open('nobody', '/account');
  await page.getByLabel('Username').fill('physicist');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Change password' }).click();

  const next = page.getByLabel(/^New password( \*)?$/);
  const submit = page.getByRole('button', { name: 'Change password' });
  await next.fill('physicist physicist');
  await expect(page.getByText('Your name, your address, the clinic and this program do not count.')).toBeVisible();
  await page.getByLabel('New password, again').fill('physicist physicist');
  await page.getByLabel(/^Present password/).fill(password);
  await submit.click();
  await expect(page.getByText('This password is too easy to guess.')).toBeVisible();
  await expectAccessible(page, 'weak password');

  const chosen = 'seven quiet lamps below the harbour';
  await next.fill(chosen);
  await expect(page.getByText(/Very hard to guess|Hard to guess/)).toBeVisible();
  await page.getByLabel('New password, again').fill(chosen);
  await submit.click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(next).toHaveCount(0);
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(ask('physicist', 'auth.me', {})).rejects.toThrow('UNAUTHENTICATED');
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
});

test('own sessions are shown and ended one by one or all', async ({ open, host }) => {
  const page = await open('viewer', '/account');
  const other = await open('nobody');
  await other.getByLabel('Username').fill('viewer');
  await other.getByLabel('Password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Open sessions' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByText('This session')).toHaveCount(1);
  await expect(table.getByRole('row').nth(1)).toContainText('This session');
  await expect(table.getByRole('row').nth(2)).toContainText(new URL(host.url).hostname);

  await table.getByRole('row').nth(2).getByRole('button', { name: /^End/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toBeDisabled();

  await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('the own calendar gets a secret address, which is shown once and revoked', async ({ open, host }) => {
  const page = await open('physicist', '/account');
  const card = page.getByRole('region', { name: 'Your calendar' });
  await expect(card.getByRole('radio', { name: 'All bookings and last days' })).toBeChecked();
  await expect(card.getByRole('radio', { name: 'My bookings' })).toBeDisabled();
  await card.getByRole('button', { name: 'Make an address' }).click();
  const address = card.getByLabel('Address of your calendar');
  await expect(address).toHaveValue(new RegExp(`^${host.url}/calendar/[\\w-]{43}\\.ics$`));
  await expectAccessible(page, 'address of the own calendar');
  const url = await address.inputValue();
  const fetched = () =>
    page.evaluate(async (from) => {
      const response = await fetch(from, { credentials: 'omit' });
      return [response.status, response.headers.get('content-type')];
    }, url);
  expect(await fetched()).toEqual([200, 'text/calendar; charset=utf-8']);
  await card.getByRole('button', { name: 'Done' }).click();
  await expect(address).toHaveCount(0);
  await expect(card).toContainText('In use');
  await card.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(card.getByRole('button', { name: 'Make an address' })).toBeVisible();
  expect((await fetched())[0]).toBe(404);
});

test('who is responsible reads notices as they come, and nobody else has a bell', async ({ open }) => {
  const admin = await open('admin');
  const bell = admin.getByRole('button', { name: 'Notices: 0 open' });
  await bell.click();
  await expect(admin.getByText('No notices.')).toBeVisible();
  await admin.keyboard.press('Escape');

  const guesser = await open('nobody');
  for (let failure = 1; failure <= 6; failure += 1) {
    const answered = guesser.waitForResponse('**/rpc/auth.signIn');
    await guesser.getByLabel('Username').fill('viewer');
    await guesser.getByLabel('Password', { exact: true }).fill(`a wrong guess ${failure}`);
    await guesser.getByRole('button', { name: 'Sign in' }).click();
    await answered;
  }
  await admin.getByRole('button', { name: 'Notices: 1 open' }).click();
  const list = admin.getByRole('dialog', { name: 'Notices' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByRole('img', { name: 'Warning' })).toBeVisible();
  await expectAccessible(admin, 'notices');
  await list.getByRole('button', { name: 'Dismiss' }).click();
  await expect(admin.getByRole('button', { name: 'Notices: 0 open' })).toBeVisible();

  const reader = await open('physicist');
  await expect(reader.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expect(reader.getByRole('button', { name: /Notices/ })).toHaveCount(0);
});
