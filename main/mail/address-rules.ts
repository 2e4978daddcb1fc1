import { z } from 'zod';

const Address = z.email();

/** Whether a text is one e-mail address and nothing else: no name, no second address, no line break. At most 200 characters. */
export function isMailAddress(text: string): boolean {
  return text.length <= 200 && Address.safeParse(text).success;
}

/** A text that fits a header or a sentence: one line without control characters, as many characters as named at most. */
export function headerText(text: string, length = 200): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, length).join('');
}
