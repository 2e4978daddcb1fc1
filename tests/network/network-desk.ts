import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { onTestFinished } from 'vitest';
import { createHostWatch } from '../../main/host/host-watch.ts';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import { createHostNetwork } from '../../main/https/host-network.ts';
import { carryOut } from '../../main/https/thread/carry-out.ts';
import { authorityIn } from '../../main/tls/certificate-store.ts';
import { appOver } from '../https/web-app.ts';
import { createTestCore, openTestCore, type TestCoreOptions } from '../support/core.ts';
import { memoryLog } from '../support/ports.ts';

/** An interface of a machine, as the operating system lists it. */
export function networkInterface(address: string): NetworkInterfaceInfo {
  return {
    address,
    netmask: '255.0.0.0',
    family: 'IPv4',
    mac: '00:00:00:00:00:00',
    internal: address === '127.0.0.1',
    cidr: `${address}/8`,
  };
}

/** A core with the real network side of a host beside it; its machine has the addresses that a test states. */
export async function networkDesk(
  options: TestCoreOptions & {
    /** Opens these data instead of fresh ones. */
    readonly folder?: string;
    readonly host?: Partial<Parameters<typeof createHostNetwork>[0]>;
  } = {},
) {
  const { folder, host, ...core } = options;
  const log = memoryLog();
  const network = createHostNetwork({
    listenerEntry: (line) => carryOut(line, systemRandom),
    clock: systemClock,
    log,
    ...host,
  });
  onTestFinished(() => network.close());
  const watch = createHostWatch();
  watch.watch(network);
  const machine = { addresses: ['127.0.0.1', '127.0.0.2'] };
  const interfaces = () => ({ eth0: machine.addresses.map(networkInterface) });
  const ports = { network, watch, interfaces, ...core.ports };
  const test = await (folder === undefined
    ? createTestCore({ ...core, ports })
    : openTestCore(folder, { ...core, ports }));
  network.serve(
    appOver(test, {
      profile: { kind: 'https', rules: network.rules, limits: { anonymousPerSecond: 10_000, anonymousBurst: 20_000 } },
    }),
  );
  const { network: settings } = test.atConsole('administrator');
  return { ...test, network, settings, machine, hostLog: log };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Addresses on which somebody of this machine listens under a port, as the kernel lists them. */
export function boundTo(port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/self/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${wanted}`))
    .map(([, local = '']) =>
      (local.slice(0, 8).match(/../g) ?? [])
        .reverse()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.'),
    )
    .sort();
}

/** One request to a listener of these data over HTTP/1.1; the status, or the code of the fault. */
export function statusOf(
  folder: string,
  address: string,
  port: number,
  headers: Record<string, string> = {},
): Promise<number | string> {
  return new Promise((resolve) => {
    const ca = authorityIn(folder) ?? undefined;
    const call = request(
      {
        host: address,
        port,
        path: '/health',
        agent: false,
        headers,
        checkServerIdentity: () => undefined,
        ...(ca && { ca }),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    call.end();
  });
}
