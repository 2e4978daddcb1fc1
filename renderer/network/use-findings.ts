import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import type { InputOf } from '../api/client.ts';
import { useCall } from '../api/hooks.ts';

/** What is typed is tried once the hand has rested, in milliseconds. */
const restMs = 400;

/** Tries settings without applying them while they are chosen; undefined: there is nothing that could be tried. */
export function useFindings(change: InputOf<'network.check'> | undefined) {
  const [tried] = useDebouncedValue(change, restMs);
  return useCall('network.check', tried ?? {}, {
    enabled: tried !== undefined,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}
