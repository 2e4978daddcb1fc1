import type { CertificateHolding } from '../../shared/certificates.ts';
import type { OutputOf } from '../api/client.ts';

/** What the panel of a kind of certificate is given. */
export interface CertificatePanel {
  /** This screen is at the workstation. */
  readonly here: boolean;
  readonly state: OutputOf<'certificates.state'>;
  readonly holding: CertificateHolding;
  /** Names and addresses to begin with. */
  readonly names: readonly string[];
}
