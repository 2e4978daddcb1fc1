/** Something that the program does by itself. */
export interface JobDefinition {
  /** A stable name in lower case, with a dot: `obligations.renew`. */
  readonly name: string;
  /** A cron pattern in the workstation's time, or several with ` | ` between them. A function where people choose the times: asked at every look. */
  readonly schedule: string | (() => string);
  /**
   * Does it; safe to repeat after it was cut. Answers a sentence for the run's row, null when there was nothing to do.
   * It stops soon after the signal aborts, by throwing or by answering.
   */
  run(signal: AbortSignal): Promise<string | null>;
  /** Leaves no row when there was nothing to do. */
  readonly quiet?: true;
}

/** The present schedule of a job. */
export function scheduleOf({ schedule }: JobDefinition): string {
  return typeof schedule === 'string' ? schedule : schedule();
}
