import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { createClient, type Send } from './client.ts';
import type { StepUp } from './step-up.ts';

interface Api {
  readonly send: Send;
  readonly client: Client<AppContract>;
  readonly stepUp: StepUp;
}

const ApiContext = createContext<Api | null>(null);

/** Hands the transport to everything below. */
export function ApiProvider({ stepUp, children }: { readonly stepUp: StepUp; readonly children: ReactNode }) {
  const api = useMemo(() => ({ send: stepUp.send, client: createClient(stepUp.send), stepUp }), [stepUp]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

function useApiContext(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('ApiProvider is missing.');
  return api;
}

/** The typed client, for calls outside of {@link useCall} and {@link useAction}. */
export function useApi(): Client<AppContract> {
  return useApiContext().client;
}

/** The transport itself. */
export function useSend(): Send {
  return useApiContext().send;
}

/** The question for the password before an act that needs it. */
export function useStepUp(): StepUp {
  return useApiContext().stepUp;
}
