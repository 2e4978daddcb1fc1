import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

test('a study is made, with a prefix that no other one has or had', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/studies');
  await expect(page.getByRole('row', { name: /^ONCOCENTRE/ })).toContainText('Default');
  await expectAccessible(page, 'studies');

  await page.getByRole('button', { name: 'New study' }).click();
  const dialog = page.getByRole('dialog', { name: 'New study' });
  await dialog.getByRole('button', { name: 'Make study' }).click();
  await expect(dialog.getByText('Type a name.')).toBeVisible();
  await expect(dialog.getByText('Type 2 to 20 capital letters')).toBeVisible();
  await dialog.getByLabel('Name').fill('Breast biobank');
  await dialog.getByLabel('Prefix').fill('oncocentre');
  await expect(dialog.getByRole('status')).toContainText(/ONCOCENTRE_\d{4}_00015/);
  await dialog.getByRole('button', { name: 'Make study' }).click();
  await expect(dialog.getByText('Another study has this prefix, or had it earlier.')).toBeVisible();
  await dialog.getByLabel('Prefix').fill('BREAST');
  await dialog.getByRole('button', { name: 'Make study' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Breast biobank' })).toBeVisible();
});

test('a study gets people, is archived and opened again', async ({ open, host, installation }) => {
  const staff = await studyStaff({ host, installation, open }, ['nurse']);
  const fields = { name: 'Lung cohort', prefix: 'LUNG', everyone: false };
  const { id } = (await staff.administrator('studies.create', fields)) as { id: number };
  const page = await openAsAdministrator(open, `/admin/studies/${id}`);
  await page.getByRole('button', { name: 'Edit people' }).click();
  const people = page.getByRole('dialog', { name: 'People of Lung cohort' });
  await people.getByRole('combobox', { name: 'Add somebody' }).fill('nur');
  await page.getByRole('option', { name: 'nurse' }).click();
  await people.getByText('Investigator', { exact: true }).click();
  await expectAccessible(page, 'people of a study');
  await people.getByRole('button', { name: 'Save' }).click();
  const region = page.getByRole('region', { name: 'People' }).first();
  await expect(region.getByRole('row', { name: /nurse/ })).toContainText('Investigator');
  await expectAccessible(page, 'a study');

  const made = (await staff.ask('nurse', 'patients.create', { ...examplePatient, studyId: id })) as {
    identifier: string;
  };
  expect(made.identifier).toMatch(/^LUNG_\d{4}_00001$/);
  // Whoever reads no patients is not told of each new one: the count is of when the page was read.
  await page.reload();
  await expect(page.getByRole('region', { name: 'Numbers' }).first()).toContainText(/LUNG_\d{4}_00002/);
  // Who administers is told how many there are, and nothing else of them.
  await expect(page.getByRole('main')).not.toContainText(examplePatient.lastName);

  await page.getByRole('button', { name: 'Archive' }).click();
  const archive = page.getByRole('dialog', { name: 'Archive Lung cohort?' });
  await archive.getByLabel('Reason').fill('Recruitment has ended');
  await archive.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible();
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();
});

test('a counter is raised with a reason, and says what that means first', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/studies');
  await page.getByRole('link', { name: 'ONCOCENTRE' }).click();
  await page.getByRole('button', { name: 'Raise a counter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Raise a counter of ONCOCENTRE' });
  await dialog.getByLabel('Last number that was issued').fill('120');
  await expect(dialog.getByText('This cannot be undone: 120 numbers are skipped.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Raise a counter' }).click();
  await expect(dialog.getByText('Type a reason; it stays on record.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Issued on the machine that broke');
  await expectAccessible(page, 'raising a counter');
  await dialog.getByRole('button', { name: 'Raise a counter' }).click();
  await expect(page.getByRole('region', { name: 'Numbers' }).first()).toContainText(/ONCOCENTRE_\d{4}_00121/);
  await page.getByRole('button', { name: 'Raise a counter' }).click();
  await dialog.getByLabel('Last number that was issued').fill('120');
  await dialog.getByLabel('Reason').fill('Again');
  await dialog.getByRole('button', { name: 'Raise a counter' }).click();
  await expect(dialog.getByText('a counter never goes back')).toBeVisible();
});

test('the registry is told its sexes and whether a look needs a reason', async ({ open }) => {
  const page = await openAsAdministrator(open, '/admin/studies');
  const card = page.getByRole('region', { name: 'How the registry works here' });
  await expect(card).toContainText('Not asked for');
  await card.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'How the registry works here' });
  await dialog.getByRole('radio', { name: 'Must be given' }).check();
  await dialog.getByRole('button', { name: 'Add a sex' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Give every sex a code')).toBeVisible();
  await dialog.getByLabel('Code').fill('x');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Other');
  await expectAccessible(page, 'settings of the registry');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(card).toContainText('Must be given');
  await expect(card).toContainText('X – Other');
});

test('who does not manage studies is not offered them', async ({ open }) => {
  const page = await open('physicist', '/admin/studies');
  await expect(page.getByText('The roles of physicist do not include this page')).toBeVisible();
});
