/** The planner. */
export const planner = {};
