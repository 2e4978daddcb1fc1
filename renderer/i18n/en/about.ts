/** Words of the about. */
export const about = {};
