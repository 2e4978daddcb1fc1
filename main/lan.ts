import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createMaterialReader } from './certificates/material-reader.ts';
import { createCertificatesProcedures } from './certificates/procedures.ts';
import { createCertificatesRepository } from './certificates/repository.ts';
import { createServedRules } from './certificates/served-rules.ts';
import { createCertificatesService } from './certificates/service.ts';
import type { FeatureDeps } from './feature-deps.ts';
import type { JobDefinition } from './jobs/service.ts';
import { publicNameOf, publicUrlOf } from './network/addresses.ts';
import { createNetworkKeeper } from './network/keeper.ts';
import { createNetworkProcedures } from './network/procedures.ts';
import { createNetworkRepository } from './network/repository.ts';
import { createNetworkService } from './network/service.ts';
import { storedNetwork } from './network/stored-network.ts';
import { createNoticeWriter } from './notices/notice-writer.ts';

/** Builds what lets other PCs in: the listener and its certificates. */
export function createLan({ data, ports, transactor, tickets, events, workerEntry }: FeatureDeps) {
  const { db, keys } = data;
  const hostName = hostname().toLowerCase();
  const notices = createNoticeWriter(db);
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
    notices,
    files: tickets,
    ports,
    hostName,
  });
  const repository = createNetworkRepository(db);
  const stored = () => storedNetwork(repository);
  const interfaces = () => (ports.interfaces ?? networkInterfaces)();
  const keeper = createNetworkKeeper({
    network: ports.network,
    stored,
    interfaces,
    hostName,
    certificates,
    notices,
    transactor,
    ports,
  });
  const network = createNetworkService({ repository, stored, keeper, interfaces, hostName, certificates, ports });
  const stop: (() => void)[] = [];
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
    /** What codes on paper lead to: `https://name:port`; null while nobody else gets in. */
    publicUrl(): string | null {
      const { settings } = stored();
      return settings.enabled && publicNameOf(settings, hostName) !== 'localhost'
        ? publicUrlOf(settings, hostName)
        : null;
    },
    /** Starts what a host does for as long as it runs; a command does not. */
    start(): void {
      if (workerEntry) certificates.start();
      if (!ports.network) return;
      stop.push(
        certificates.onChange(keeper.renew),
        // Settings that another process changed; a fault of the listener goes to whoever looks at it.
        events.subscribe(({ topic }) => topic === 'network' && keeper.look()),
      );
      stop.push(ports.network.onChange(() => events.publish({ topic: 'network' })));
      keeper.start();
    },
    async close(): Promise<void> {
      for (const end of stop.splice(0)) end();
      keeper.close();
      await Promise.all([keeper.settled(), certificates.close()]);
    },
  };
}
