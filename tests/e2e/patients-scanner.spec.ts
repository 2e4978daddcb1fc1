import type { Page } from '@playwright/test';
import { studyStaff } from '../support/e2e/study-staff.ts';
import { expect, test } from '../support/e2e/test.ts';

/** Sends strokes to whatever has the caret, as a scanner does that keeps these times (ms by the clock of the events, which the test sets). */
async function strokes(page: Page, sent: readonly (readonly [key: string, at: number])[]): Promise<void> {
  await page.evaluate((all) => {
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const [key, at] of all) {
      const stamped = <E extends Event>(event: E) => Object.defineProperty(event, 'timeStamp', { value: 100_000 + at });
      const meant = document.activeElement ?? document.body;
      const goesOn = meant.dispatchEvent(
        stamped(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
      );
      // What a key writes goes to where the caret is by then.
      const input = document.activeElement;
      if (!goesOn || key.length !== 1 || !(input instanceof HTMLInputElement) || input.type === 'radio') continue;
      write?.call(input, input.value + key);
      input.dispatchEvent(stamped(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' })));
    }
  }, sent);
}

/** The characters of a text, one every `gap` ms from `from`. */
const every = (text: string, gap: number, from = 0) =>
  [...text].map((key, index) => [key, from + index * gap] as const);

test('the caret goes on 50 ms after a fast scan, and waits longer for a slow one', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const page = await staff.open('nurse', '/patients/new');
  const ipp = page.getByRole('textbox', { name: 'IPP' });
  const lastName = page.getByRole('textbox', { name: 'Last name' });
  await expect(ipp).toBeFocused();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await strokes(page, every('0012345', 10));
  await page.clock.runFor(49);
  await expect(ipp).toBeFocused();
  await page.clock.runFor(1);
  await expect(page.getByRole('radio').first()).toBeFocused();
  await expect(page.locator('[data-scanned]')).toHaveCount(1);
  await page.clock.runFor(999);
  await expect(page.locator('[data-scanned]')).toHaveCount(1);
  await page.clock.runFor(1);
  await expect(page.locator('[data-scanned]')).toHaveCount(0);

  await lastName.focus();
  await strokes(page, every('7700', 90, 5_000));
  await page.clock.runFor(99);
  await expect(lastName).toBeFocused();
  await page.clock.runFor(1);
  await expect(lastName).not.toBeFocused();
  await expect(lastName).toHaveValue('7700');
});

test('what a scanner sends after a pause still goes into its field, and neither chooses a sex nor saves', async ({
  open,
  host,
  installation,
}) => {
  const staff = await studyStaff({ open, host, installation }, ['nurse']);
  const page = await staff.open('nurse', '/patients/new');
  const ipp = page.getByRole('textbox', { name: 'IPP' });
  const sex = page.getByRole('radio').first();
  await expect(ipp).toBeFocused();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await strokes(page, every('0012', 10));
  await page.clock.runFor(60);
  await expect(sex).toBeFocused();
  // The rest comes 70 ms after the last character, an Enter 20 ms behind the end.
  await strokes(page, every('f345', 10, 100));
  await expect(ipp).toBeFocused();
  await expect(ipp).toHaveValue('0012f345');
  await expect(page.getByRole('radio', { name: 'Female' })).not.toBeChecked();
  await page.clock.runFor(200);
  await expect(sex).toBeFocused();
  await strokes(page, [['Enter', 190]]);
  await expect(sex).toBeFocused();
  await expect(page.getByText('Choose the sex.')).toHaveCount(0);

  // A hand is not taken for a scanner.
  await strokes(page, [['f', 900]]);
  await expect(page.getByRole('radio', { name: 'Female' })).toBeChecked();
  await expect(ipp).toHaveValue('0012f345');
});
