/** What a bar code scanner that acts as a keyboard looks like. Source: patients page, "Screen habits to keep". */
export const scanRule = {
  /** Two input events of a scan are less than this apart, ms. */
  gapMs: 100,
  /** A scan has at least so many characters. */
  leastCharacters: 3,
  /**
   * On average a character of a scan comes faster than this, ms, where it holds letters only: nobody types a name at that pace, whereas
   * fast typists stay below {@link gapMs} for a few letters, and would lose the caret. Digits are not typed that fast: with one among
   * them the gap alone decides, so that slow scanners are recognised too.
   */
  lettersMs: 50,
  /**
   * The focus goes on when nothing has come for so long, ms: twice the widest gap of the scan, within these bounds. A scanner that sends
   * every 60 to 90 ms would else write the end of a number into the next field.
   */
  settleMs: { least: 50, most: 100 },
  /** The field is marked for so long, ms. */
  markMs: 1_000,
} as const;

/** Input that came in one go: since when, until when, and how many characters. */
interface Burst {
  readonly from: number;
  readonly to: number;
  readonly characters: number;
  readonly events: number;
  readonly digits: boolean;
  /** The widest gap between two of its events, ms. */
  readonly widest: number;
}

/** Watches the input events of one field. */
export interface ScanWatch {
  /**
   * Takes an input event and says whether what came so far is a scan.
   *
   * @param text what is in the field after it
   * @param at milliseconds on a clock that never jumps
   */
  input(text: string, at: number): boolean;
  /** How long nothing must have come for what came so far to be a whole scan, ms. */
  settleMs(): number;
  /** Whether a scan ended just now, so that an Enter at `at` is the scanner's. */
  endedAt(at: number): boolean;
  /** The field got the caret, with so many characters in it. */
  enter(length: number): void;
  /** Forgets what came: the field was left. */
  reset(): void;
  /** What came last goes on: the caret had left too early, and is back. */
  resume(): void;
}

/**
 * Tells a scan from typing: it fills an empty field (or overwrites it) without a pause. Fast strokes in the middle of a word that somebody
 * types are none, or the caret would run away from fast typists.
 */
export function createScanWatch(): ScanWatch {
  let burst: Burst | undefined;
  let last: Burst | undefined;
  let before = 0;
  const isScan = (all: Burst) =>
    all.events >= 2 &&
    all.characters >= scanRule.leastCharacters &&
    (all.digits || (all.to - all.from) / (all.characters - 1) < scanRule.lettersMs);
  return {
    input(text, at) {
      const { length } = text;
      const digits = /\d/.test(text);
      const added = length - before;
      // The first character of a scan may overwrite what is selected: the text is then shorter than it was.
      const begins = added === length || length === 1;
      before = length;
      if (burst !== undefined && added > 0 && at - burst.to < scanRule.gapMs) {
        const { characters, events } = burst;
        const widest = Math.max(burst.widest, at - burst.to);
        burst = { ...burst, to: at, characters: characters + added, events: events + 1, digits, widest };
      } else {
        burst =
          begins && length > 0 ? { from: at, to: at, characters: length, events: 1, digits, widest: 0 } : undefined;
      }
      last = burst;
      return burst !== undefined && isScan(burst);
    },
    settleMs() {
      const { least, most } = scanRule.settleMs;
      return Math.min(most, Math.max(least, 2 * (burst?.widest ?? 0)));
    },
    endedAt: (at) => burst !== undefined && at - burst.to < scanRule.gapMs && isScan(burst),
    enter(length) {
      before = length;
      burst = undefined;
    },
    reset() {
      burst = undefined;
    },
    resume() {
      burst = last;
    },
  };
}
