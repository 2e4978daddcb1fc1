import { AppError } from '../../shared/contract/errors.ts';
import { call } from '../api/client.ts';
import { useSend } from '../api/context.tsx';

/**
 * Asks whether a sign-in that was accepted has become a session here: a browser that refuses the cookie would send its owner round in
 * circles without a word. Any other trouble is met by whatever is asked next.
 */
export function useIsSessionKept(): () => Promise<boolean> {
  const send = useSend();
  return async () => {
    try {
      await call(send, 'auth.me', {});
      return true;
    } catch (error) {
      return !(error instanceof AppError && error.code === 'UNAUTHENTICATED');
    }
  };
}
