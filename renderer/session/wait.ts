import { useEffect, useState } from 'react';
import { AppError } from '../../shared/contract/errors.ts';

/** Seconds left until the core accepts another attempt; 0 when it does now. Counts down after every RATE_LIMITED. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') return setLeft(0);
    const until = Date.now() + (error.details?.retryAfter ?? 30) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

/** Splits seconds for a sentence: 95 is 1 minute and 35 seconds. */
export function minutesAndSeconds(seconds: number): { readonly minutes: number; readonly seconds: number } {
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}
