/** Rules and clocks. */
export const obligations = {};
