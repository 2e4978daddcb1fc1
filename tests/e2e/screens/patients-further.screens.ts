import type { Page } from '@playwright/test';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { spoilIdentity } from '../../support/e2e/spoiled-identity.ts';
import { examplePatient, studyStaff } from '../../support/e2e/study-staff.ts';
import { expect, test } from '../../support/e2e/test.ts';

const correct = /^(Correct|Corriger)$/;

/** Opens the correction of a patient and types a last name and a reason. */
async function startCorrection(page: Page, lastName: string): Promise<void> {
  await page.getByRole('button', { name: correct }).click();
  const fields = page.getByRole('dialog').getByRole('textbox');
  await fields.nth(2).fill(lastName);
  await fields.last().fill('Passport');
}

for (const look of looks) {
  test(`patients further, ${look.size} ${look.theme} ${look.language}`, async ({
    open,
    host,
    installation,
    folder,
  }) => {
    const people = ['nurse', 'colleague', 'investigator', 'director'] as const;
    const staff = await studyStaff({ open, host, installation }, people);
    for (const who of people) await staff.ask(who, 'preferences.set', { language: look.language });
    await staff.administrator('preferences.set', { language: look.language });
    const entry = { ...examplePatient, sex: 'M' };
    for (const [index, lastName] of ['Quillmoreau', 'Abernathy', 'Verborgen'].entries())
      await staff.ask(index === 2 ? 'colleague' : 'nurse', 'patients.create', {
        ...entry,
        ipp: `7700${index}`,
        lastName,
      });
    await staff.ask('nurse', 'patients.askReview', { ...entry, ipp: '77002', lastName: 'Verborgen' });

    const nurse = await staff.open('nurse', '/patients/1', browserOf(look));
    await nurse.getByRole('button', { name: /^(Print label|Imprimer l’étiquette|Imprimer une étiquette)$/ }).click();
    await expect(nurse.getByRole('menu')).toBeVisible();
    await takePicture(nurse, look, 'patient-label-menu');
    await nurse.keyboard.press('Escape');
    const chief = await staff.open('investigator', '/patients/1', browserOf(look));
    await startCorrection(nurse, 'Quillmorot');
    await startCorrection(chief, 'Quilmoreau');
    await nurse.keyboard.press('Control+s');
    await expect(nurse.getByRole('dialog')).toHaveCount(0);
    await chief.keyboard.press('Control+s');
    await expect(chief.getByText(/Somebody else changed this patient|a modifié ce patient/)).toBeVisible();
    await takePicture(chief, look, 'patient-conflict');
    await chief.keyboard.press('Escape');

    await chief.goto('/patients/reviews');
    await expect(chief.getByText(/Verborgen|nurse/).first()).toBeVisible();
    await takePicture(chief, look, 'patient-reviews', true);
    await nurse.goto('/patients/reviews');
    await expect(nurse.getByRole('heading', { level: 1 })).toBeVisible();
    await takePicture(nurse, look, 'patient-reviews-asked', true);

    await chief.goto('/patients');
    await chief.getByRole('button', { name: /^(Export|Exporter)$/ }).click();
    await takePicture(chief, look, 'patients-export-menu');
    await chief.getByRole('menuitem').first().click();
    await expect(chief.getByRole('dialog')).toBeVisible();
    await takePicture(chief, look, 'patients-export-dialog');
    await chief.keyboard.press('Escape');
    await chief.route('**/rpc/patients.list', (route) => route.abort());
    await chief.goto('/patients?sort=-identifier');
    await expect(chief.getByRole('alert').first()).toBeVisible();
    await takePicture(chief, look, 'patients-error', true);

    spoilIdentity(folder, 1);
    const director = await staff.open('director', '/patients', browserOf(look));
    await expect(director.getByRole('link', { name: /recovery|récupération/ })).toBeVisible();
    await takePicture(director, look, 'patients-unreadable', true);
    await director.goto('/patients/1');
    await expect(director.getByRole('link', { name: /recovery|récupération/ }).first()).toBeVisible();
    await takePicture(director, look, 'patient-unreadable', true);
    await director.goto('/admin/studies');
    await expect(director.getByText('ONCOCENTRE').first()).toBeVisible();
    await takePicture(director, look, 'studies', true);
    await director.goto('/admin/studies/1');
    await expect(director.getByText('ONCOCENTRE').first()).toBeVisible();
    await takePicture(director, look, 'study', true);
  });
}
