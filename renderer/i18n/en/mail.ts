/** The mail server. */
export const mail = {};
