import type { mail as source } from '../en/mail.ts';

/** The mail server. */
export const mail: typeof source = {};
