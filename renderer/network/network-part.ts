import type { OutputOf } from '../api/client.ts';

/** What a part of the page is given. */
export interface NetworkPart {
  readonly network: OutputOf<'network.state'>;
  /** This screen is at the workstation. */
  readonly here: boolean;
}
