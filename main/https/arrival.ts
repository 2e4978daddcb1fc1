/** What the listener knows of a request beside the request itself; it travels as Hono's bindings. */
export interface Arrival {
  /** The socket's address. Forwarding headers are never looked at: anyone can write them. */
  readonly address: string;
  /** This machine calls itself, under whichever of its addresses: both ends are the same, which nobody else can bring about. */
  readonly fromItself: boolean;
  /** Every Host and :authority value, exactly as it came. */
  readonly claimedHosts: readonly string[];
  /** The `host:port` names that the listener answers for, in lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Under which this request is logged. */
  readonly requestId: string;
  /** The same for requests that were read at once. */
  readonly batch: object;
  /** Tells the access log which account asks, and with which access token. */
  noteAccount(account: number | null, token?: number | null): void;
  /** Cuts the connection, so that a file that failed half-way never looks complete. */
  abort(): void;
}
