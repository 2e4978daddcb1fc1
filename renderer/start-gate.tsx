import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import type { OpenState } from '../shared/system.ts';
import { LiveProvider } from './api/connection.tsx';
import { callKey, useCall } from './api/hooks.ts';
import { IdleWatch } from './session/idle-watch.tsx';
import { PersonalLooks } from './session/personal-looks.tsx';
import { SessionProvider } from './session/session.tsx';
import { Splash, Unreachable } from './shell/splash.tsx';
import { LockPage } from './sign-in/lock-page.tsx';
import { SecondFactorGate } from './sign-in/second-factor-gate.tsx';
import { Concealed } from './ui/concealed.tsx';
import { useUnsaved } from './ui/unsaved.tsx';

const SetupWizard = lazy(async () => ({ default: (await import('./setup/wizard.tsx')).SetupWizard }));
const UnlockPage = lazy(async () => ({ default: (await import('./setup/unlock-page.tsx')).UnlockPage }));
const MaintenancePage = lazy(async () => ({
  default: (await import('./setup/maintenance-page.tsx')).MaintenancePage,
}));
const SignInPage = lazy(async () => ({ default: (await import('./sign-in/sign-in-page.tsx')).SignInPage }));
const ChangePasswordPage = lazy(async () => ({
  default: (await import('./sign-in/change-password-page.tsx')).ChangePasswordPage,
}));

/** Acts that close the data for everybody while they last. */
const closingActs: ReadonlySet<unknown> = new Set(['restore.begin', 'restore.undo', 'keys.rotateDatabaseKey']);
const lookMs = 1_000;

/** Decides what the window shows: set-up, unlocking, or what is behind the sign-in. The address stays what it was. */
export function StartGate() {
  const closing = useIsMutating({ predicate: ({ options }) => closingActs.has(options.mutationKey?.[0]) }) > 0;
  const status = useCall(
    'system.status',
    {},
    {
      retry: false,
      refetchInterval: ({ state }) => {
        if (state.status === 'error') return 3 * lookMs;
        return closing || state.data?.state === 'MAINTENANCE' ? lookMs : false;
      },
    },
  );
  const { wasReady, reopening } = useReopening(status.data?.state);
  if (!status.data) {
    return status.error ? <Unreachable error={status.error} onRetry={() => void status.refetch()} /> : <Splash />;
  }
  const { state, version } = status.data;
  const instead =
    state === 'READY' ? (
      reopening ? (
        <MaintenancePage message="" />
      ) : undefined
    ) : state === 'SETUP' ? (
      <SetupWizard status={status.data} />
    ) : state === 'MAINTENANCE' ? (
      <MaintenancePage message={status.data.message} />
    ) : (
      <UnlockPage status={status.data} />
    );
  return (
    <Suspense fallback={<Splash />}>
      {/* While the data are closed the page stays, out of the document: what was typed, and what is under way, comes back with them. */}
      {state === 'READY' || wasReady ? <SignInGate version={version} closed={instead} /> : instead}
    </Suspense>
  );
}

/** Whether the data were open before, and whether it is asked anew who one is, now that they are open again. */
function useReopening(state: OpenState | undefined): { readonly wasReady: boolean; readonly reopening: boolean } {
  const queries = useQueryClient();
  const [wasReady, setWasReady] = useState(false);
  const [closed, setClosed] = useState(false);
  if (state === 'READY' && !wasReady) setWasReady(true);
  if (state !== undefined && state !== 'READY' && wasReady && !closed) setClosed(true);
  const reopening = state === 'READY' && closed;
  useEffect(() => {
    if (!reopening) return;
    let left = false;
    // Before that nothing is shown: a restore has ended every session. What else was read is read again as soon as one listens again.
    void queries.invalidateQueries({ queryKey: callKey('auth.me', {}) }).then(() => {
      if (!left) setClosed(false);
    });
    return () => {
      left = true;
    };
  }, [reopening, queries]);
  return { wasReady, reopening };
}

/** What stands before the page: the data are closed, nobody is signed in, or the owner is away. */
type Away = 'closed' | 'ended' | 'locked' | undefined;

interface SignInProps {
  readonly version: string;
  /** Shown instead of everything while the data are closed. */
  readonly closed: ReactNode | undefined;
}

function SignInGate({ version, closed }: SignInProps) {
  const unsaved = useUnsaved();
  const me = useCall('auth.me', {}, { retry: false });
  const [overdue, setOverdue] = useState(false);
  const code = me.error?.code;
  const signedOut: Away =
    code === 'UNAUTHENTICATED' ? 'ended' : code === 'LOCKED' || (overdue && me.error) ? 'locked' : undefined;
  const away: Away = closed === undefined ? signedOut : 'closed';

  if (!me.data && !away) {
    return me.error ? <Unreachable error={me.error} onRetry={() => void me.refetch()} /> : <Splash />;
  }
  // A session that ended by itself must not cost unsaved work: the page stays, out of the document, until its owner is back.
  const kept = me.data && (away !== 'ended' || unsaved.any()) ? me.data : undefined;
  return (
    <>
      <Concealed when={away !== undefined}>
        {kept && (
          <SessionProvider me={kept} key={kept.userId}>
            <PersonalLooks waiting={<Splash />}>
              <Suspense fallback={<Splash />}>
                {kept.mustChangePassword ? (
                  <ChangePasswordPage />
                ) : (
                  <SecondFactorGate>
                    <LiveProvider listening={away === undefined}>
                      <Outlet />
                    </LiveProvider>
                  </SecondFactorGate>
                )}
              </Suspense>
            </PersonalLooks>
            <IdleWatch onOverdue={setOverdue} />
          </SessionProvider>
        )}
      </Concealed>
      <Suspense fallback={<Splash />}>
        {away === 'closed' && closed}
        {away === 'locked' && (
          <LockPage
            owner={me.data?.username ?? me.error?.details?.lockedAs ?? ''}
            version={version}
            onLookAgain={() => void me.refetch()}
          />
        )}
        {away === 'ended' && <SignInPage version={version} returning={kept?.username} waiting={<Splash />} />}
      </Suspense>
    </>
  );
}
