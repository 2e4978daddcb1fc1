import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { password } from '../support/e2e/installation.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

const identifier = `ONCOCENTRE_${new Date().getFullYear()}_00001`;
const conflictTitle = 'Somebody else changed this patient meanwhile';

const form = (page: Page) => page.getByRole('dialog', { name: `Correct ${identifier}` });
const clash = (page: Page) => page.getByRole('dialog', { name: conflictTitle });

/** Opens the correction of the patient and types into its fields. */
async function correct(page: Page, fields: Readonly<Record<string, string>>, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  for (const [name, text] of Object.entries(fields)) await form(page).getByRole('textbox', { name }).fill(text);
  await form(page).getByRole('textbox', { name: 'Reason' }).fill(reason);
}

type Staff = Awaited<ReturnType<typeof studyStaff>>;

async function looksOf(staff: Staff, who: string): Promise<{ reason: string | null }[]> {
  const { items } = (await staff.administrator('audit.list', { pageSize: 200 })) as {
    items: { action: string; actor: string; reason: string | null }[];
  }; // as: wire edge
  return items.filter(({ action, actor }) => action === 'patients.reveal' && actor === who);
}

test('two people who correct one field of a patient see both values, and one of them stays', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'investigator']);
  await staff.administrator('patients.saveSettings', { version: 0, revealReason: 'optional' });
  await staff.ask('nurse', 'patients.create', { ...examplePatient, lastName: 'Quilmoreau', birthDate: '1980-03-05' });
  const nurse = await staff.open('nurse', '/patients/1');
  const chief = await staff.open('investigator', '/patients/1');
  for (const [page, reason] of [
    [nurse, 'Consent form'],
    [chief, 'Letter'],
  ] as const) {
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByRole('dialog', { name: 'Why do you look?' }).getByRole('textbox').fill(reason);
    await page.keyboard.press('Enter');
    await expect(form(page).getByRole('textbox', { name: 'Last name' })).toHaveValue('Quilmoreau');
  }
  await form(nurse).getByRole('textbox', { name: 'Last name' }).fill('Quillmoreau');
  await form(nurse).getByRole('textbox', { name: 'Birth date' }).fill('05/03/1980');
  await form(nurse).getByRole('textbox', { name: 'Reason' }).fill('Identity card');
  await nurse.keyboard.press('Control+s');
  await expect(nurse.getByText(`${identifier} was corrected.`)).toBeVisible();

  await form(chief).getByRole('textbox', { name: 'Last name' }).fill('Quillmorot');
  await form(chief).getByRole('textbox', { name: 'Birth date' }).fill('05/13/1980');
  await form(chief).getByRole('textbox', { name: 'First name' }).fill('Zélia');
  await form(chief).getByRole('textbox', { name: 'Reason' }).fill('Passport');
  await chief.keyboard.press('Control+s');
  const options = (name: string) => clash(chief).getByRole('radiogroup', { name }).getByRole('radio');
  await expect(options('Last name')).toHaveText([/Yours.*Quillmorot/, /Stored now.*Quillmoreau/]);
  await expect(options('Birth date')).toHaveText([/Yours.*05\/13\/1980/, /Stored now.*05\/03\/1980/]);
  await expect(clash(chief).getByRole('radiogroup')).toHaveCount(2);
  await expectAccessible(chief, 'two corrections of a patient');
  // The look at what is stored is on record, under the reason of the look that opened the form.
  expect(await looksOf(staff, 'investigator')).toMatchObject([{ reason: 'Letter' }, { reason: 'Letter' }]);

  await expect(clash(chief).getByRole('button', { name: 'Save my choice' })).toBeDisabled();
  await options('Last name').nth(1).click();
  await options('Birth date').first().focus();
  await chief.keyboard.press('Space');
  await clash(chief).getByRole('button', { name: 'Save my choice' }).click();
  await expect(chief.getByText(`${identifier} was corrected.`)).toBeVisible();
  await expect(chief.getByRole('dialog')).toHaveCount(0);
  const { items } = (await staff.ask('nurse', 'patients.reveal', { ids: [1] })) as {
    items: { identity: object }[];
  }; // as: wire edge
  expect(items[0]?.identity).toMatchObject({ lastName: 'Quillmoreau', firstName: 'Zélia', birthDate: '1980-05-13' });
});

test('corrections of different fields both go in', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  const page = await staff.open('nurse', '/patients/1');
  await correct(page, { 'Last name': 'Quilmorot' }, 'Passport');
  await staff.ask('nurse', 'patients.correct', { id: 1, version: 1, reason: 'Passport', firstName: 'Zélia' });
  await page.keyboard.press('Control+s');
  await expect(page.getByText('both corrections are kept')).toBeVisible();
  const { items } = (await staff.ask('nurse', 'patients.reveal', { ids: [1] })) as {
    items: { identity: object }[];
  }; // as: wire edge
  expect(items[0]?.identity).toMatchObject({ lastName: 'Quilmorot', firstName: 'Zélia' });
});

test('a lock takes the value of the other away, and keeps what was typed', async ({ open, host, installation }) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  await staff.ask('nurse', 'patients.create', examplePatient);
  const page = await staff.open('nurse', '/patients/1');
  await correct(page, { 'Last name': 'Quilmorot' }, 'Passport');
  await staff.ask('nurse', 'patients.correct', { id: 1, version: 1, reason: 'Passport', lastName: 'Verborgen' });
  await page.keyboard.press('Control+s');
  await expect(clash(page)).toContainText('Verborgen');
  await page.keyboard.press('Control+Alt+l');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(form(page).getByRole('textbox', { name: 'Last name' })).toHaveValue('Quilmorot');
  await expect(page.getByText('Verborgen')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await clash(page).getByRole('button', { name: 'Back to editing' }).click();
  await expect(form(page).getByRole('textbox', { name: 'Last name' })).toHaveValue('Quilmorot');
});
