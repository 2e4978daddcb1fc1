/** Words of restore. */
export const restore = {};
