import type { certificatesContract } from '../../shared/certificates.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { CertificatesService } from './service.ts';

/** Handlers of `certificates.*`. */
export function createCertificatesProcedures(service: CertificatesService): HandlersOf<typeof certificatesContract> {
  return {
    state: (input, ctx) => service.state(input, ctx),
    authority: (input, ctx) => service.authority(input, ctx),
    issue: (input, ctx) => service.issue(input, ctx),
    selfSign: (input, ctx) => service.selfSign(input, ctx),
    request: (input, ctx) => service.request(input, ctx),
    requestFile: (input, ctx) => service.requestFile(input, ctx),
    beginUpload: (input, ctx) => service.beginUpload(input, ctx),
    inspect: (input, ctx) => service.inspect(input, ctx),
    import: (input, ctx) => service.import(input, ctx),
    useFiles: (input, ctx) => service.useFiles(input, ctx),
    reload: (input, ctx) => service.reload(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
  };
}
