import type { Clock, HostNetwork, ListenerFacts, Log, NetworkFacts, NetworkPlan, NetworkRules } from '../ports.ts';
import type { AccessEntry } from './access-line.ts';
import { defaultListenerLimits, type ListenerLimits } from './listener-limits.ts';
import { defaultMemoryLimit, type MemoryLimit, watchMemory } from './memory-watch.ts';
import { createPlanServer } from './plan-server.ts';
import { tryPort } from './port-trial.ts';
import type { ListenerSupervision } from './supervised-listener.ts';
import { createListenerThread, type ListenerThread } from './thread/listener-thread.ts';
import type { ThreadDeps } from './thread/running-thread.ts';
import type { ServedApp } from './thread/served-requests.ts';
import { urlOf } from './url-of.ts';
import { closedRules, createAdmission } from './who-may-ask.ts';

/** The listener that the command line of the headless host started. */
export interface ConsoleListener {
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/** The network side of a host, with what only the host does. */
export interface ServingHost extends HostNetwork {
  /** From now on there is something to serve: plans that came before are served too. */
  serve(app: ServedApp): void;
  /** What the command line has opened: its address is not opened a second time. */
  standsBeside(console: ConsoleListener): void;
  /** What is looked at with every request. */
  rules(): NetworkRules;
  /** In which every listener of this host is, so that their connections are counted together. */
  readonly thread: ListenerThread;
  /** For who watches this host; null while nothing is to be served. */
  listener(): ListenerFacts | null;
  /** Closes everything in order. */
  close(): Promise<void>;
}

/** Serves plans over TLS, as the core decides. */
export function createHostNetwork(deps: {
  /** The code of the thread of listeners. */
  readonly listenerEntry: ThreadDeps['entry'];
  /** One that was started ahead. */
  readonly listenerAhead?: ThreadDeps['ahead'];
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every request when it was answered. */
  readonly onAnswered?: ((entry: AccessEntry) => void) | undefined;
  readonly limits?: Partial<ListenerLimits> | undefined;
  readonly supervision?: Partial<ListenerSupervision> | undefined;
  readonly memory?: Partial<MemoryLimit> | undefined;
}): ServingHost {
  const { listenerEntry, listenerAhead, clock, log, onAnswered, supervision } = deps;
  const limits = { ...defaultListenerLimits, ...deps.limits };
  const thread = createListenerThread({ entry: listenerEntry, ahead: listenerAhead, log, onAnswered });
  thread.limit(limits);
  const watchers = new Set<() => void>();
  const started = Promise.withResolvers<ServedApp>();
  let rules = closedRules;
  const admission = createAdmission(() => rules);
  let beside: ConsoleListener | undefined;
  let state: NetworkFacts['state'] = 'off';
  let since: Date | null = null;
  let closed = false;
  /** Plans are changed one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const server = createPlanServer({
    async open({ keepAliveMs, ...order }) {
      const app = await started.promise;
      return thread.open(app, { ...order, limits: { ...limits, keepAliveMs } });
    },
    isTaken: (address, port) => isTaken(address, port),
    mayAsk: (address) => admission().mayAsk(address),
    onChange: changed,
    clock,
    log,
    supervision,
  });
  const stopWatching = watchMemory({
    limit: { ...defaultMemoryLimit, ...deps.memory },
    clock,
    log,
    serves: () => server.plan() !== undefined,
    onAbove: () => void inTurn(() => server.restart('memory')),
  });

  function changed(): void {
    const next = stateOf();
    if (next !== state) [state, since] = [next, next === 'off' ? null : clock.now()];
    for (const watcher of watchers) watcher();
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work).finally(thread.settled);
    last = turn.then(changed, changed);
    return turn.finally(() => last);
  }

  async function change(plan: NetworkPlan | null, patient: boolean): Promise<void> {
    if (closed || sameText(plan, server.plan() ?? null)) return;
    if (plan) await started.promise;
    await server.change(plan, patient);
    thread.limit(plan ?? limits);
    log.info('what is served to other PCs has changed', {
      addresses: plan?.addresses ?? [],
      port: plan?.port ?? null,
      redirectPort: plan?.redirectPort ?? null,
    });
  }

  /** The plan as a whole: what stays away must show although the rest is there. */
  function stateOf(): NetworkFacts['state'] {
    if (!server.plan()) return 'off';
    const states = server.listeners().map((one) => one.facts().state);
    for (const worst of ['given-up', 'down'] as const) if (states.includes(worst)) return worst;
    return states.length === 0 || states.includes('up') ? 'up' : 'waiting';
  }

  /** Whether the command line's own listener is what answers there. */
  const isTaken = (address: string, port: number) =>
    beside !== undefined && beside.port === port && covers(beside.host, address);

  function facts(): NetworkFacts {
    const plan = server.plan();
    const listeners = server.listeners();
    const redirects = server.redirects();
    const told = listeners.map((one) => one.facts());
    const ways = redirects.map((one) => one.facts());
    const worstWay = (['given-up', 'down', 'up', 'waiting'] as const).find((one) =>
      ways.some((way) => way.state === one),
    );
    return {
      state: stateOf(),
      reason: told.find(({ reason }) => reason !== null)?.reason ?? null,
      since,
      bound: [
        ...listeners.flatMap((one) => one.addresses()),
        ...(plan?.addresses.filter((at) => isTaken(at, plan.port)).map((at) => urlOf(at, plan.port)) ?? []),
      ],
      unnamed: listeners.length === 0 || !plan ? [] : unnamedIn(plan).filter((name) => !isTaken(name, plan.port)),
      answeredAt: latest(told.map(({ answeredAt }) => answeredAt)),
      restarts: told.flatMap(({ restarts }) => restarts).sort((one, other) => other.at.getTime() - one.at.getTime()),
      redirect: {
        state: worstWay ?? 'off',
        reason: ways.find(({ reason }) => reason !== null)?.reason ?? null,
        bound: redirects.flatMap((one) => one.present()?.url ?? []),
      },
      console: beside?.url ?? null,
    };
  }

  return {
    thread,
    serve: (app) => started.resolve(app),
    standsBeside(console) {
      beside = console;
    },
    rules: () => rules,
    setRules(next) {
      rules = next;
    },
    apply: (plan, patient = false) => inTurn(() => change(plan, patient)),
    restart: () => inTurn(() => server.restart(null)),
    setCertificate(certificate) {
      server.setCertificate(certificate);
      changed();
    },
    facts,
    connected: thread.connected,
    drop: thread.drop,
    onChange(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    async tryPort(address, port) {
      const plan = server.plan();
      const own = plan && (plan.port === port || plan.redirectPort === port) && plan.addresses.includes(address);
      if (own || isTaken(address, port)) return undefined;
      return tryPort(address, port);
    },
    listener() {
      const plan = server.plan();
      if (!plan) return null;
      const { state: present, reason, bound, answeredAt, restarts } = facts();
      return {
        of: 'network',
        url: bound[0] ?? urlOf(plan.addresses[0] ?? 'localhost', plan.port),
        host: plan.addresses.join(', '),
        ports: [plan.port, ...(plan.redirectPort === null ? [] : [plan.redirectPort])],
        addresses: bound,
        state: present === 'off' ? 'down' : present,
        reason,
        certificateEnds: plan.certificate.expiresAt,
        authority: plan.certificate.authority,
        answeredAt,
        restarts,
      };
    },
    async close() {
      closed = true;
      stopWatching();
      await server.close();
      await thread.close();
    },
  };
}

function covers(host: string, address: string): boolean {
  if (host === '::') return true;
  if (host === '0.0.0.0') return !address.includes(':');
  return host === address || (host === 'localhost' && (address === '127.0.0.1' || address === '::1'));
}

/** What is answered although the certificate does not have it. */
function unnamedIn({ names, addresses, certificate }: NetworkPlan): string[] {
  return [...new Set([...names, ...addresses])].filter((name) => !certificate.names.includes(name));
}

function latest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.flatMap((instant) => instant ?? []);
  return known.length === 0 ? null : new Date(Math.max(...known.map((instant) => instant.getTime())));
}

function sameText(one: NetworkPlan | null, other: NetworkPlan | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
