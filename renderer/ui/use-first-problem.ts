import { type RefObject, useEffect, useRef, useState } from 'react';

/** Takes whoever sent a form that has problems to the first field that is marked: `look` after sending, `form` around the fields. */
export function useFirstProblem<E extends HTMLElement>(): { readonly form: RefObject<E | null>; look(): void } {
  const form = useRef<E>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [attempt]);
  return { form, look: () => setAttempt((before) => before + 1) };
}
