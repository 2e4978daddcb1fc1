/** Reminders. */
export const reminders = {};
