import { hostname } from 'node:os';
import { join } from 'node:path';
import { createMaterialReader } from './certificates/material-reader.ts';
import { createCertificatesProcedures } from './certificates/procedures.ts';
import { createCertificatesRepository } from './certificates/repository.ts';
import { createServedRules } from './certificates/served-rules.ts';
import { createCertificatesService } from './certificates/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { createNetworkProcedures } from './network/procedures.ts';
import { createNetworkService } from './network/service.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';

/** Builds what lets other PCs in: the listener and its certificates. */
export function createLan({ data, ports, transactor, tickets, workerEntry }: FeatureDeps) {
  const { db, keys } = data;
  const certificates = createCertificatesService({
    store: {
      folder: join(ports.paths.data, 'certs'),
      get key() {
        return keys.derive('certificates');
      },
      ports,
    },
    repository: createCertificatesRepository(db),
    rules: createServedRules({ db, dataFolder: ports.paths.data }),
    read: createMaterialReader(workerEntry && new URL('./certificate-worker.js', workerEntry)),
    transactor,
    notices: createNoticeWriter(db),
    files: tickets,
    ports,
    hostName: hostname().toLowerCase(),
  });
  const network = createNetworkService();
  const jobs: readonly JobDefinition[] = [
    { name: 'certificates.look', schedule: '0 * * * *', quiet: true, run: certificates.look },
  ];
  const handlers = {
    network: createNetworkProcedures(network),
    certificates: createCertificatesProcedures(certificates),
  };
  return {
    handlers,
    jobs,
    /** Starts what a host does for as long as it runs; a command does not. */
    start(): void {
      certificates.start();
    },
    close: (): Promise<void> => certificates.close(),
  };
}
