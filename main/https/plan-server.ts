import type { Clock, Log, NetworkPlan } from '../ports.ts';
import { portFault } from './port-trial.ts';
import { createRedirectListener, type RedirectListener } from './redirect-listener.ts';
import { createSupervisedListener, type ListenerSupervision, type SupervisedListener } from './supervised-listener.ts';
import { codeOf, defaultSupervision, type Supervisor, supervise } from './supervision.ts';
import type { ThreadListener } from './thread/listener-thread.ts';
import type { ListenerSettings } from './thread/messages.ts';

/** What a listener of a plan is opened with. */
export type ListenerOrder = Pick<ListenerSettings, 'certificate' | 'names' | 'host' | 'port'> & {
  readonly keepAliveMs: number;
};

/**
 * Serves a plan: a listener for each address, so that one comes and goes without the others, and one more each where plain HTTP is told
 * the way. `change` throws an AppError when the next plan cannot be served; the present one is then served as before.
 */
export function createPlanServer(deps: {
  readonly open: (order: ListenerOrder) => Promise<ThreadListener>;
  /** Whether the listener that the command line started serves this address under this port. */
  readonly isTaken: (address: string, port: number) => boolean;
  /** Whether an address may ask anything at all. */
  readonly mayAsk: (address: string) => boolean;
  readonly onChange: () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly supervision?: Partial<ListenerSupervision> | undefined;
}) {
  const { open, isTaken, mayAsk, onChange, clock, log, supervision } = deps;
  let plan: NetworkPlan | undefined;
  const listeners = new Map<string, SupervisedListener>();
  const redirects = new Map<string, Supervisor<RedirectListener>>();
  /** Closed, but not over yet: requests in flight may finish. */
  const ending = new Set<Promise<void>>();

  function end(part: { close(): Promise<void> }): void {
    const ended: Promise<void> = part
      .close()
      .catch((cause: unknown) => log.error('the listener did not close in order', { cause }))
      .finally(() => ending.delete(ended));
    ending.add(ended);
  }

  /** Closes these parts, in order and without waiting for them. */
  function endAll(parts: Map<string, { close(): Promise<void> }>, which: (address: string) => boolean): void {
    for (const [address, part] of parts) {
      if (!which(address)) continue;
      parts.delete(address);
      end(part);
    }
  }

  async function listen(host: string, wanted: NetworkPlan, patient: boolean): Promise<SupervisedListener> {
    const { port, certificate, names, keepAliveMs } = wanted;
    const listener = await createSupervisedListener({
      open: (on, present, under) => open({ certificate: present, names: under, host, port: on, keepAliveMs }),
      certificate,
      names,
      host,
      port,
      patient: patient ? 'always' : 'absent',
      clock,
      log,
      supervision,
    }).catch(async (cause: unknown) => {
      throw await portFault(cause, host, port);
    });
    listener.onChange(onChange);
    return listener;
  }

  async function redirect(host: string, port: number, patient: boolean): Promise<Supervisor<RedirectListener>> {
    const openOne = () =>
      createRedirectListener({
        host,
        port,
        target: () => ({ names: plan?.names ?? [], port: plan?.port ?? port }),
        mayAsk,
      });
    const first = await openOne().catch(async (cause: unknown) => {
      if (patient || codeOf(cause) === 'EADDRNOTAVAIL') return codeOf(cause);
      throw await portFault(cause, host, port);
    });
    const rules = { ...defaultSupervision, ...supervision };
    const supervisor = supervise({ what: 'the redirect listener', open: openOne, first, rules, clock, log });
    supervisor.onChange(onChange);
    return supervisor;
  }

  /** Opens what a plan needs and is not open yet. */
  async function fill(wanted: NetworkPlan, addresses: readonly string[], patient: boolean): Promise<void> {
    for (const address of addresses) {
      if (!listeners.has(address)) listeners.set(address, await listen(address, wanted, patient));
    }
    if (wanted.redirectPort === null) return;
    for (const address of wanted.addresses) {
      if (!redirects.has(address)) redirects.set(address, await redirect(address, wanted.redirectPort, patient));
    }
  }

  const served = (wanted: NetworkPlan) => wanted.addresses.filter((address) => !isTaken(address, wanted.port));

  async function change(next: NetworkPlan, patient: boolean): Promise<void> {
    const before = plan;
    const addresses = served(next);
    const moves = before !== undefined && before.port !== next.port;
    const reopens = before !== undefined && !moves && before.keepAliveMs !== next.keepAliveMs;
    const redirectsMove = before !== undefined && before.redirectPort !== next.redirectPort;
    // What moves to another port stays open aside until the other one is.
    const aside = moves ? take(listeners) : new Map<string, SupervisedListener>();
    const asideRedirects = redirectsMove ? take(redirects) : new Map<string, Supervisor<RedirectListener>>();
    if (reopens) endAll(listeners, (address) => addresses.includes(address));
    const [kept, keptRedirects] = [new Set(listeners.keys()), new Set(redirects.keys())];
    plan = next;
    try {
      await fill(next, addresses, patient);
    } catch (cause) {
      plan = before;
      endAll(listeners, (address) => !kept.has(address));
      endAll(redirects, (address) => !keptRedirects.has(address));
      for (const [address, one] of aside) listeners.set(address, one);
      for (const [address, one] of asideRedirects) redirects.set(address, one);
      if (before) await fill(before, served(before), true);
      throw cause;
    }
    endAll(aside, () => true);
    endAll(asideRedirects, () => true);
    endAll(listeners, (address) => !addresses.includes(address));
    endAll(redirects, (address) => !next.addresses.includes(address));
    for (const address of kept) listeners.get(address)?.setCertificate(next.certificate, next.names);
  }

  return {
    plan: () => plan,
    listeners: (): readonly SupervisedListener[] => [...listeners.values()],
    redirects: (): readonly Supervisor<RedirectListener>[] => [...redirects.values()],
    async change(next: NetworkPlan | null, patient: boolean): Promise<void> {
      if (next) return change(next, patient);
      plan = undefined;
      endAll(listeners, () => true);
      endAll(redirects, () => true);
    },
    async restart(reason: string | null): Promise<void> {
      await Promise.all([...listeners.values(), ...redirects.values()].map((one) => one.restart(reason)));
    },
    setCertificate(certificate: NetworkPlan['certificate']): void {
      if (!plan) return;
      plan = { ...plan, certificate };
      for (const listener of listeners.values()) listener.setCertificate(certificate, plan.names);
    },
    /** Closes everything and waits for the end of it. */
    async close(): Promise<void> {
      plan = undefined;
      endAll(listeners, () => true);
      endAll(redirects, () => true);
      await Promise.all(ending);
    },
  };
}

/** The entries of a map, which is empty afterwards. */
function take<T>(map: Map<string, T>): Map<string, T> {
  const taken = new Map(map);
  map.clear();
  return taken;
}
