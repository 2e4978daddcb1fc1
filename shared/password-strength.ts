import type { Match, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { fold } from './text.ts';

/** The score from which on a password is taken (of 0 to 4). Source: decisions table of the security page. */
export const leastStrength = 3;

/** Why a password is easy to guess; the screens say it in words, in the order of this list. */
export const strengthHints = [
  'own-words',
  'common-password',
  'single-word',
  'names',
  'keyboard',
  'repeat',
  'sequence',
  'date',
  'substitutions',
  'more-words',
] as const;

/** One of {@link strengthHints}. */
export type StrengthHint = (typeof strengthHints)[number];

/** How hard a password is to guess. */
export interface PasswordStrength {
  /** 0 (at once) to 4 (not in a lifetime); {@link leastStrength} is enough. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Reasons, when the score is not enough; empty otherwise. */
  readonly hints: readonly StrengthHint[];
}

/**
 * How hard a password is to guess, by its likeness to what people choose: common passwords, words and names of English and French,
 * rows of keys, repeats, sequences, dates. Offline; the dictionaries are loaded at the first call, and the same function answers in
 * the core and on the screen.
 *
 * What anyone who knows the person would try first counts for nothing: username, e-mail address and clinic name, their parts, the
 * name of the product, and all of these backwards or with digits for letters are taken out, and what is left must be strong by itself.
 *
 * @param password any text; only its first {@link judgedLength} characters are judged, so that a hostile one costs little
 * @param words username, e-mail address, clinic name and the like, as they are; blank ones are left out
 */
export async function passwordStrength(password: string, words: readonly string[]): Promise<PasswordStrength> {
  const estimator = await load();
  const rest = withoutWords(password, ownWords(words));
  const { sequence } = estimator.check(rest ?? password, []);
  const score = scoreOf(sequence);
  if (score >= leastStrength) return { score, hints: [] };
  const found = new Set(sequence.flatMap(hintsOf));
  if (rest !== undefined) found.add('own-words');
  if (sequence.length === 1 && sequence[0]?.pattern === 'dictionary') found.add('single-word');
  found.add('more-words');
  return { score, hints: strengthHints.filter((hint) => found.has(hint)) };
}

/** Words that lead to no password of this program, whoever chooses it. */
const productWords = ['REMS Workstation'];
/** A shorter word is in too many others to be taken out of them. */
const shortestWord = 3;
/** UTF-16 units that are judged: what is weak up to here stays weak, what is strong needs no more. */
const judgedLength = 48;
/** Readings of digits as letters that are tried; a hundred, the usual number, take a second for 128 digits. */
const readings = 4;

/** Guesses from which on a password gets the next score; the thresholds of the estimator. */
const thresholds = [1e3, 1e6, 1e8, 1e10];

/**
 * The score of the parts that a password was found to be made of: the product of what each part takes to guess, times the orders they
 * can stand in. The estimator's own sum also has ten thousand guesses for every further part, which makes a common password with
 * digits and a sign after it (`Password1234567!`) look as strong as a sentence; that term is left out here.
 */
function scoreOf(sequence: readonly Match[]): PasswordStrength['score'] {
  const guesses = sequence.reduce((product, match, index) => product * Number(match.guesses) * (index + 1), 1);
  const reached = thresholds.filter((threshold) => guesses >= threshold).length;
  return reached === 0 || reached === 1 || reached === 2 || reached === 3 ? reached : 4;
}

/** What is wrong with one part of a password. */
function hintsOf(match: Match): StrengthHint[] {
  const hints: StrengthHint[] = [];
  if (match.l33t === true || match.reversed === true) hints.push('substitutions');
  const dictionary = String(match.dictionaryName ?? '');
  if (dictionary.startsWith('passwords')) hints.push('common-password');
  if (/^(first|last)names/.test(dictionary)) hints.push('names');
  const byPattern = patternHints[match.pattern];
  return byPattern === undefined ? hints : [...hints, byPattern];
}

/** The estimator's patterns that need no second look; `regex` finds years of our time. */
const patternHints: Readonly<Record<string, StrengthHint>> = {
  spatial: 'keyboard',
  repeat: 'repeat',
  sequence: 'sequence',
  wordSequence: 'sequence',
  date: 'date',
  regex: 'date',
};

let loading: Promise<ZxcvbnFactory> | undefined;

/** The estimator with its dictionaries, loaded once; a load that failed is tried again by the next call. */
function load(): Promise<ZxcvbnFactory> {
  loading ??= loadEstimator().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
    maxLength: judgedLength,
    l33tMaxSubstitutions: readings,
  });
}

/** Every form of the given words that is taken out of a password, as {@link letters} writes them. */
function ownWords(words: readonly string[]): string[] {
  const whole = [...words, ...productWords].map((word) => word.slice(0, 200));
  const parts = whole.flatMap((word) => [
    word.replaceAll(/[^\p{L}\p{N}]+/gu, ''),
    ...word.split(/[^\p{L}\p{N}]+/u),
    // j.smith2 and JaneSmith: the words between digits, and between a small and a capital letter.
    ...word.split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u),
  ]);
  const forward = [...whole, ...parts].map((word) => lettersOf(word)).filter((word) => word.length >= shortestWord);
  return [...new Set(forward.flatMap((word) => [word, [...word].reverse().join('')]))];
}

/** The password without the words and the signs around them; undefined when none is in it. */
function withoutWords(password: string, words: readonly string[]): string | undefined {
  const characters = [...password];
  const units: string[] = [];
  const origins: number[] = [];
  for (const [index, character] of characters.entries()) {
    for (const unit of lettersOf(character)) {
      units.push(unit);
      origins.push(index);
    }
  }
  const text = units.join('');
  const gone = new Set<number>();
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (const origin of origins.slice(at, at + word.length)) gone.add(origin);
    }
  }
  if (gone.size === 0) return undefined;
  const isSign = (index: number) => /^[^\p{L}\p{N}]$/u.test(characters[index] ?? '');
  for (const index of [...gone]) {
    for (let left = index - 1; left >= 0 && isSign(left); left -= 1) gone.add(left);
    for (let right = index + 1; right < characters.length && isSign(right); right += 1) gone.add(right);
  }
  return characters.filter((_, index) => !gone.has(index)).join('');
}

/** Signs that are written for a letter; both are read as the same. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
};

/** Small letters without accents, digits and signs that stand for letters read as these. */
function lettersOf(text: string): string {
  return fold(text).replaceAll(/[01!|l34@5$7]/g, (sign) => lookalikes[sign] ?? sign);
}
