/** Systems that there are instructions for, in the order of the tabs. */
export const systems = ['windows', 'group', 'mac', 'ios', 'android', 'firefox', 'linux'] as const;
/** One of them. */
export type System = (typeof systems)[number];

/** What a browser says of itself. */
interface Browser {
  readonly userAgent: string;
  /** More than one on an iPad, which otherwise looks like a Mac. */
  readonly maxTouchPoints: number;
}

/** The system whose instructions are shown first: the reader's own. Firefox has a list of its own on every system but the phone. */
export function systemOf({ userAgent, maxTouchPoints }: Browser): System {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Macintosh/.test(userAgent)) return 'mac';
  return /Linux|X11|CrOS/.test(userAgent) ? 'linux' : 'windows';
}
