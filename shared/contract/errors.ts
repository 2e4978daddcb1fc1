/**
 * The closed set of error codes and the HTTP status each one travels with.
 * Nothing else may leave the core; the table is part of the stable interface.
 */
export const httpStatus = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  SECOND_FACTOR_REQUIRED: 401,
  FORBIDDEN: 403,
  REAUTH_REQUIRED: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  MISDIRECTED: 421,
  INVALID: 422,
  LOCKED: 423,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** One of the codes of {@link httpStatus}. */
export type ErrorCode = keyof typeof httpStatus;

/** Extra facts some codes carry. Plain JSON, never a secret. */
export interface ErrorDetails {
  /** RATE_LIMITED: whole seconds to wait. */
  readonly retryAfter?: number;
  /** CONFLICT on a versioned row: the row as it is stored now, so that the screen can show both values. */
  readonly current?: unknown;
  /** CONFLICT on creating or correcting a patient: whom the entry may be, as far as the caller may see them (`Duplicates`). */
  readonly duplicates?: unknown;
  /** UNAVAILABLE while the database is not open: the state of the open decision. */
  readonly state?: string;
  /** LOCKED: whose session it is, so that the lock screen can greet its owner. */
  readonly lockedAs?: string;
  /** SECOND_FACTOR_REQUIRED: a code is asked for, or the account must enrol first. */
  readonly secondFactor?: 'code' | 'enrol';
  /** FORBIDDEN on signing in: this browser must be made known with a code first. */
  readonly device?: 'unknown';
}

/** An error as it travels: a code, a sentence that says what to do next, messages by input path, and the id under which the log knows it. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly requestId: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly details?: ErrorDetails;
}

/** The answer of every procedure, over every transport. A refusal is never `undefined`. */
export type Reply<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: WireError };

/** What AppError accepts beside its sentence. */
export interface AppErrorOptions {
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly details?: ErrorDetails | undefined;
  readonly cause?: unknown;
}

/** A refusal that a user can cause and mend. Anything else that is thrown becomes INTERNAL with a request id. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly details: ErrorDetails | undefined;

  /**
   * @param code one of the closed set
   * @param message a sentence for a person: what is wrong and what to do next; never a secret, never SQL
   * @param options messages by input path (`fields`), extra facts (`details`), and the `cause` for the log
   */
  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fields = options.fields;
    this.details = options.details;
  }
}
