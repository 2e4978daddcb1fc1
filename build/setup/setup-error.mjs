/** Something about this machine that its user can mend; the message says how. */
export class SetupError extends Error {
  name = 'SetupError';
}
