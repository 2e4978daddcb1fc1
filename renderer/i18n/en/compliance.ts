/** Surveys and what is due. */
export const compliance = {};
