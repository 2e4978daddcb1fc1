import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, useState } from 'react';
import { callKey } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';

const EnrolPage = lazy(async () => ({ default: (await import('./enrol-page.tsx')).EnrolPage }));

/** Lets nobody pass whose role asks for a second factor, until it is in force and the recovery codes were seen. */
export function SecondFactorGate({ children }: { readonly children: ReactNode }) {
  const { me } = useSession();
  const queries = useQueryClient();
  // Enrolling lifts the duty; the codes, shown once, must not go with it.
  const [held, setHeld] = useState(me.mustEnrolSecondFactor);
  if (me.mustEnrolSecondFactor && !held) setHeld(true);
  if (!held) return children;
  const pass = async () => {
    await queries.invalidateQueries({ queryKey: callKey('auth.me', {}) });
    setHeld(false);
  };
  return <EnrolPage onDone={() => void pass()} />;
}
