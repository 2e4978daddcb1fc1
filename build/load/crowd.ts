import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../bench/random.ts';
import { type Arrivals, watchArrivals } from './arrivals.ts';
import { nextChange, type OwnUnit } from './changes.ts';
import { paceOf, type Wanted } from './pace.ts';
import { type Ask, type Known, nextScreen } from './screens.ts';
import { type Browser, openBrowser } from './wire.ts';

/** Who the crowd is, and what it finds. */
export interface CrowdOptions {
  readonly url: string;
  readonly ca: string;
  /** One for each browser. */
  readonly cookies: readonly string[];
  readonly known: Known;
  /** Of the tests that are recorded. */
  readonly today: string;
}

/** How the crowd works for a while. */
export interface Shift extends Wanted {
  readonly seconds: number;
  /** Every browser also follows the changes of others, as the page does. */
  readonly following: boolean;
}

/** What came of a shift. Times in milliseconds, from the moment at which somebody would have asked until the last byte. */
export interface ShiftResult {
  readonly seconds: number;
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly changes: number;
  /** What was not answered with 200: `procedure status`, and how often. */
  readonly errors: Readonly<Record<string, number>>;
  /** Absent where nobody followed. */
  readonly arrivals?: Arrivals;
}

/** Browsers that are signed in and stay connected. */
export interface Crowd {
  work(shift: Shift): Promise<ShiftResult>;
  /** Asks one address many times, so many at the same time; answers milliseconds and what was not 200. */
  hammer(path: string, count: number, parallel: number): Promise<Pick<ShiftResult, 'times' | 'errors'>>;
  close(): void;
}

/** Events may come so long after the end of a shift. */
const afterwordMs = 1_500;

/** Connects everybody. */
export async function gatherCrowd(options: CrowdOptions): Promise<Crowd> {
  const { url, ca, cookies, known, today } = options;
  const browsers: Browser[] = [];
  // A few handshakes at a time, as people come.
  for (let first = 0; first < cookies.length; first += 20) {
    const some = cookies.slice(first, first + 20).map((cookie) => openBrowser({ url, ca, cookie }));
    browsers.push(...(await Promise.all(some)));
  }
  const people = browsers.map((browser, index) => ({
    browser,
    random: createRandom(20_260_105 + index),
    own: unitsOf(index, browsers.length, known.units),
  }));

  async function work(shift: Shift): Promise<ShiftResult> {
    const book = createBook();
    const arrivals = shift.following ? await watchArrivals(browsers) : undefined;
    const begun = performance.now();
    const until = begun + shift.seconds * 1000;
    const { changeShare, wait } = paceOf(shift, people.length, known);
    const one = async ({ browser, random, own }: (typeof people)[number]) => {
      let due = begun;
      for (;;) {
        due = wait ? due + wait(random) : performance.now();
        const early = due - performance.now();
        if (due >= until || performance.now() >= until) return;
        if (early > 0) await pause(early);
        await (random.next() < changeShare ? change(due, browser, random, own) : open(due, browser, random));
      }
    };
    const open = async (at: number, browser: Browser, random: Random) => {
      await Promise.all(nextScreen(random, known).map((ask) => send(at, browser, ask, false)));
    };
    const change = async (at: number, browser: Browser, random: Random, own: readonly OwnUnit[]) => {
      const unit = random.pick(own);
      const ask = nextChange(random, unit, today);
      const expects = ask.procedure === 'equipment.update';
      if (expects) arrivals?.expect(unit.id, performance.now());
      const text = await send(at, browser, ask, true);
      book.changed();
      const version = expects && /"version":(\d+)/.exec(text)?.[1];
      if (version) unit.version = Number(version);
    };
    const send = async (at: number, browser: Browser, ask: Ask, keep: boolean): Promise<string> => {
      const { status, text } = await browser.call(ask.procedure, ask.input, keep).catch(broken);
      if (status === 200) book.note(ask.kind, performance.now() - at);
      else book.fault(`${ask.procedure} ${status || text}`);
      return text;
    };

    await Promise.all(people.map(one));
    const seconds = (performance.now() - begun) / 1000;
    if (arrivals) await pause(afterwordMs);
    return { seconds, ...book.all(), ...(arrivals && { arrivals: arrivals.end() }) };
  }

  return {
    work,
    async hammer(path, count, parallel) {
      const book = createBook();
      let left = count;
      const one = async (_: unknown, index: number) => {
        const browser = browsers[index % browsers.length];
        while (browser && left > 0) {
          left -= 1;
          const at = performance.now();
          const { status, text } = await browser.get(path).catch(broken);
          if (status === 200) book.note(path, performance.now() - at);
          else book.fault(`${path} ${status || text}`);
        }
      };
      await Promise.all(Array.from({ length: parallel }, one));
      return book.all();
    },
    close() {
      for (const browser of browsers) browser.close();
    },
  };
}

function unitsOf(index: number, people: number, units: number): OwnUnit[] {
  const own: OwnUnit[] = [];
  for (let id = index + 1; id <= units; id += people) own.push({ id, version: 1 });
  return own;
}

/** A connection that broke is an answer that nobody got. */
function broken(cause: unknown) {
  return { status: 0, text: cause instanceof Error ? cause.message : 'broken' };
}

function createBook() {
  const times: Record<string, number[]> = {};
  const errors: Record<string, number> = {};
  let changes = 0;
  return {
    note(kind: string, ms: number) {
      const noted = times[kind] ?? [];
      times[kind] = noted;
      noted.push(ms);
    },
    fault(what: string) {
      errors[what] = (errors[what] ?? 0) + 1;
    },
    changed() {
      changes += 1;
    },
    all: () => ({ times, errors, changes }),
  };
}
