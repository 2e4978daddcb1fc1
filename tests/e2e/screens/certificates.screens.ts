import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openAsAdministrator } from '../../support/e2e/administration.ts';
import { browserOf, looks, takePicture } from '../../support/e2e/pictures.ts';
import { expect, test } from '../../support/e2e/test.ts';

const kind = (page: Page, number: number) => page.getByRole('radio').nth(number);

for (const look of looks) {
  test(`certificates, ${look.size} ${look.theme} ${look.language}`, async ({ open, ask, folder }, info) => {
    await ask('admin', 'preferences.set', { theme: look.theme, language: look.language });
    const page = await openAsAdministrator(open, '/admin/network?tab=certificate', browserOf(look));
    const files = info.outputDir;
    const dialog = page.getByRole('dialog');
    const shot = (name: string, whole = false) => takePicture(page, look, `certificate-${name}`, whole);
    const panel = page.getByRole('tabpanel').getByRole('region').last();
    await expect(kind(page, 0)).toBeVisible();
    await shot('own-none', true);
    for (const [number, name] of ['imported', 'files', 'self-signed'].entries()) {
      await kind(page, number + 1).click();
      await shot(`${name}-none`, true);
    }
    await kind(page, 3).click();
    await panel.getByRole('button').last().click();
    await expect(dialog).toBeVisible();
    await shot('self-sign');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog).toBeHidden();
    await expect(panel.locator('dl').first()).toBeVisible();
    await shot('self-signed', true);

    await kind(page, 2).click();
    await panel.getByRole('button').last().click();
    await dialog.locator('button[type=submit]').click();
    await dialog.getByRole('textbox').first().fill('certs/rems.pem');
    await dialog.getByRole('textbox').last().fill(join(folder, 'missing.key'));
    await dialog.locator('button[type=submit]').click();
    await expect(dialog.locator('[aria-invalid=true]').or(dialog.getByRole('alert')).first()).toBeVisible();
    await shot('files-refused');
    await page.keyboard.press('Escape');
    await page.reload();

    await kind(page, 1).click();
    await panel.getByRole('button', { name: /^(Ask the|Demander)/ }).click();
    await dialog.locator('button[type=submit]').click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await shot('request-open', true);
    await page.reload();
    await kind(page, 1).click();
    await panel.getByRole('button', { name: /^(Bring the|Apporter)/ }).click();
    await shot('answer');
    const wrong = { name: 'minutes of the meeting.docx.pem', mimeType: 'text/plain', buffer: Buffer.from('hello') };
    await dialog.locator('input[type=file]').setInputFiles(wrong);
    await expect(dialog.getByRole('alert').or(dialog.locator('li[data-state=bad]')).first()).toBeVisible();
    await shot('answer-wrong');
    await page.reload();
    await kind(page, 1).click();
    await panel.getByRole('button', { name: /^(Import files|Importer des)/ }).click();
    await dialog.locator('button[type=submit]').click();
    await shot('import-nothing');
    const made = makeFiles(files);
    await dialog.locator('input[type=file]').setInputFiles(made.pfx);
    await expect(dialog.locator('[aria-invalid=true]')).toBeVisible();
    await shot('import-passphrase');
    await dialog.locator('input[type=password]').fill('wrong words');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog.locator('[aria-invalid=true]')).toBeVisible();
    await shot('import-passphrase-wrong');
    await dialog.locator('input[type=password]').fill('');
    await dialog.locator('input[type=file]').setInputFiles(made.certificate);
    await expect(dialog.locator('li[data-state=bad]')).toBeVisible();
    await shot('import-no-key');
    await dialog.locator('input[type=password]').fill('calm words');
    await dialog.locator('input[type=file]').setInputFiles(made.pfx);
    await expect(dialog.locator('dl').first()).toBeVisible();
    await shot('import-found');
    await dialog
      .locator('.mantine-Modal-body, form')
      .last()
      .evaluate((body) => body.scrollIntoView({ block: 'end' }));
    await shot('import-found-end');
    await dialog.locator('button[type=submit]').click();
    await expect(dialog).toBeHidden();
    await shot('imported', true);

    const ended = await page.evaluate(async () => {
      const answer = await fetch('/rpc/certificates.state', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return (await answer.json()).data;
    });
    for (const item of ended.items) {
      if (item.kind === 'own')
        item.certificate = {
          ...ended.items.find((one: { kind: string }) => one.kind === 'imported')?.certificate,
          issuer: 'CN=REMS Workstation authority',
          daysLeft: 7,
          validTo: '2026-11-29T10:00:00.000Z',
        };
      if (item.kind === 'imported') {
        Object.assign(item.certificate, { daysLeft: -3, validTo: '2026-11-19T10:00:00.000Z' });
        item.trouble = 'The certificate ended on 2026-11-19.';
        item.active = true;
      }
      if (item.kind === 'files')
        item.certificate = ended.items.find((one: { kind: string }) => one.kind === 'imported').certificate;
    }
    ended.files = {
      certificatePath: 'C:\\ProgramData\\certify\\assets\\workstation.hospital.example\\fullchain.pem',
      keyPath: 'C:\\ProgramData\\certify\\assets\\workstation.hospital.example\\private.key',
      readAt: '2026-11-01T10:00:00.000Z',
      fault: 'This file is not there: C:\\ProgramData\\certify\\assets\\workstation.hospital.example\\private.key.',
    };
    await page.route('**/rpc/certificates.state', (route) => route.fulfill({ json: { ok: true, data: ended } }));
    await page.reload();
    for (const [number, name] of ['own-ends', 'imported-ended', 'files-trouble'].entries()) {
      await kind(page, number).click();
      await shot(name, true);
    }
  });
}

/** What an authority would send: certificate and key in one file, and the certificate alone. */
function makeFiles(folder: string): { readonly pfx: string; readonly certificate: string } {
  execFileSync('mkdir', ['-p', folder]);
  const at = (name: string) => join(folder, name);
  const openssl = (args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  openssl([
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '200'],
    ...[
      '-subj',
      '/CN=rems.clinic.test/O=Riverside Hospital',
      '-addext',
      'subjectAltName=DNS:rems.clinic.test,DNS:localhost',
    ],
    ...['-keyout', at('key.pem'), '-out', at('certificate.pem')],
  ]);
  openssl([
    ...['pkcs12', '-export', '-inkey', at('key.pem'), '-in', at('certificate.pem')],
    ...['-passout', 'pass:calm words', '-out', at('clinic.pfx')],
  ]);
  return { pfx: at('clinic.pfx'), certificate: at('certificate.pem') };
}
