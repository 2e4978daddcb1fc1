import { z } from 'zod';

const Address = z.email();

/** Whether a text is one e-mail address and nothing else: no name, no second address, no line break. At most 200 characters. */
export function isMailAddress(text: string): boolean {
  return text.length <= 200 && Address.safeParse(text).success;
}

/** A header in one line: control characters become blanks, 200 characters at most. */
export function headerText(text: string): string {
  const line = [...text].map((sign) => (isControl(sign) ? ' ' : sign)).join('');
  return [...line.replace(/ {2,}/g, ' ').trim()].slice(0, 200).join('');
}

function isControl(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  // The last two are line ends to some programs.
  return code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029;
}
