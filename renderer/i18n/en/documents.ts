/** Files on records. */
export const documents = {};
