import type { AppProcedure } from '../../shared/contract/index.ts';
import type { InputOf, OutputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';

/** A call that carries identities. */
export interface IdentityAction<N extends AppProcedure> {
  readonly pending: boolean;
  /** Rejects with what the core refused. */
  run(input: InputOf<N>): Promise<OutputOf<N>>;
}

/** As {@link useAction}, for calls that send or answer identities: nothing of them stays behind once they are answered. */
export function useIdentityAction<N extends AppProcedure>(name: N): IdentityAction<N> {
  const action = useAction(name, { gcTime: 0 });
  return {
    pending: action.isPending,
    async run(input) {
      try {
        return await action.mutateAsync(input);
      } finally {
        action.reset();
      }
    },
  };
}
