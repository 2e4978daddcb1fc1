import { expectAccessible } from '../support/e2e/accessibility.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

const year = new Date().getFullYear();
const identifier = (number: number) => `ONCOCENTRE_${year}_${String(number).padStart(5, '0')}`;
/** The same name and birth date under another hospital number. */
const entry = { ...examplePatient, ipp: '0099887' };

test('an investigator compares an entry with a patient whom its author may not see, and decides', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'investigator']);
  await staff.ask('investigator', 'patients.create', examplePatient);
  await staff.ask('nurse', 'patients.askReview', entry);

  const nurse = await staff.open('nurse', '/patients');
  await nurse.getByRole('link', { name: 'Reviews (1 waits)' }).click();
  const asked = nurse.getByRole('region', { name: /your entry$/ });
  await expect(asked.getByText('Waits')).toBeVisible();
  await expect(asked.getByText(identifier(1))).toHaveCount(0);
  await asked.getByRole('button', { name: /Show my entry of review/ }).click();
  await expect(asked.getByRole('cell', { name: entry.ipp })).toBeVisible();
  await expectAccessible(nurse, 'an own review');

  const page = await staff.open('investigator', '/');
  await page.getByRole('button', { name: 'Notices: 1 open' }).click();
  await page.getByRole('link', { name: 'Have a look' }).click();
  const review = page.getByRole('region', { name: /entry of nurse$/ });
  await expect(review.getByRole('link', { name: identifier(1) })).toBeVisible();
  await expect(page.getByText(examplePatient.lastName)).toHaveCount(0);
  await expect(review.getByRole('button', { name: 'It is another person' })).toHaveCount(0);
  await review.getByRole('button', { name: `Compare the entry of nurse with ${identifier(1)}` }).click();
  await expect(review.getByText('differs')).toHaveCount(1);
  await expect(review.getByText('equal')).toHaveCount(4);
  await expect(review.getByRole('cell', { name: entry.ipp })).toBeVisible();
  await expectAccessible(page, 'a comparison');
  await review.getByRole('button', { name: 'It is another person' }).click();
  const dialog = page.getByRole('dialog', { name: `It is another person than ${identifier(1)}` });
  await dialog.getByRole('textbox', { name: 'Answer to nurse (optional)' }).fill('They are cousins.');
  await expectAccessible(page, 'the decision about a review');
  await dialog.getByRole('button', { name: 'Create the patient' }).click();
  await expect(page.getByText('The patient was created. nurse has been told.')).toBeVisible();
  await expect(review.getByText('Another person')).toBeVisible();

  await expect(asked.getByText('Answer: They are cousins.')).toBeVisible();
  await asked.getByRole('link', { name: identifier(2) }).click();
  await expect(nurse.getByRole('heading', { level: 1, name: identifier(2) })).toBeVisible();
});

test('the search finds a patient by a fragment of the identifier', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['investigator']);
  await staff.ask('investigator', 'patients.create', examplePatient);
  const page = await staff.open('investigator', '/patients/reviews');
  await expect(page.getByText('No reviews')).toBeVisible();
  await expectAccessible(page, 'no reviews');
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(examplePatient.lastName);
  await expect(page.getByText('Nothing matches. Try fewer or shorter words.')).toBeVisible();
  await page.getByRole('combobox', { name: /Number, serial/ }).fill('0001');
  await expect(page.getByRole('option', { name: identifier(1) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/patients\/\d+$/);
});
