import { type UseMutationOptions, type UseQueryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { AppError } from '../../shared/contract/errors.ts';
import type { AppProcedure } from '../../shared/contract/index.ts';
import { call, type InputOf, type OutputOf } from './client.ts';
import { useSend } from './context.tsx';

/** The cache key of one call; live.ts invalidates by its first part. */
export function callKey<N extends AppProcedure>(name: N, input: InputOf<N>): readonly [N, InputOf<N>] {
  return [name, input];
}

type CallOptions<N extends AppProcedure> = Omit<UseQueryOptions<OutputOf<N>, AppError>, 'queryKey' | 'queryFn'>;

/** Reads through a query procedure and keeps the answer fresh: `useCall('equipment.get', { id })`. */
export function useCall<N extends AppProcedure>(name: N, input: InputOf<N>, options: CallOptions<N> = {}) {
  const send = useSend();
  return useQuery<OutputOf<N>, AppError>({
    ...options,
    queryKey: callKey(name, input),
    queryFn: () => call(send, name, input),
  });
}

type ActionOptions<N extends AppProcedure> = Omit<UseMutationOptions<OutputOf<N>, AppError, InputOf<N>>, 'mutationFn'>;

/** Runs a mutation procedure: `const save = useAction('equipment.update'); save.mutate({ … })`. */
export function useAction<N extends AppProcedure>(name: N, options: ActionOptions<N> = {}) {
  const send = useSend();
  return useMutation<OutputOf<N>, AppError, InputOf<N>>({
    ...options,
    mutationKey: [name],
    mutationFn: (input) => call(send, name, input),
  });
}
