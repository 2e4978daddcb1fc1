import type { certificatesContract } from '../../shared/certificates.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { HandlersOf } from '../rpc/context.ts';

export type CertificatesService = HandlersOf<typeof certificatesContract>;

export function createCertificatesService(): CertificatesService {
  const later = () => {
    throw new AppError('UNAVAILABLE', 'Not yet.');
  };
  return {
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
}
