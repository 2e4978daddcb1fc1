import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Me } from '../../shared/auth.ts';
import type { Permission } from '../../shared/contract/permissions.ts';

/** Who is signed in and what they may do; the core checks every call again. */
export interface Session {
  readonly me: Me;
  can(permission: Permission): boolean;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const session = useMemo(() => ({ me, can: (permission: Permission) => me.permissions.includes(permission) }), [me]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the person in front of the screen; only below the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('SessionProvider is missing.');
  return session;
}
