import type { certificatesContract } from '../../shared/certificates.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CertificateKind } from '../../shared/network.ts';
import type { ServedCertificate } from '../ports.ts';
import type { HandlersOf } from '../rpc/context.ts';
import { ensureCertificate, needsNewAuthority } from '../tls/certificate-store.ts';
import type { CertificateFolder } from '../tls/stored-certificate.ts';

/** Certificates of the listener: made here, or brought. */
export function createCertificatesService({ store }: { readonly store: CertificateFolder }) {
  const listeners = new Set<(kind: CertificateKind) => void>();
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  const handlers: HandlersOf<typeof certificatesContract> = {
    state: later,
    authority: later,
    issue: later,
    selfSign: later,
    request: later,
    requestFile: later,
    beginUpload: later,
    inspect: later,
    import: later,
    useFiles: later,
    reload: later,
    remove: later,
  };
  return {
    ...handlers,

    /**
     * The certificate of a kind, to be served under `names`; its own names are those that may be answered: no wildcards.
     *
     * @throws AppError NOT_FOUND while there is none of this kind, CONFLICT when it cannot be served
     */
    async served(kind: CertificateKind, names: readonly string[]): Promise<ServedCertificate> {
      if (kind === 'own') return ensureCertificate(store, names, 'network');
      throw new AppError('NOT_FOUND', 'There is no such certificate. Import one first.');
    },

    /** Called when there is another certificate of a kind: ask {@link served} again. Answers how to end that. */
    onChange(listener: (kind: CertificateKind) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Whether `own` for these names takes another authority, which every client would have to be told to trust. */
    needsNewAuthority: (names: readonly string[]): boolean => needsNewAuthority(store, names),
  };
}

/** The service of {@link createCertificatesService}. */
export type CertificatesService = ReturnType<typeof createCertificatesService>;
