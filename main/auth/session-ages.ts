import type { Clock } from '../ports.ts';
import type { SessionRow } from './session-repository.ts';

/** How far back a clock may step (time servers do it) before an instant of the future is not believed, milliseconds. */
const stepMs = 30_000;

/** How long ago things of a session were, milliseconds; infinite when the stored instant cannot be believed. */
export interface Ages {
  /** Since the sign-in. */
  readonly alive: number;
  /** Since somebody last had a hand on it. */
  readonly idle: number;
  /** Since the password was last proven. */
  readonly proven: number;
}

interface Seen {
  /** On the clock that never goes back. */
  readonly createdAt: number;
  activeAt: number;
  provenAt: number;
  /** Of the wall clock; finer than the row, which is written once a minute. */
  activeWall: number;
  /** The instant of activity that the row holds. */
  storedWall: number;
}

/**
 * The ages of sessions by two clocks: the wall clock, whose instants are stored and survive a restart, and the monotonic one, which
 * nobody can set back. The older age counts, so that a moved clock never makes a session last longer (row A11 of the security page).
 */
export function createSessionAges(deps: { readonly clock: Clock }) {
  const { clock } = deps;
  const seen = new Map<number, Seen>();

  function firstSight(row: SessionRow, wall: number, mono: number): Seen | undefined {
    const since = (instant: string) => wall - Date.parse(instant);
    const fresh: Seen = {
      createdAt: mono - Math.max(0, since(row.session_created_at)),
      activeAt: mono - Math.max(0, since(row.last_active_at)),
      provenAt: mono - Math.max(0, since(row.proven_at)),
      activeWall: Date.parse(row.last_active_at),
      storedWall: Date.parse(row.last_active_at),
    };
    // Written before a restart, in what is the future now: nobody can say how long ago that was.
    if (since(row.session_created_at) < -stepMs || since(row.last_active_at) < -stepMs) return undefined;
    seen.set(row.session_id, fresh);
    return fresh;
  }

  return {
    of(row: SessionRow): Ages {
      const wall = clock.now().getTime();
      const mono = clock.monotonic();
      const known = seen.get(row.session_id) ?? firstSight(row, wall, mono);
      if (!known) {
        const created = wall - Date.parse(row.session_created_at);
        return { alive: created < -stepMs ? Number.POSITIVE_INFINITY : created, idle: Infinity, proven: Infinity };
      }
      const provenWall = wall - Date.parse(row.proven_at);
      return {
        alive: Math.max(wall - Date.parse(row.session_created_at), mono - known.createdAt),
        idle: Math.max(wall - known.activeWall, mono - known.activeAt),
        proven: provenWall < -stepMs ? Number.POSITIVE_INFINITY : Math.max(provenWall, mono - known.provenAt),
      };
    },

    /** Somebody has a hand on it. */
    active(row: SessionRow): void {
      const known = seen.get(row.session_id);
      if (!known) return;
      known.activeAt = clock.monotonic();
      known.activeWall = clock.now().getTime();
    },

    /** Milliseconds by which the row lags behind what is known of its activity, in either direction. */
    lag(row: SessionRow): number {
      const stored = seen.get(row.session_id)?.storedWall ?? Date.parse(row.last_active_at);
      return Math.abs(clock.now().getTime() - stored);
    },

    /** The row holds this instant of activity now. */
    stored(row: SessionRow, at: Date): void {
      const known = seen.get(row.session_id);
      if (known) known.storedWall = at.getTime();
    },

    /** The password was proven at this very moment. */
    proven(sessionId: number): void {
      const known = seen.get(sessionId);
      const now = { activeAt: clock.monotonic(), provenAt: clock.monotonic(), activeWall: clock.now().getTime() };
      // Unseen: the first sight reads the row that was written with the proof.
      if (known) Object.assign(known, now);
    },

    /** Forgets sessions that are too old to be alive. */
    prune(olderThanMs: number): void {
      const limit = clock.monotonic() - olderThanMs;
      for (const [id, { createdAt }] of seen) if (createdAt < limit) seen.delete(id);
    },
  };
}
