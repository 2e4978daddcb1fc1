import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AppError, type ErrorCode } from '../../shared/contract/errors.ts';
import { CallError, OfflineError } from './client.ts';
import { callKey } from './hooks.ts';

/** Codes that mean "look again who may be here". */
const gated: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'PASSWORD_CHANGE_REQUIRED', 'LOCKED'] as const);

/** Nobody looks at an empty page for longer, seconds; the error and its button are shown at once instead. */
const longestWait = 10;
/** How often a question that came when there were too many is asked again: under attack a page loads slowly, but it loads. */
const patience = 8;

/** Only questions: what was typed for a sign-in is not sent twice. */
function isTooMany(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'RATE_LIMITED' && (error.details?.retryAfter ?? 1) <= longestWait;
}

/** What the answer asked for, and up to a second more, so that the questions of a page do not come together again; milliseconds. */
function untilNextTry(error: AppError): number {
  return ((error.details?.retryAfter ?? 1) + Math.random()) * 1000;
}

/**
 * The cache of what was read. It never polls: live.ts says what became stale. A refusal that means "you are no longer signed in",
 * "change your password first", "enrol a second factor", "unlock" or "the database is closed" makes the start gate look again, whichever call met it.
 */
export function createQueries(): QueryClient {
  const lookAtState = (error: unknown) => {
    // The data are closed, or damaged and only read: both stand in the status.
    if (error instanceof CallError && error.code === 'UNAVAILABLE')
      void queries.invalidateQueries({ queryKey: callKey('system.status', {}) });
  };
  const onError = (error: unknown) => {
    lookAtState(error);
    if (!(error instanceof AppError)) return;
    if (gated.has(error.code) || error.details?.secondFactor === 'enrol') {
      void queries.invalidateQueries({ queryKey: callKey('auth.me', {}) });
    }
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Who one is must not ask itself again, but that the data are closed it may be the first to hear.
        if (query.queryKey[0] === 'auth.me') lookAtState(error);
        else onError(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => {
        if (mutation.options.mutationKey?.[0] !== 'auth.signIn') onError(error);
      },
    }),
    defaultOptions: {
      queries: {
        // The service is on this machine or this network, not behind the browser's idea of "online".
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: Number.POSITIVE_INFINITY,
        retry: (failures, error) =>
          error instanceof OfflineError ? failures < 2 : isTooMany(error) && failures < patience,
        retryDelay: (failures, error) =>
          isTooMany(error) ? untilNextTry(error) : Math.min(1000 * 2 ** failures, 30_000),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
