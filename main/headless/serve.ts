import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { appVersion } from '../app-version.ts';
import { exitCodes } from '../boot-config.ts';
import type { Core } from '../core-types.ts';
import { bootHost } from '../host/boot.ts';
import { guardAgainstCrash } from '../host/crash-guard.ts';
import { createFileLog } from '../host/file-log.ts';
import { createHostWatch, type HostWatchSource } from '../host/host-watch.ts';
import { createSystemPorts, systemClock, systemRandom } from '../host/system-ports.ts';
import { accessLine } from '../https/access-line.ts';
import { createApp } from '../https/app.ts';
import { readAssets } from '../https/assets.ts';
import { createHostNetwork, type ServingHost } from '../https/host-network.ts';
import { createSupervisedListener, type SupervisedListener } from '../https/supervised-listener.ts';
import type { Ports } from '../ports.ts';
import { authorityIn, ensureCertificate, ephemeralCertificate } from '../tls/certificate-store.ts';
import { refusePublicAddress } from '../tls/network-address.ts';
import { isLoopback, parseServeArguments, type ServeArguments } from './arguments.ts';
import { certificateNames } from './certificate-names.ts';
import { listenerThread } from './listener-ahead.ts';
import { createSetupCode } from './setup-code.ts';
import { untilStopped } from './until-stopped.ts';

/** Where the built page and the import worker lie, beside the running bundle. */
const built = { out: join(import.meta.dirname, '..'), worker: new URL('./import-worker.js', import.meta.url) };

const say = (text: string) => void process.stderr.write(`${text}\n`);

/**
 * Runs the headless host until it is told to stop; answers the exit code. Standard output carries the ready line only.
 *
 * @param listenerAhead the thread of the listener, which gets ready while everything else is loaded
 */
export async function serve(args: readonly string[], listenerAhead: Worker): Promise<number> {
  const parsed = parseServeArguments(args);
  if (typeof parsed === 'string') {
    say(parsed);
    return exitCodes.usage;
  }
  try {
    return await serveFolder(parsed, listenerAhead);
  } catch (cause) {
    say(cause instanceof AppError ? cause.message : startFault(cause, parsed));
    return exitCodes.refused;
  }
}

async function serveFolder(parsed: ServeArguments, listenerAhead: Worker): Promise<number> {
  const log = createFileLog(parsed.dataFolder, 'host');
  const watch = createHostWatch();
  const network = createHostNetwork({
    listenerEntry: listenerThread,
    listenerAhead,
    clock: systemClock,
    log,
    onAnswered: (entry) => log.access.write(accessLine(entry)),
  });
  const ports = createSystemPorts({
    dataFolder: parsed.dataFolder,
    log,
    logKeeping: log.keeping,
    watch,
    network,
    app: { version: appVersion, host: 'headless' },
  });
  const code = createSetupCode(systemRandom);
  const recoveryKey = parsed.recoveryKeyStdin ? await firstLine() : undefined;
  const booted = await bootHost(ports, { workerEntry: built.worker, setupCode: code, recoveryKey });
  const { core } = booted;
  let listener: SupervisedListener | undefined;
  const unguard = guardAgainstCrash({
    process,
    dataFolder: parsed.dataFolder,
    host: 'host',
    log,
    now: ports.clock.now,
    async close() {
      await Promise.all([listener?.close(), network.close(), booted.close()]);
    },
    exit: () => process.exit(exitCodes.refused),
  });
  try {
    const { state, message } = core.state();
    if (state !== 'READY' && state !== 'SETUP') {
      say(`${state}: ${message}`);
      return exitCodes.notOpen;
    }
    const host = state === 'SETUP' && !isLoopback(parsed.host) ? '127.0.0.1' : parsed.host;
    if (state === 'SETUP') {
      if (host !== parsed.host)
        say('Until set-up is done only this machine is served. Start again afterwards to let others in.');
      say(`Set-up code: ${code.slice(0, 4)}-${code.slice(4)}`);
    }
    const app = createApp({
      core,
      assets: readAssets(built.out),
      profile: { kind: 'https', rules: network.rules, authority: () => authorityIn(parsed.dataFolder) },
      ports,
    });
    listener = await listen({ core, ports, app, network, host, port: parsed.port });
    watch.watch(asWatched(listener, host));
    watch.watch(network);
    network.standsBeside({ url: listener.url, host, port: listener.port });
    network.serve(app);
    // Listened for before the ready line: whoever waits for it may tell the host to stop in the same moment.
    const stopped = untilStopped();
    process.stdout.write(`${JSON.stringify({ ready: true, url: listener.url, pid: process.pid })}\n`);
    log.info('host started', { addresses: listener.addresses(), version: appVersion });
    const reason = await stopped;
    log.info('host stops', { reason });
    await Promise.all([listener.close(), network.close()]);
    return exitCodes.done;
  } finally {
    unguard();
    await network.close();
    await booted.close();
  }
}

/** Opens the listener; a certificate made for set-up gives way to a lasting one as soon as there is a key to keep it under. */
async function listen(deps: {
  core: Core;
  ports: Ports;
  app: ReturnType<typeof createApp>;
  network: ServingHost;
  host: string;
  port: number;
}): Promise<SupervisedListener> {
  const { core, ports, app, network, host, port } = deps;
  refusePublicAddress(host, networkInterfaces());
  const names = certificateNames(host);
  const lasting = () => {
    const key = core.deriveKey('certificates');
    return key ? ensureCertificate({ folder: join(ports.paths.data, 'certs'), key, ports }, names) : null;
  };
  const listener = await createSupervisedListener({
    open: (on, certificate) => network.thread.open(app, { certificate, host, port: on }),
    certificate: (await lasting()) ?? (await ephemeralCertificate(names, ports.clock.now())),
    renewed: lasting,
    host,
    port,
    clock: ports.clock,
    log: ports.log,
  });
  const look = () => {
    lasting()
      ?.then((certificate) => listener.setCertificate(certificate))
      .catch((cause: unknown) => ports.log.error('the lasting certificate could not be made', { cause }));
  };
  core.onState(look);
  // Another authority may have been made for names that other computers use: both listeners are signed by the same one.
  core.onEvent(({ topic }) => {
    if (topic === 'certificate' || topic === 'network') look();
  });
  return listener;
}

/** What the core is told of the listener of the command line. */
function asWatched(listener: SupervisedListener, host: string): HostWatchSource {
  return {
    onChange: listener.onChange,
    listener: () => {
      const { state, ...facts } = listener.facts();
      return {
        of: 'console',
        url: listener.url,
        host,
        ports: [listener.port],
        addresses: listener.addresses(),
        state,
        ...facts,
      };
    },
  };
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return '';
}

function startFault(cause: unknown, { host, port, dataFolder }: ServeArguments): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Choose another one with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Choose one of its own with --host.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Either ${dataFolder} cannot be written or port ${port} needs more rights. Check the folder's permissions, or choose a port above 1023.`;
    case 'ENOSPC':
      return `The disk of ${dataFolder} is full. Free some space and start again.`;
    default:
      return `The host could not start: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
