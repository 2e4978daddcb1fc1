/** The own calendar. */
export const calendar = {};
