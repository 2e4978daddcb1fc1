import { useEffect, useRef } from 'react';
import { useCall } from '../api/hooks.ts';
import { useActivity } from './activity-context.ts';

interface Props {
  /** Whether the limit has passed here while the core cannot say what holds there. */
  readonly onOverdue: (overdue: boolean) => void;
}

/** At most this often, and often enough for the shortest limit, a hand at work tells the core that it is there. */
const signOfLife = { mostMs: 60_000, leastMs: 5_000 } as const;
/** Later than the core's own moment, so that one question suffices. */
const graceMs = 500;
const retryMs = 5_000;

/**
 * Asks the core when the idle limit should have passed, and believes its answer; between whiles one call a minute keeps the
 * session of somebody who types for an hour open. A core that does not answer at that moment counts as a limit that has passed.
 */
export function IdleWatch({ onOverdue }: Props) {
  const activity = useActivity();
  const { data, dataUpdatedAt, error, refetch } = useCall('auth.me', {}, { retry: false });
  const limitMs = (data?.locksIn ?? 0) * 1000;
  const known = data !== undefined;
  const open = known && error === null;

  useEffect(() => {
    if (!known) return;
    onOverdue(false);
    const due = dataUpdatedAt + limitMs + graceMs;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const { error: refusal } = await refetch();
      if (!refusal || refusal.code === 'LOCKED' || refusal.code === 'UNAUTHENTICATED') return;
      onOverdue(true);
      timer = setTimeout(look, retryMs);
    };
    timer = setTimeout(look, Math.max(1000, due - Date.now()));
    // A machine that slept has counted no time.
    const wake = () => {
      if (document.visibilityState !== 'visible' || Date.now() < due) return;
      clearTimeout(timer);
      void look();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('focus', wake);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('focus', wake);
    };
  }, [known, dataUpdatedAt, limitMs, refetch, onOverdue]);

  // Kept when the answer names another limit: the sign has been given all the same.
  const nextSignAt = useRef(0);
  useEffect(() => {
    const everyMs = Math.max(signOfLife.leastMs, Math.min(signOfLife.mostMs, limitMs / 3));
    return activity.onTouch(() => {
      if (!open || performance.now() < nextSignAt.current) return;
      nextSignAt.current = performance.now() + everyMs;
      void refetch();
    });
  }, [activity, open, limitMs, refetch]);

  return null;
}
