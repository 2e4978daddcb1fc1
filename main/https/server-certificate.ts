/** A certificate the listener can serve, with its key. Never log or serialise it. */
export interface ServerCertificate {
  /** PEM, the server's own certificate first, then its authority. */
  readonly chain: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM of the authority, which people import into their browsers. */
  readonly authority: string;
  /** Host names and IP addresses it is valid for. */
  readonly names: readonly string[];
  readonly expiresAt: Date;
  /** SHA-256 of the authority's certificate in pairs of hexadecimal digits, for comparing over the phone. */
  readonly authorityFingerprint: string;
}
