import type { KeyPair } from '../directory/certificates.ts';

/** How a mail server behaves. */
export interface SmtpBehaviour {
  readonly security: 'starttls' | 'tls' | 'none';
  readonly pair?: KeyPair;
  readonly account?: { readonly user: string; readonly pass: string };
  /** The only sender that it takes. */
  readonly sender?: string;
  /** Defers each recipient once. */
  readonly greylist?: boolean;
  /** Takes connections and says nothing. */
  readonly stall?: boolean;
  /** Cuts the connection after the whole mail arrived, so many times. */
  readonly cutAfterData?: number;
}

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly raw: string;
}

/** What the process of the mail server tells. */
export type SmtpReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'auth'; readonly username: string; readonly secure: boolean }
  | { readonly kind: 'mail'; readonly mail: ReceivedMail };
