/** A call within this machine takes as much as one over HTTPS: 5 MB of JSON text. */
export const maxJsonLength = 5_000_000;
