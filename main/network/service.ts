import { AppError } from '../../shared/contract/errors.ts';
import type { NetworkSettings, networkContract } from '../../shared/network.ts';
import type { HostNetwork, Ports } from '../ports.ts';
import type { Context, HandlersOf } from '../rpc/context.ts';
import { type Chosen, changedValues, laidOver, requireVersion } from '../settings/settings-values.ts';
import type { Interfaces } from '../tls/network-address.ts';
import { ownAddresses, publicUrlOf } from './addresses.ts';
import { findingsOf, type Trial } from './findings.ts';
import { firewallOf } from './firewall.ts';
import type { NetworkKeeper } from './keeper.ts';
import type { NetworkRepository } from './repository.ts';
import { switchedOff, tryListener } from './self-test.ts';
import { standingOf } from './standing.ts';
import { documentOf, type StoredNetwork } from './stored-network.ts';

/** Handlers of `network.*`. */
export type NetworkService = HandlersOf<typeof networkContract>;

/** How other computers are let in: settings, what is served, who is connected. */
export function createNetworkService(deps: {
  readonly repository: NetworkRepository;
  readonly stored: () => StoredNetwork;
  readonly keeper: NetworkKeeper;
  readonly interfaces: () => Interfaces;
  readonly hostName: string;
  readonly certificates: Trial['certificates'];
  readonly ports: Pick<Ports, 'clock' | 'network' | 'watch' | 'startWithComputer'>;
}): NetworkService {
  const { repository, stored, keeper, interfaces, hostName, certificates, ports } = deps;
  const { network, startWithComputer } = ports;

  const versioned = ({ settings, version }: StoredNetwork) => ({ ...settings, version });

  async function standing() {
    const { settings } = stored();
    return standingOf(network?.facts(), {
      publicUrl: settings.enabled ? publicUrlOf(settings, hostName) : null,
      trouble: keeper.trouble(),
      connected: (await network?.connected()) ?? [],
    });
  }

  function examine(settings: StoredNetwork['settings'], asker: string | null) {
    const now = ports.clock.now();
    return findingsOf({ settings, interfaces: interfaces(), hostName, now, network, certificates, asker });
  }

  /** @throws AppError INVALID with the fields at fault */
  async function requireSound(settings: StoredNetwork['settings']): Promise<void> {
    const faults = (await examine(settings, null)).filter(({ state }) => state === 'failed');
    const [first] = faults;
    if (!first) return;
    const fields = Object.fromEntries(faults.map(({ field, evidence }) => [field ?? 'port', evidence]));
    throw new AppError('INVALID', first.evidence, { fields });
  }

  function keep(version: number, sent: Chosen<NetworkSettings>, ctx: Context): void {
    ctx.transact((tx) => {
      const present = stored();
      requireVersion(versioned(present), version);
      const next = laidOver(present.settings, sent);
      const changes = changedValues(present.settings, next);
      if (Object.keys(changes).length === 0) return;
      repository.write({ document: documentOf({ ...present, settings: next }), at: tx.at });
      tx.audit({ entity: 'network', entityId: 'settings', changes });
    });
  }

  /** @throws AppError UNAVAILABLE where nothing can be served */
  function requireNetwork(): HostNetwork {
    if (network) return network;
    throw new AppError(
      'UNAVAILABLE',
      'Nothing is served here. Do this in the window of the program or on its own page.',
    );
  }

  return {
    async state() {
      const present = stored();
      const { settings } = present;
      return {
        settings: versioned(present),
        protecting: present.protecting,
        standing: await standing(),
        hostName,
        addresses: [...ownAddresses(interfaces())],
        firewall: firewallOf(settings, { platform: process.platform, program: process.execPath }),
        startsWithComputer: startWithComputer?.present() ?? null,
      };
    },

    async check(sent, ctx) {
      return { items: await examine(laidOver(stored().settings, sent), ctx.origin === 'https' ? ctx.address : null) };
    },

    save: ({ version, ...sent }, ctx) =>
      keeper.inTurn(async () => {
        const present = stored();
        requireVersion(versioned(present), version);
        const next = laidOver(present.settings, sent);
        if (next.enabled) await requireSound(next);
        try {
          await keeper.apply(next, false);
          keep(version, sent, ctx);
        } finally {
          // When it went wrong what is stored is served again; when it went well what was told is taken back.
          keeper.renew();
        }
        keeper.setRules(stored());
        return versioned(stored());
      }),

    async restart(_, ctx) {
      const host = requireNetwork();
      ctx.transact((tx) => {
        tx.audit({ entity: 'network', entityId: 'listener', changes: { restarted: { old: null, new: true } } });
      });
      await host.restart();
      return standing();
    },

    protect({ on }, ctx) {
      ctx.transact((tx) => {
        const present = stored();
        if (present.protecting === on) return;
        repository.note({ document: documentOf({ ...present, protecting: on }), at: tx.at });
        tx.audit({ entity: 'network', entityId: 'settings', changes: { protecting: { old: !on, new: on } } });
      });
      keeper.setRules(stored());
      return { protecting: on };
    },

    async connected() {
      const items = (await network?.connected()) ?? [];
      const names = repository.usernames(items.flatMap(({ accountIds }) => accountIds));
      const tokens = repository.tokens(items.flatMap(({ tokenIds }) => tokenIds));
      return {
        items: items.map(({ accountIds, tokenIds, protocols, since, ...item }) => ({
          ...item,
          protocols: [...protocols],
          since: since.toISOString(),
          people: accountIds.flatMap((id) => names.get(id) ?? []).sort(),
          tokens: tokens.filter(({ id }) => tokenIds.includes(id)),
        })),
      };
    },

    async drop({ address }, ctx) {
      const host = requireNetwork();
      const dropped = await host.drop(address);
      ctx.transact((tx) => {
        tx.audit({ entity: 'network', entityId: address, changes: { dropped: { old: null, new: dropped } } });
      });
      return { dropped };
    },

    async test() {
      const listener = ports.watch?.listeners().find(({ of }) => of === 'network');
      if (!listener) return { items: [switchedOff] };
      return { items: await tryListener(listener, ports.clock.now()) };
    },

    startWithComputer({ on }, ctx) {
      if (!startWithComputer)
        throw new AppError('UNAVAILABLE', 'The system decides here whether the program starts: see to its service.');
      const old = startWithComputer.present();
      startWithComputer.set(on);
      ctx.transact((tx) => {
        tx.audit({ entity: 'network', entityId: 'start', changes: { startsWithComputer: { old, new: on } } });
      });
      return { on };
    },
  };
}
