import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { examplePatient, studyStaff } from '../../support/e2e/study-staff.ts';
import { expect, test } from '../../support/e2e/test.ts';

for (const look of looks) {
  test(`patients, ${look.size} ${look.theme} ${look.language}`, async ({ open, host, installation }) => {
    const staff = await studyStaff({ open, host, installation }, ['nurse', 'colleague', 'investigator']);
    for (const who of ['nurse', 'colleague', 'investigator'] as const)
      await staff.ask(who, 'preferences.set', { language: look.language });
    const page = await staff.open('nurse', '/', browserOf(look));
    await expect(page.getByRole('link', { name: /New patient|Nouveau patient/ })).toBeVisible();
    await takePicture(page, look, 'patients-home', true);
    await page.goto('/patients');
    await expect(page.getByText(/No patient yet|Aucun patient/)).toBeVisible();
    await takePicture(page, look, 'patients-empty', true);

    await page.goto('/patients/new');
    await expect(page.getByText(/_00001/)).toBeVisible();
    await takePicture(page, look, 'patient-form', true);
    await page.locator('button[type=submit]').click();
    await takePicture(page, look, 'patient-form-problems', true);
    await page.keyboard.type('0012345');
    await page.getByRole('radio').nth(1).check();
    const fields = page.getByRole('textbox');
    await fields.nth(1).fill('Zélie');
    await fields.nth(2).fill('Quillmoreau');
    await fields.nth(3).fill(look.language === 'fr' ? '03/05/1980' : '05/03/1980');
    await page.locator('button[type=submit]').click();
    await expect(page.getByText(/_00001/)).toBeVisible();
    await expect(page.locator('button[type=submit]')).toHaveCount(0);
    await takePicture(page, look, 'patient-created', true);

    const entry = { ...examplePatient, sex: 'M' };
    for (const [index, lastName] of ['Abernathy', 'Brontë', 'Ćirković-Vandermeulen'].entries())
      await staff.ask('nurse', 'patients.create', { ...entry, ipp: `77000${index}`, lastName });
    await staff.ask('colleague', 'patients.create', { ...entry, ipp: '990001', lastName: 'Verborgen' });

    await page.keyboard.press('Enter');
    await page.keyboard.insertText('0012345');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('alert')).toBeVisible();
    await takePicture(page, look, 'patient-duplicate-ipp', true);
    await fields.nth(0).fill('0099999');
    await page.getByRole('radio').nth(1).check();
    await fields.nth(1).fill('Zelie');
    await fields.nth(2).fill('QUILLMOREAU');
    await fields.nth(3).fill(look.language === 'fr' ? '03/05/1980' : '05/03/1980');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await takePicture(page, look, 'patient-duplicate-name', true);
    await fields.nth(0).fill('990001');
    await fields.nth(2).fill('Verborgen');
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('button', { name: /review|vérification/ })).toBeVisible();
    await takePicture(page, look, 'patient-duplicate-hidden', true);

    const chief = await staff.open('investigator', '/patients', browserOf(look));
    await expect(chief.getByRole('table')).toBeVisible();
    await takePicture(chief, look, 'patients', true);
    await chief
      .getByRole('button', { name: /^(Show the identity|Afficher l’identité)/ })
      .first()
      .click();
    await expect(chief.getByText('Verborgen')).toBeVisible();
    await takePicture(chief, look, 'patients-revealed', true);
    await chief.getByRole('searchbox').fill('nobody of that name');
    await expect(chief.getByText(/Nothing matches|Rien ne correspond|Aucun/).first()).toBeVisible();
    await takePicture(chief, look, 'patients-no-match', true);
    await chief.getByRole('searchbox').fill('');
    await chief.getByRole('link', { name: /_00002/ }).click();
    await expect(chief.getByRole('heading', { level: 1 })).toHaveText(/_00002/);
    await takePicture(chief, look, 'patient', true);
    await chief.getByRole('button', { name: /^(Correct|Corriger)$/ }).click();
    await expect(chief.getByRole('dialog')).toBeVisible();
    await chief.getByRole('dialog').getByRole('textbox').nth(2).fill('Abernethy');
    await takePicture(chief, look, 'patient-correct');
    await chief.getByRole('dialog').getByRole('textbox').last().fill('Typing error');
    await chief.keyboard.press('Control+s');
    await expect(chief.getByRole('dialog')).toHaveCount(0);
    await chief.getByRole('button', { name: /^(Show the values|Afficher les valeurs)/ }).click();
    await expect(chief.getByText('Abernethy')).toBeVisible();
    await chief.getByRole('button', { name: /^(Show the identity|Afficher l’identité)/ }).click();
    await takePicture(chief, look, 'patient-corrected', true);
    await chief.getByRole('button', { name: /^(Archive|Archiver)$/ }).click();
    await chief.getByRole('dialog').getByRole('textbox').fill('Entered twice');
    await takePicture(chief, look, 'patient-archive');
    await chief.keyboard.press('Enter');
    await expect(chief.getByRole('button', { name: /^(Bring back|Rétablir)$/ })).toBeVisible();
    await takePicture(chief, look, 'patient-archived', true);
    await chief.goto('/patients/999');
    await takePicture(chief, look, 'patient-not-found', true);
  });
}
