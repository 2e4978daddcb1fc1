import { scanRule } from './scanner.ts';

/**
 * Leads strokes of a scan that come after the caret has gone on back into its field: by the next field they would be lost, or choose a sex.
 * The Enter or Tab of the scanner is swallowed, since the caret has gone on already. Strokes count as the scanner's as long as they follow its
 * last character within the gap of a scan; no hand is that fast.
 *
 * @param lastAt when the last character came, by the clock of events
 * @param led the caret is back in the field
 * @returns ends it
 */
export function leadBack(field: HTMLInputElement, lastAt: number, led: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, altKey, metaKey, timeStamp } = event;
    if (timeStamp - lastAt >= scanRule.gapMs || ctrlKey || altKey || metaKey) return stop();
    if (key === 'Enter' || key === 'Tab') event.preventDefault();
    else if (key.length !== 1) return;
    event.stopPropagation();
    if (key.length !== 1) return;
    stop();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    led();
  };
  const stop = () => document.removeEventListener('keydown', onKey, true);
  document.addEventListener('keydown', onKey, true);
  return stop;
}
