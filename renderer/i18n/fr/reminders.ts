import type { reminders as source } from '../en/reminders.ts';

/** Reminders. */
export const reminders: typeof source = {};
