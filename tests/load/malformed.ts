/** What malformed requests are sent to, and how many. */
export interface MalformedOrder {
  /** `https://name:port` of the listener. */
  readonly url: string;
  /** PEM of what to trust. */
  readonly authority: string;
  readonly count: number;
  /** The same seed sends the same requests. */
  readonly seed: number;
  /** A `Cookie` header of somebody who is signed in, so that bodies get beyond the door. */
  readonly cookie?: string | undefined;
  /** A personal access token, instead of the cookie. */
  readonly token?: string | undefined;
  /** What `/openapi.json` answers: every procedure gets inputs of wrong types. */
  readonly openApi: unknown;
  /** Connections at the same time. */
  readonly parallel?: number | undefined;
}

/** What became of them. */
export interface MalformedOutcome {
  readonly sent: number;
  readonly seed: number;
  /** Answers by status; `closed` where the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers of 500 and above (503 of a closed database included), with what was sent. */
  readonly faults: readonly { readonly status: number; readonly what: string }[];
  /** Requests that neither got an answer nor a closed connection within a second. */
  readonly hangs: readonly string[];
  readonly slowestMs: number;
}
