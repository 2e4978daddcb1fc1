import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { LiveProvider } from './api/connection.tsx';
import { useCall } from './api/hooks.ts';
import { Locked } from './session/locked.tsx';
import { PersonalLooks } from './session/personal-looks.tsx';
import { SessionProvider } from './session/session.tsx';
import { Splash, Unreachable } from './shell/splash.tsx';
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

function SignInGate({ version }: { readonly version: string }) {
  const unsaved = useUnsaved();
  const me = useCall('auth.me', {}, { retry: false });
  const signedOut = me.error?.code === 'UNAUTHENTICATED' || me.error?.code === 'LOCKED';

  if (!me.data) {
    if (signedOut) return <SignInPage version={version} />;
    return me.error ? <Unreachable error={me.error} onRetry={() => void me.refetch()} /> : <Splash />;
  }
  // A session that ended by itself must not cost unsaved work: the page stays, out of sight, until its owner is back.
  if (signedOut && !unsaved.any()) return <SignInPage version={version} />;
  return (
    <>
      {signedOut && <SignInPage version={version} returning={me.data.username} />}
      <Locked when={signedOut}>
        <SessionProvider me={me.data} key={me.data.userId}>
          <PersonalLooks waiting={<Splash />}>
            {me.data.mustChangePassword ? (
              <ChangePasswordPage />
            ) : (
              <LiveProvider listening={!signedOut}>
                <Outlet />
              </LiveProvider>
            )}
          </PersonalLooks>
        </SessionProvider>
      </Locked>
    </>
  );
}
