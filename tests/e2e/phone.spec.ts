import { password } from '../support/e2e/installation.ts';
import { ownPerson } from '../support/e2e/own-person.ts';
import { expectThumbable, phone, photograph } from '../support/e2e/phone.ts';
import { expect, test } from '../support/e2e/test.ts';

const photo = { name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: photograph(2) };

test('the code of a label leads through signing in to its unit, and another one is found by typing', async ({
  open,
}) => {
  const page = await open('nobody', '/equipment/900002', phone);
  await expectThumbable(page, 'signing in');
  const username = page.getByLabel('Username');
  await expect(username).toHaveAttribute('autocapitalize', /none|off/);
  await username.fill('physicist');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await expect(page).toHaveURL(/\/equipment\/900002$/);
  await expect(page.getByText(/^Unit 900002|#900002|No\. 900002/).first()).toBeVisible();
  await expectThumbable(page, 'the page of a unit');

  await page.getByRole('button', { name: 'Open the menu' }).tap();
  await page.getByRole('link', { name: 'Equipment', exact: true }).tap();
  await page.getByRole('searchbox', { name: 'Search equipment' }).fill('GE100000');
  await expectThumbable(page, 'the list of units');
  await page
    .getByRole('link', { name: /Revolution EVO/ })
    .first()
    .tap();
  await expect(page).toHaveURL(/\/equipment\/900001/);
});

test('a survey with a photograph is recorded where the network fails on the way', async ({ open, ask }) => {
  await ownPerson(ask, 'physicist');
  const page = await open('physicist', '/equipment/900002', phone);
  await page.getByRole('link', { name: 'Record a survey' }).first().tap();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await page.locator('label', { hasText: /^Pass$/ }).tap();
  await page.getByLabel('Notes').fill('kV within 2 %');
  await expectThumbable(page, 'the form of a survey');
  await expect(page.locator('input[type=file][capture]')).toHaveAttribute('accept', 'image/*');
  await page.locator('input[type=file][capture]').setInputFiles(photo);

  await page.context().setOffline(true);
  await save.tap();
  await expect(page.getByText('The survey is recorded.', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Notes')).toHaveValue('kV within 2 %');
  await expect(page.getByText('IMG_0042.jpg')).toBeVisible();
  await expectThumbable(page, 'the form of a survey that did not get through');

  // The survey arrives, its photograph is cut.
  await page.context().setOffline(false);
  await page.route('**/upload/*', (route) => route.abort('connectionreset'), { times: 1 });
  await save.tap();
  await expect(page.getByText(/could not be saved yet; save again/)).toBeVisible();
  await expect(page.getByText('IMG_0042.jpg')).toBeVisible();
  await save.tap();
  await expect(page.getByText('The survey is recorded.', { exact: true })).toBeVisible();
  // as: the contract of surveys.
  const { items } = (await ask('physicist', 'compliance.tests', { unitId: 900002 })) as {
    items: readonly { notes: string | null; documents: number }[];
  };
  expect(items.filter(({ notes }) => notes === 'kV within 2 %').map(({ documents }) => documents)).toEqual([1]);
});

test('a finding with a photograph is reported from the unit, and sent again when it was cut', async ({ open }) => {
  const page = await open('viewer', '/report-fault?unit=900002', phone);
  await expect(page.getByRole('combobox', { name: 'Unit' })).toHaveValue(/#900002/);
  await page.getByRole('radio', { name: 'Blocking' }).check();
  await page.getByRole('textbox', { name: 'What is wrong' }).fill('Collimator sticks');
  await page.locator('input[type=file][capture]').setInputFiles(photo);
  await expectThumbable(page, 'the report of a fault');
  await page.route('**/upload/*', (route) => route.abort('connectionreset'), { times: 1 });
  await page.getByRole('button', { name: 'Send report' }).tap();
  await expect(page.getByText(/Reported as finding \d+/)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'IMG_0042.jpg was not added.' })).toBeVisible();
  await expectThumbable(page, 'a report whose photograph was cut');
  await page.getByRole('button', { name: 'Try again: IMG_0042.jpg' }).tap();
  await expect(page.getByRole('button', { name: /^IMG_0042\.jpg, .*download$/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  const physicist = await open('physicist', '/equipment/900001#findings', phone);
  await physicist.getByRole('button', { name: 'Add finding' }).tap();
  const dialog = physicist.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What is wrong' }).fill('Table lock is loose');
  await dialog.getByRole('radio', { name: 'Major' }).check();
  await dialog.locator('input[type=file][capture]').setInputFiles(photo);
  await expectThumbable(physicist, 'the dialog of a finding');
  await physicist.route('**/upload/*', (route) => route.abort('connectionreset'), { times: 1 });
  await dialog
    .getByRole('button', { name: /^(Add|Save)/ })
    .last()
    .tap();
  await expect(dialog.getByText(/is recorded\. Its files are not there yet/)).toBeVisible();
  await expect(dialog.getByText('IMG_0042.jpg')).toBeVisible();
  await dialog
    .getByRole('button', { name: /^(Add|Save)/ })
    .last()
    .tap();
  await expect(dialog).toHaveCount(0);
  await expect(physicist.getByText('Table lock is loose')).toBeVisible();
});

test('pages with tabs and pickers are for thumbs as well', async ({ open }) => {
  const page = await open('physicist', '/trust', phone);
  await expect(page.getByRole('tab').first()).toBeVisible();
  await expectThumbable(page, 'trusting the workstation');
  await page.goto('/equipment/labels?unit=900002');
  await expect(page.getByRole('img', { name: /^A label: / })).toBeVisible();
  await expectThumbable(page, 'labels of a unit');
  await page.goto('/equipment/labels?q=nothing-of-this-name');
  await expect(page.getByText('No unit fits the filters of the list.')).toBeVisible();
});

test('several units are chosen by tapping their cards, to be changed together', async ({ open }) => {
  const page = await open('physicist', '/equipment', phone);
  await page.getByRole('button', { name: 'Choose several' }).tap();
  const boxes = page.getByRole('checkbox', { name: /^Choose unit/ });
  await boxes.nth(0).tap();
  await boxes.nth(1).tap();
  const bar = page.getByRole('region', { name: 'Chosen units' });
  await expect(bar.getByText('2 units chosen')).toBeVisible();
  await expectThumbable(page, 'choosing units');
  await bar.getByRole('button', { name: 'Edit fields' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 units' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).tap();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Stop choosing' }).tap();
  await expect(bar).toBeHidden();
  await expect(boxes).toHaveCount(0);
});
