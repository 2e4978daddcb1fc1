/** Words of the home. */
export const home = {};
