import { z } from 'zod';

/** A rectangle on the desktop in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was, not counting its being maximised. */
export const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowState = Readonly<z.infer<typeof WindowState>>;

/** The size of a first start. */
const defaultSize = { width: 1280, height: 800 } as const;
/** Smaller, and the screens lose their use. */
export const minimumSize = { width: 640, height: 480 } as const;

/**
 * Where the window goes now: as it was if that is still on a screen, else moved or shrunk until all of it is. A monitor may
 * have been unplugged since, or the file may hold anything.
 *
 * @param saved the content of the file, unchecked
 * @param screens work areas, the primary one first; at least one
 */
export function placeWindow(saved: unknown, screens: readonly [Area, ...Area[]]): WindowState {
  const parsed = WindowState.safeParse(saved);
  if (!parsed.success) {
    const [primary] = screens;
    const size = within(defaultSize, primary);
    const x = primary.x + Math.round((primary.width - size.width) / 2);
    const y = primary.y + Math.round((primary.height - size.height) / 2);
    return { x, y, ...size, maximized: false };
  }
  const state = parsed.data;
  const screen = screens.reduce((best, next) => (overlap(next, state) > overlap(best, state) ? next : best));
  const size = within(state, screen);
  return {
    x: clamp(state.x, screen.x, screen.x + screen.width - size.width),
    y: clamp(state.y, screen.y, screen.y + screen.height - size.height),
    ...size,
    maximized: state.maximized,
  };
}

function within(
  size: { readonly width: number; readonly height: number },
  screen: Area,
): { width: number; height: number } {
  return {
    width: Math.min(Math.max(size.width, minimumSize.width), screen.width),
    height: Math.min(Math.max(size.height, minimumSize.height), screen.height),
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
