/** The two ways in which workbooks count days: from 1900 (Excel), or from 1904 (old Excel for Mac). */
export type DateSystem = 1900 | 1904;

const dayMs = 86_400_000;
/** 31 December 1899: day 0 of the system of 1900. */
const epoch1900 = Date.UTC(1899, 11, 31);
const epoch1904 = Date.UTC(1904, 0, 1);
/** The day before 29 February 1900, which did not exist but has a number. Source: ECMA-376 part 1, 18.17.4.1. */
const lastBeforeGap = 59;
/** 31 December 9999. */
const lastSerial = 2_958_465;

/**
 * A serial number as a person sees it: a plain date where the format shows no time or the time is midnight, `YYYY-MM-DD HH:MM:SS` otherwise,
 * `HH:MM:SS` where only a time is shown.
 * @returns undefined for what is no date in that system
 */
export function dateText(serial: number, shows: 'date' | 'time' | 'both', system: DateSystem): string | undefined {
  if (!(serial >= 0 && serial < lastSerial + 1)) return undefined;
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * 86_400);
  if (seconds === 86_400) {
    day += 1;
    seconds = 0;
  }
  if (shows === 'time' && day === 0) return timeText(seconds);
  if (system === 1900 && (day === 0 || day === lastBeforeGap + 1)) return undefined;
  const start = system === 1904 ? epoch1904 + day * dayMs : epoch1900 + (day > lastBeforeGap ? day - 1 : day) * dayMs;
  const date = plainText(start);
  return shows === 'date' || seconds === 0 ? date : `${date} ${timeText(seconds)}`;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

function plainText(at: number): string {
  const date = new Date(at);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function timeText(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function instantOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00:00Z`;
  // Without a zone, as files of REMS have it, an instant is UTC.
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;
}

/** The serial number of a plain date or a UTC instant in the system of 1900; undefined for what it cannot count. */
export function serialOf(text: string): number | undefined {
  const at = Date.parse(instantOf(text));
  if (Number.isNaN(at)) return undefined;
  const serial = (at - epoch1900) / dayMs + 1;
  // Below, the days of 1900 are counted otherwise by Excel than by everybody else.
  if (serial < lastBeforeGap + 2 || serial >= lastSerial + 1) return undefined;
  return Math.round(serial * 86_400) / 86_400;
}
