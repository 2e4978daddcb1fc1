/** Jobs. */
export const jobs = {};
