import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

for (const look of looks) {
  test(`findings, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask }) => {
    await ask('admin', 'preferences.set', { language: look.language });
    const page = await open('admin', '/report-fault?unit=900002', browserOf(look));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('radio').last().check();
    await page
      .getByRole('textbox')
      .last()
      .fill('The gantry stops with error 451 and the table does not move any more.');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'display.png', mimeType: 'image/png', buffer: png },
        { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<html></html>') },
      ]);
    await takePicture(page, look, 'fault-form', true);
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('status').first()).toBeVisible();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await takePicture(page, look, 'fault-reported', true);
    const finding = (more: object) =>
      ask('admin', 'findings.create', {
        unitId: 900003,
        description: 'Collimator light is off centre',
        severity: 'minor',
        ...more,
      });
    await finding({ severity: 'major', reportedOn: '2026-01-05', workOrder: 'WO-1142' });
    await finding({ description: 'Grid artefact in the upper left corner', dueOn: null });
    await page.goto('/findings');
    await expect(page.getByRole('table')).toBeVisible();
    await takePicture(page, look, 'findings', true);
    await page.getByRole('link', { name: /The gantry stops/ }).click();
    await expect(page.getByRole('button', { name: /display\.png/ }).first()).toBeVisible();
    await takePicture(page, look, 'finding', true);
    await page.getByRole('button', { name: /^(Resolve|Résoudre)$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'finding-resolve');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^(Edit|Modifier)$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await takePicture(page, look, 'finding-edit');
  });
}
