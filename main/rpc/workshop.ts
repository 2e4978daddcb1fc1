/** The keys that work on closed data needs; they are wiped when it ends. */
export interface WorkshopKeys {
  readonly database: Buffer;
  readonly authentication: Buffer;
}

/** Work on the files of the data folder while nothing in this program has them open. */
export interface Workshop {
  /**
   * Closes the data, does the work, and opens them again, whether it went well or not. Meanwhile every call answers UNAVAILABLE
   * with this sentence. The caller's own database handle is closed afterwards: nothing of it may be used once this was called.
   *
   * @param message what is happening, a sentence for everybody who waits
   * @throws what `work` throws, after the data were opened again; AppError UNAVAILABLE when they do not open afterwards
   */
  closed<T>(message: string, work: (keys: WorkshopKeys) => Promise<T>): Promise<T>;
}
