import type { HostNetwork, NetworkPlan, NetworkRules, StartWithComputer } from '../../main/ports.ts';

/** A host that serves nothing and remembers what it was told to. */
export function silentNetwork(): HostNetwork & {
  readonly plans: (NetworkPlan | null)[];
  readonly rules: NetworkRules[];
} {
  const plans: (NetworkPlan | null)[] = [];
  const rules: NetworkRules[] = [];
  return {
    plans,
    rules,
    async apply(plan) {
      if (JSON.stringify(plan) !== JSON.stringify(plans.at(-1) ?? null)) plans.push(plan);
    },
    restart: () => Promise.resolve(),
    setCertificate: () => undefined,
    setRules: (next) => void rules.push(next),
    facts: () => ({
      state: plans.at(-1) ? 'up' : 'off',
      reason: null,
      since: null,
      bound: (plans.at(-1)?.addresses ?? []).map((address) => `https://${address}:${plans.at(-1)?.port}`),
      unnamed: (plans.at(-1)?.names ?? []).filter((name) => !plans.at(-1)?.certificate.names.includes(name)),
      answeredAt: null,
      restarts: [],
      redirect: { state: 'off', reason: null, bound: [] },
      console: null,
    }),
    connected: () => Promise.resolve([]),
    drop: () => Promise.resolve(0),
    onChange: () => () => undefined,
    tryPort: () => Promise.resolve(undefined),
  };
}

/** Starts with the computer when it was told to. */
export function rememberedStart(): StartWithComputer {
  let on = false;
  return {
    present: () => on,
    set: (next) => {
      on = next;
    },
  };
}
