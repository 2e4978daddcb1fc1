import { useCall } from '../api/hooks.ts';

/** While the listener is not as it should be the page looks again this often, in milliseconds; otherwise now and then. */
const looks = { unsettled: 2_000, settled: 10_000 } as const;

/** Settings and standing of the listener. What is served changes by itself (a cable, a port), so that it is asked again and again. */
export function useNetwork() {
  return useCall(
    'network.state',
    {},
    {
      refetchOnMount: 'always',
      refetchInterval: ({ state: { data } }) => {
        if (!data?.settings.enabled) return false;
        return data.standing.state === 'up' ? looks.settled : looks.unsettled;
      },
    },
  );
}
