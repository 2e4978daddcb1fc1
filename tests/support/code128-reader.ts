import type { Drawn } from './pdf-drawing.ts';

/** Widths of bars and gaps of the values 0 to 105, and of the stop character. Source: ISO/IEC 15417, table 1. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
const stop = 106;
const toC = 99;
const toB = 100;
const toA = 101;

/** What a scanner reads from bars that stand beside each other; it throws where they are no Code 128, and for a wrong check character. */
export function readCode128(bars: readonly Drawn[]): string {
  const sorted = bars.toSorted((one, other) => one.x - other.x);
  const edges = sorted.flatMap(({ x, width }) => [x, x + width]);
  const widths = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  const module = Math.min(...widths);
  const values = valuesOf(widths.map((width) => wholeModules(width / module)));
  if (values.at(-1) !== stop) throw new Error('the stop character is missing');
  const [start = -1, ...rest] = values.slice(0, -1);
  const check = rest.pop();
  if (rest.reduce((sum, value, index) => sum + value * (index + 1), start) % 103 !== check)
    throw new Error('the check character is wrong');
  return textOf(start, rest);
}

function wholeModules(width: number): number {
  const whole = Math.round(width);
  if (Math.abs(width - whole) > 0.02) throw new Error(`a bar is ${width} modules wide`);
  return whole;
}

function valuesOf(widths: readonly number[]): number[] {
  const values: number[] = [];
  for (let at = 0; at < widths.length; at += 6) {
    const left = widths.length - at;
    const value = patterns.indexOf(widths.slice(at, at + (left === 7 ? 7 : 6)).join(''));
    if (value < 0) throw new Error(`no character has these bars: ${widths.slice(at, at + 6)}`);
    values.push(value);
    if (left === 7) break;
  }
  return values;
}

function textOf(start: number, values: readonly number[]): string {
  const sets = new Map([
    [103, toA],
    [104, toB],
    [105, toC],
  ]);
  let set = sets.get(start);
  if (set === undefined) throw new Error('the start character is missing');
  let text = '';
  for (const value of values) {
    if (set === toC && value < toB) text += String(value).padStart(2, '0');
    else if (value === toA || value === toB || value === toC) set = value;
    else if (set !== toC && value < 64) text += String.fromCharCode(value + 32);
    else if (set === toB && value < 95) text += String.fromCharCode(value + 32);
    else throw new Error(`the value ${value} says no character here`);
  }
  return text;
}
