import { lazy, Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import { LiveProvider } from './api/connection.tsx';
import { useCall } from './api/hooks.ts';
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
const SignInPage = lazy(async () => ({ default: (await import('./sign-in/sign-in-page.tsx')).SignInPage }));
const ChangePasswordPage = lazy(async () => ({
  default: (await import('./sign-in/change-password-page.tsx')).ChangePasswordPage,
}));

/** Decides what the window shows: set-up, unlocking, or what is behind the sign-in. The address stays what it was. */
export function StartGate() {
  const status = useCall(
    'system.status',
    {},
    { retry: false, refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : false) },
  );
  if (!status.data) {
    return status.error ? <Unreachable error={status.error} onRetry={() => void status.refetch()} /> : <Splash />;
  }
  return (
    <Suspense fallback={<Splash />}>
      {status.data.state === 'READY' ? (
        <SignInGate version={status.data.version} />
      ) : status.data.state === 'SETUP' ? (
        <SetupWizard status={status.data} />
      ) : (
        <UnlockPage status={status.data} />
      )}
    </Suspense>
  );
}

/** What stands before the page: nobody is signed in, or the owner is away. */
type Away = 'ended' | 'locked' | undefined;

function SignInGate({ version }: { readonly version: string }) {
  const unsaved = useUnsaved();
  const me = useCall('auth.me', {}, { retry: false });
  const [overdue, setOverdue] = useState(false);
  const code = me.error?.code;
  const away: Away =
    code === 'UNAUTHENTICATED' ? 'ended' : code === 'LOCKED' || (overdue && me.error) ? 'locked' : undefined;

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
