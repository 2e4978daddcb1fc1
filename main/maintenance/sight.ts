/** What the program sees by itself of a task in a period. */
export interface Sight {
  /** Whether that closes the task. */
  readonly closes: boolean;
  /** What was seen, a sentence. */
  readonly evidence: string;
}
