import { expectAccessible } from '../support/e2e/accessibility.ts';
import { examplePatient, studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

interface Made {
  readonly id: number;
  readonly identifier: string;
}

test('an examination finds its machine and the surveys around the day; it is changed, taken back and brought back', async ({
  open,
  host,
  installation,
  ask,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const patient = (await staff.ask('nurse', 'patients.create', examplePatient)) as Made; // as: wire edge
  const unit = (await ask('physicist', 'equipment.create', {
    classId: ((await ask('physicist', 'equipment.get', { id: 900002 })) as { classId: number }).classId, // as: wire edge
    model: 'Orbiter 9',
    room: 'B7',
  })) as { id: number }; // as: wire edge
  await ask('physicist', 'compliance.recordTest', {
    unitId: unit.id,
    testDate: '2024-01-15',
    type: 'Annual',
    outcome: 'fail',
  });

  const page = await staff.open('nurse', `/patients/${patient.id}`);
  const card = page.getByRole('region', { name: 'Examinations' });
  await expect(card.getByText('No examination is on record for this patient.')).toBeVisible();
  await card.getByRole('button', { name: 'Add examination' }).click();
  const add = page.getByRole('dialog', { name: `Examination of ${patient.identifier}` });
  await add.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(add.getByText('Choose the unit.')).toBeVisible();
  await expect(add.getByText('Type the procedure.')).toBeVisible();
  await expectAccessible(page, 'the form of an examination with problems');

  await add.getByRole('combobox', { name: 'Unit' }).fill('orbiter b7');
  await page.getByRole('option', { name: /Orbiter 9/ }).click();
  await add.getByRole('textbox', { name: 'Day of the examination' }).fill('3/1/2024');
  await add.getByRole('textbox', { name: 'Procedure' }).fill('CT thorax');
  await add.getByRole('combobox', { name: 'Dose quantity' }).click();
  await page.getByRole('option', { name: 'Dose-length product (DLP)' }).click();
  await add.getByRole('textbox', { name: 'Value' }).fill('320.55');
  await add.getByRole('textbox', { name: 'Note' }).fill('Repeated because of motion');
  await page.keyboard.press('Control+s');
  await expect(add).toHaveCount(0);
  await expect(card.getByText('Mar 1, 2024 · CT thorax')).toBeVisible();
  await expect(card.getByText('DLP 320.55 mGy·cm')).toBeVisible();
  await expect(card.getByText('Repeated because of motion')).toBeVisible();
  await expect(card.getByText('Survey before: failed')).toBeVisible();
  await expect(card.getByText('Annual, Jan 15, 2024')).toBeVisible();
  // Who only works in the registry has no way to the machine's page.
  await expect(card.getByRole('link', { name: 'Annual, Jan 15, 2024' })).toHaveCount(0);
  await expectAccessible(page, 'the examinations of a patient');

  await card.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const change = page.getByRole('dialog', { name: `Change an examination of ${patient.identifier}` });
  await expect(change.getByRole('textbox', { name: 'Value' })).toHaveValue('320.55');
  await change.getByRole('textbox', { name: 'Procedure' }).fill('CT thorax and abdomen');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText('Mar 1, 2024 · CT thorax and abdomen')).toBeVisible();

  await card.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Another patient');
  await page.keyboard.press('Enter');
  await expect(card.getByText('No examination is on record for this patient.')).toBeVisible();
  await card.getByRole('checkbox', { name: 'Also show what was taken back' }).check();
  await expect(card.getByText(/Taken back by nurse, .*: Another patient/)).toBeVisible();
  await card.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Bring back' }).click();
  await expect(card.getByText('Annual, Jan 15, 2024')).toBeVisible();
});

test('the page of a unit leads to its patients for those who may see them, and says nothing to others', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse', 'director']);
  const patient = (await staff.ask('nurse', 'patients.create', examplePatient)) as Made; // as: wire edge
  await staff.ask('nurse', 'examinations.create', {
    patientId: patient.id,
    unitId: 900002,
    on: '2024-03-01',
    procedure: 'CT thorax',
    dose: null,
    note: null,
  });
  const page = await staff.open('director', '/equipment/900002#examinations');
  const card = page.getByRole('region', { name: 'Examinations' });
  await expect(card.getByText('Mar 1, 2024 · CT thorax')).toBeVisible();
  await expectAccessible(page, 'the examinations on a unit');
  await card.getByRole('textbox', { name: 'From' }).fill('4/1/2024');
  await expect(card.getByText('No examination in these days.')).toBeVisible();
  await card.getByRole('textbox', { name: 'From' }).fill('3/1/2024');
  await card.getByRole('link', { name: patient.identifier }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(patient.identifier);

  const other = await open('physicist', '/equipment/900002');
  await expect(other.getByRole('region', { name: 'Findings' })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Examinations' })).toHaveCount(0);
});
