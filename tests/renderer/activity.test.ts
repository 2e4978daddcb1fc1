import { describe, expect, it } from 'vitest';
import { createActivity, isBackground } from '../../renderer/session/activity.ts';

/** A window whose events and time the test makes. */
function watched() {
  const heard = new Map<string, (event: Event) => void>();
  let now = 0;
  const target = {
    addEventListener: (type: string, listener: (event: Event) => void) => heard.set(type, listener),
  } as unknown as EventTarget; // as: nothing else of a window is used
  const activity = createActivity({ target, now: () => now });
  return {
    activity,
    pass: (ms: number) => {
      now += ms;
    },
    send: (type: string, options: Partial<Pick<Event, 'isTrusted'>> & { screenX?: number; screenY?: number } = {}) =>
      heard.get(type)?.({ type, isTrusted: true, ...options } as unknown as Event), // as: the fields that are read
  };
}

describe('activity', () => {
  it('is a hand on keyboard, pointer, wheel or screen', () => {
    for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'touchmove']) {
      const { activity, send } = watched();
      expect(isBackground(activity)).toBe(true);
      send(type);
      expect(isBackground(activity), type).toBe(false);
    }
  });

  it('ends ten seconds after the last touch', () => {
    const { activity, send, pass } = watched();
    send('keydown');
    pass(10_000);
    expect(isBackground(activity)).toBe(false);
    pass(1);
    expect(isBackground(activity)).toBe(true);
  });

  it('is not what a page makes up', () => {
    const { activity, send } = watched();
    send('keydown', { isTrusted: false });
    expect(isBackground(activity)).toBe(true);
  });

  it('is a pointer that moves over the desk, not a page that moves below it', () => {
    const { activity, send, pass } = watched();
    send('pointermove', { screenX: 5, screenY: 5 });
    send('pointermove', { screenX: 5, screenY: 5 });
    expect(isBackground(activity)).toBe(true);
    send('pointermove', { screenX: 6, screenY: 5 });
    expect(isBackground(activity)).toBe(false);
    pass(20_000);
    send('pointermove', { screenX: 6, screenY: 5 });
    expect(isBackground(activity)).toBe(true);
  });

  it('tells who listens, until they stop', () => {
    const { activity, send } = watched();
    let touches = 0;
    const stop = activity.onTouch(() => {
      touches += 1;
    });
    send('keydown');
    stop();
    send('keydown');
    expect(touches).toBe(1);
  });
});
