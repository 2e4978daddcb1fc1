import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../shared/contract/permissions.ts';
import { useSession } from '../session/session.tsx';

/** One procedure as the API document describes it. */
export interface DescribedProcedure {
  readonly name: string;
  readonly summary: string;
  readonly access: string;
  readonly stepUp: boolean;
  readonly atConsole: boolean;
  /** A token with the right may call it. */
  readonly byToken: boolean;
  readonly input: unknown;
  readonly output: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly 'x-access': string;
  readonly 'x-step-up': boolean;
  readonly 'x-console': boolean;
  readonly security: readonly object[];
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: unknown } } };
  readonly responses: {
    readonly '200': {
      readonly content: {
        readonly 'application/json': { readonly schema: { readonly properties: { readonly data: unknown } } };
      };
    };
  };
}

/** The procedures of this installation, read from its own API document. */
export function useApiDocument() {
  return useQuery({
    queryKey: ['openapi.json'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<readonly DescribedProcedure[]> => {
      const answer = await fetch('/openapi.json');
      if (!answer.ok) throw new Error(`openapi.json: ${answer.status}`);
      // as: wire edge, our own document
      const { paths } = (await answer.json()) as { paths: Record<string, { post?: Operation }> };
      return Object.entries(paths).flatMap(([path, { post }]) =>
        post && path.startsWith('/rpc/') ? [described(post)] : [],
      );
    },
  });
}

function described(operation: Operation): DescribedProcedure {
  return {
    name: operation.operationId,
    summary: operation.summary,
    access: operation['x-access'],
    stepUp: operation['x-step-up'],
    atConsole: operation['x-console'],
    byToken: operation.security.some((way) => 'bearerAuth' in way),
    input: operation.requestBody.content['application/json'].schema,
    output: operation.responses['200'].content['application/json'].schema.properties.data,
  };
}

/** Whether the person who looks may call a procedure, signed in. */
export function useMayCall(): (procedure: DescribedProcedure) => boolean {
  const { can } = useSession();
  return ({ access }) =>
    access === 'public' || access === 'signed-in' || (access !== 'unopened' && can(access as Permission)); // as: the rest are rights
}
