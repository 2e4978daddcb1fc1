/** One point of the hardening checklist: a named thing that is done to one kind of Electron object. */
export interface Rule<Target> {
  /** The row of the security page that it fulfils. */
  readonly row: string;
  readonly name: string;
  apply(target: Target): void;
}
