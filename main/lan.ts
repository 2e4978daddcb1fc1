import { join } from 'node:path';
import { createCertificatesProcedures } from './certificates/procedures.ts';
import { createCertificatesService } from './certificates/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createNetworkProcedures } from './network/procedures.ts';
import { createNetworkService } from './network/service.ts';

/** Builds what lets other PCs in: the listener and its certificates. */
export function createLan({ data, ports }: FeatureDeps) {
  const certificates = createCertificatesService({
    store: {
      folder: join(ports.paths.data, 'certs'),
      get key() {
        return data.keys.derive('certificates');
      },
      ports,
    },
  });
  const network = createNetworkService();
  const jobs: readonly JobDefinition[] = [];
  const handlers = {
    network: createNetworkProcedures(network),
    certificates: createCertificatesProcedures(certificates),
  };
  return { handlers, jobs };
}
