import { AppError } from '../../shared/contract/errors.ts';
import type { NetworkSettings } from '../../shared/network.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { HostNetwork, NetworkPlan, Ports } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { Interfaces } from '../tls/network-address.ts';
import { addressesOf, namesOf } from './addresses.ts';
import type { Trial } from './findings.ts';
import type { StoredNetwork } from './stored-network.ts';

/** How often the present settings and addresses are compared with what is served, milliseconds. */
const lookMs = 5_000;
/** How often what failed is tried again, and a certificate asked for anew. */
const again = { failedMs: 60_000, wellMs: 3_600_000 } as const;
const matter = ['network.down', 'listener'] as const;

/** Keeps what is served in step with what is stored, whoever changed it, and with the addresses that this machine has. */
export function createNetworkKeeper(deps: {
  readonly network: HostNetwork | undefined;
  readonly stored: () => StoredNetwork;
  readonly interfaces: () => Interfaces;
  readonly hostName: string;
  readonly certificates: Trial['certificates'];
  readonly notices: NoticeWriter;
  readonly transactor: Pick<Transactor, 'transact'>;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'log'>;
}) {
  const { network, stored, interfaces, hostName, certificates, notices, transactor, ports } = deps;
  const { clock, random, log } = ports;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  /** What was applied last, to be compared; undefined asks for another look. */
  let applied: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let trouble: string | null = null;
  let ends: Date | undefined;

  /** One change after the other, whoever asks for it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function planOf(settings: NetworkSettings): Promise<NetworkPlan> {
    const addresses = addressesOf(settings, interfaces());
    const wanted = namesOf(settings, addresses, hostName);
    const certificate = await certificates.served(settings.certificate, wanted);
    return {
      addresses,
      port: settings.port,
      certificate,
      names: [...new Set([...wanted, ...certificate.names])],
      connections: settings.connections,
      connectionsPerAddress: settings.connectionsPerAddress,
      keepAliveMs: settings.keepAliveSeconds * 1000,
      redirectPort: settings.redirectPort,
    };
  }

  /** What decides about the plan. */
  function keyOf({ settings }: Pick<StoredNetwork, 'settings'>): string {
    return JSON.stringify([settings, settings.enabled ? addressesOf(settings, interfaces()) : []]);
  }

  function setRules({ settings: { allowed, healthAllowed, origins }, protecting }: StoredNetwork): void {
    network?.setRules({ allowed, healthAllowed, origins, protecting });
  }

  async function tell(reason: string | null): Promise<void> {
    if (closed || reason === trouble) return;
    trouble = reason;
    if (reason === null && !notices.isOpen(...matter)) return;
    const [kind, subject] = matter;
    const message = `Other computers cannot open this workstation. ${reason}`;
    await retryWhileBusy(() => {
      if (closed) return;
      transactor.transact(programActor(random, '(network)', 'network.follow'), (tx) => {
        if (reason === null) notices.settle(tx, kind, subject);
        else
          notices.raise(tx, {
            kind,
            subject,
            audience: 'system:manage',
            severity: 'danger',
            message,
            link: '/admin/network',
          });
      });
    });
  }

  /** Applies settings; throws what keeps them from being served. */
  async function apply(settings: NetworkSettings, patient: boolean): Promise<void> {
    if (!network) return;
    const plan = settings.enabled ? await planOf(settings) : null;
    await network.apply(plan, patient);
    ends = plan?.certificate.expiresAt;
    applied = keyOf({ settings });
    lookedAt = clock.monotonic();
  }

  async function follow(): Promise<void> {
    if (closed || !network) return;
    const present = stored();
    setRules(present);
    try {
      await apply(present.settings, true);
      await tell(null);
    } catch (cause) {
      log.error('the listener for other computers cannot be opened', { cause });
      applied = keyOf(present);
      lookedAt = clock.monotonic();
      // What is served goes on, but never under a certificate that is over (row L4).
      if (ends !== undefined && ends <= clock.now()) {
        ends = undefined;
        await network.apply(null);
      }
      await tell(cause instanceof AppError ? cause.message : 'The log says why.');
    }
  }

  /** A section that does not read keeps nobody from opening the data: whoever saves the settings is told. */
  function look(): void {
    try {
      compare();
    } catch (cause) {
      log.error('the settings of the network could not be read', { cause });
    }
  }

  function compare(): void {
    if (closed || !network) return;
    const waited = clock.monotonic() - lookedAt >= (trouble === null ? again.wellMs : again.failedMs);
    const expired = ends !== undefined && ends <= clock.now();
    const present = stored();
    if (!waited && !expired && applied === keyOf(present)) {
      setRules(present);
      return;
    }
    inTurn(follow).catch((cause: unknown) => log.error('the settings of the network could not be followed', { cause }));
  }

  return {
    inTurn,
    apply,
    setRules,
    /** Why what is stored cannot be served, a sentence; null when it is. */
    trouble: () => trouble,
    /** Looks whether anything is to be done; others may have changed the settings. */
    look,
    /** There is another certificate: it is served from the next handshake on. */
    renew(): void {
      applied = undefined;
      look();
    },
    start(): void {
      if (!network) return;
      timer = setInterval(look, lookMs).unref();
      look();
    },
    close(): void {
      closed = true;
      clearInterval(timer);
    },
    /** After everything that was begun. */
    settled: () => turn,
  };
}

/** The keeper of {@link createNetworkKeeper}. */
export type NetworkKeeper = ReturnType<typeof createNetworkKeeper>;
