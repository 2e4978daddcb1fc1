import { expectAccessible } from '../support/e2e/accessibility.ts';
import { openAsAdministrator } from '../support/e2e/administration.ts';
import { spoilIdentity } from '../support/e2e/spoiled-identity.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

const identifier = (number: number) => `ONCOCENTRE_${new Date().getFullYear()}_${String(number).padStart(5, '0')}`;

test('identities get new keys from the page of keys, and are found and read as before', async ({
  open,
  host,
  installation,
}) => {
  test.setTimeout(120_000);
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  for (const ipp of ['0012345', '77', '78'])
    await staff.ask('nurse', 'patients.create', { ...examplePatient, ipp, lastName: `Quillmoreau${ipp.slice(0, 2)}` });
  const page = await openAsAdministrator(open, '/admin/keys');
  const keys = page.getByRole('row', { name: /^Identities of patients/ });
  await expect(keys).toHaveCount(1);
  await page.getByRole('button', { name: 'New identity keys' }).click();
  const question = page.getByRole('dialog', { name: 'Give identities of patients new keys?' });
  await question.getByRole('button', { name: 'New identity keys' }).click();
  await expect(page.getByText('Identities get the new keys bit by bit.')).toBeVisible();
  // Every minute the program writes some again; the page follows by itself.
  const needed = (state: string, count: string) =>
    expect(keys.filter({ hasText: state }).getByRole('cell', { name: count, exact: true }));
  await needed('Retired', '0 records').toBeVisible({ timeout: 75_000 });
  await needed('In use', '3 records').toBeVisible();
  await expectAccessible(page, 'keys after an exchange');

  const nurse = await staff.open('nurse', '/patients');
  await nurse.getByRole('searchbox').fill('quillmoreau77');
  await expect(nurse.getByRole('row')).toHaveCount(2);
  await nurse.getByRole('button', { name: `Show the identity of ${identifier(2)}` }).click();
  await expect(nurse.getByText('Quillmoreau77')).toBeVisible();
  await expect(nurse.getByText('Cannot be read')).toHaveCount(0);
});

test('an identity that does not read stays in the list and on its page', async ({
  open,
  host,
  installation,
  folder,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  await staff.ask('nurse', 'patients.create', { ...examplePatient, ipp: '77', lastName: 'Second' });
  spoilIdentity(folder, 1);

  const nurse = await staff.open('nurse', '/patients');
  const row = nurse.getByRole('row').filter({ hasText: identifier(1) });
  await expect(row).toContainText('Cannot be read');
  await expect(row).toContainText('Tell your administrator the identifier.');
  await expect(row.getByRole('button', { name: /Show the identity/ })).toHaveCount(0);
  await nurse.getByRole('button', { name: 'Show all on this page' }).click();
  await expect(nurse.getByText('Second')).toBeVisible();
  await expectAccessible(nurse, 'a list with an identity that does not read');
  await row.getByRole('link', { name: identifier(1) }).click();
  await expect(nurse.getByRole('heading', { level: 1, name: identifier(1) })).toBeVisible();
  await expect(nurse.getByRole('region', { name: 'Identity' })).toContainText('Cannot be read');
  await expect(nurse.getByRole('button', { name: 'Correct', exact: true })).toHaveCount(0);
});

test('whoever administers is led from an identity that does not read to the recovery page', async ({
  open,
  host,
  installation,
  folder,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'director']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  spoilIdentity(folder, 1);
  const director = await staff.open('director', '/patients');
  const listed = director.getByRole('row').filter({ hasText: identifier(1) });
  await expect(listed.getByRole('link', { name: 'Open the recovery page' })).toBeVisible();
  await listed.getByRole('link', { name: identifier(1) }).click();
  const card = director.getByRole('region', { name: 'Identity' });
  await expect(card).toContainText('No key opens this identity any more.');
  await expectAccessible(director, 'a patient whose identity does not read');
  await card.getByRole('link', { name: 'Open the recovery page' }).click();
  await expect(director.getByRole('heading', { level: 1, name: 'Unreadable records' })).toBeVisible();
  await director.getByRole('button', { name: 'Look now' }).click();
  await expect(director.getByRole('row').filter({ hasText: identifier(1) })).toContainText(
    'It was changed or damaged.',
  );
});
