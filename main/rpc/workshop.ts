/** The keys that work on closed data needs; they are wiped when it ends. */
export interface WorkshopKeys {
  readonly database: Buffer;
  readonly authentication: Buffer;
}

/** Replaces the sentence for everybody who waits. */
export type Report = (message: string) => void;

/** Work on the files of the data folder while nothing in this program has them open. */
export interface Workshop {
  /**
   * Closes the data, does the work, and opens them again, whether it went well or not. Meanwhile every call answers UNAVAILABLE
   * with this sentence. The caller's own database handle is closed afterwards: nothing of it may be used once this was called.
   *
   * @param message what is happening, a sentence for everybody who waits
   * @param again.recoveryKey opens the data when the work went well and this machine has no key for them (any more)
   * @throws what `work` throws, after the data were opened again; AppError UNAVAILABLE when they do not open afterwards, and while other
   *   such work is under way
   */
  closed<T>(
    message: string,
    work: (keys: WorkshopKeys, report: Report) => Promise<T>,
    again?: { readonly recoveryKey?: string | undefined },
  ): Promise<T>;
  /**
   * Does work for which this program must hold the data folder: preparing new files in it. A host does so anyway; a command takes it.
   *
   * @throws AppError CONFLICT for a command while a host serves the folder
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}
