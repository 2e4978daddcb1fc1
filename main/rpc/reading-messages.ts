import type { ErrorCode, ErrorDetails } from '../../shared/contract/errors.ts';

/** What the reading thread is started with. The key is a copy that the thread zeroes after opening. */
export interface ReadingTask {
  readonly file: string;
  readonly key: Uint8Array;
}

/** One query whose caller may ask it and whose input is parsed; null ends the thread once everything before it is answered. */
export type ReadingQuestion = {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  /** The host's present instant, ISO text. */
  readonly now: string;
  /** Milliseconds from which on a statement is noted. */
  readonly slowMs: number;
} | null;

/** What the thread says. A refusal loses its kind between threads, so that its parts travel. */
export type ReadingMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly id: number; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>> | undefined;
      readonly details: ErrorDetails | undefined;
    }
  /** `code` is the driver's or the system's, where there is one. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly code: string | undefined }
  | { readonly kind: 'slow'; readonly sql: string; readonly ms: number };
