import type { Page } from '@playwright/test';

/** Chooses a file on the import page. */
export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
}

/** A file with one row of each kind for the sample clinic: a new unit, a changed one, one as it is, one whose id is something else's. */
export const mixedFile = [
  'eq_id,equipment_class,eq_mod,eq_rm',
  '7001,CT,Fresh scanner,Suite 9',
  '900002,CT,SOMATOM go.Top,CT 2 moved',
  '900003,CT,Aquilion Prime SP,ED CT',
  '900005,Ultrasound,Another machine,MR 1',
  '',
].join('\r\n');

/** The same without the row that cannot go in. */
export const goodFile = mixedFile.replace(/^900005.*\r\n/m, '');
