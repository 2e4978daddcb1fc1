/** A rectangle on a label, millimetres from its left and upper edge. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where things stand on a label. */
export interface LabelLayout {
  /** One square of the QR code, millimetres. */
  readonly module: number;
  /** The code itself, without the white edge that it needs around it. */
  readonly code: LabelBox;
  /** What is left for words; null where the code needs all there is. */
  readonly text: LabelBox | null;
}

/** Nothing is printed nearer to the edge of a label: printers and die-cutters are off by as much. Millimetres. */
const inset = 2;
/** White squares around a code, on each side. Source: ISO/IEC 18004. */
const quiet = 4;
/** The smallest square that a phone reads from a hand's breadth, and the largest that does any good. Millimetres. */
const smallestModule = 0.35;
const largestModule = 1;
/** Less is no room for words. Millimetres. */
const narrowestText = 14;

/**
 * Puts a QR code and words on a label: side by side where it is wider than high, otherwise the words below.
 * @param label its size in millimetres
 * @param modules squares along one side of the code
 * @returns null when the code would be too small to be read
 */
export function labelLayout(
  label: { readonly width: number; readonly height: number },
  modules: number,
): LabelLayout | null {
  return label.width >= label.height * 1.35
    ? (beside(label, modules) ?? alone(label, modules))
    : (above(label, modules) ?? alone(label, modules));
}

function beside({ width, height }: { readonly width: number; readonly height: number }, modules: number) {
  const whole = modules + 2 * quiet;
  const module = Math.min(largestModule, height / whole, (height - 2 * inset) / modules, width / 2 / whole);
  if (module < smallestModule) return null;
  const left = Math.max(inset, quiet * module);
  const side = modules * module;
  const x = left + side + quiet * module;
  const text = { x, y: inset, width: width - inset - x, height: height - 2 * inset };
  return {
    module,
    code: { x: left, y: (height - side) / 2, width: side, height: side },
    text: text.width < narrowestText ? null : text,
  };
}

function above({ width, height }: { readonly width: number; readonly height: number }, modules: number) {
  const words = Math.max(6, height * 0.24);
  const whole = modules + 2 * quiet;
  const module = Math.min(
    largestModule,
    (width - 2 * inset) / modules,
    width / whole,
    (height - words - inset) / whole,
  );
  if (module < smallestModule || width - 2 * inset < narrowestText) return null;
  const side = modules * module;
  const y = Math.max(inset, quiet * module);
  const textTop = y + side + quiet * module;
  return {
    module,
    code: { x: (width - side) / 2, y, width: side, height: side },
    text: { x: inset, y: textTop, width: width - 2 * inset, height: height - inset - textTop },
  };
}

function alone({ width, height }: { readonly width: number; readonly height: number }, modules: number) {
  const shorter = Math.min(width, height);
  const module = Math.min(largestModule, shorter / (modules + 2 * quiet), (shorter - 2 * inset) / modules);
  if (module < smallestModule) return null;
  const side = modules * module;
  return { module, code: { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side }, text: null };
}

/** A line of a label: how far below the upper edge of the words it begins, millimetres, and its type size in points. */
export interface LabelLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

const pointsPerMillimetre = 72 / 25.4;
/** Height of a line in type sizes. */
const leading = 1.25;
const smallestSize = 5;
const largestSize = 10;
/** The first line in sizes of the others. */
const firstLine = 1.4;

/** Lays lines out in a height, millimetres: as large as they fit; the last ones go where even the smallest type is too high. */
export function labelLines(height: number, texts: readonly string[]): LabelLine[] {
  const sizeFor = (count: number) => (height * pointsPerMillimetre) / (leading * (count - 1 + firstLine));
  let count = texts.length;
  while (count > 1 && sizeFor(count) < smallestSize) count -= 1;
  if (count === 0) return [];
  const size = Math.min(largestSize, sizeFor(count));
  const lineHeight = (size * leading) / pointsPerMillimetre;
  const top = Math.max(0, (height - lineHeight * (count - 1 + firstLine)) / 2);
  return texts.slice(0, count).map((text, index) => ({
    text,
    y: top + (index === 0 ? 0 : lineHeight * (firstLine + index - 1)),
    size: index === 0 ? size * firstLine : size,
    bold: index === 0,
  }));
}

/**
 * A line that fits into a width, millimetres: in smaller type first, by three quarters at most, then cut with an ellipsis.
 * @param widthOf the width of a text in a type size in points, millimetres
 */
export function fittedLine(
  line: { readonly text: string; readonly size: number },
  width: number,
  widthOf: (text: string, size: number) => number,
): { readonly text: string; readonly size: number } {
  const natural = widthOf(line.text, line.size);
  if (natural <= width) return line;
  const size = Math.max(line.size * 0.75, (line.size * width) / natural);
  if (widthOf(line.text, size) <= width) return { text: line.text, size };
  // By characters as people count them, so that none is cut in two.
  const characters = Array.from(new Intl.Segmenter().segment(line.text), ({ segment }) => segment);
  const cut = (kept: number) => `${characters.slice(0, kept).join('').trimEnd()}…`;
  let kept = 0;
  let beyond = characters.length;
  while (beyond - kept > 1) {
    const middle = (kept + beyond) >> 1;
    if (widthOf(cut(middle), size) <= width) kept = middle;
    else beyond = middle;
  }
  return { text: cut(kept), size };
}

/** Where a label lies on its page, from 0, row by row; millimetres. */
export function labelPlace(
  format: {
    readonly columns: number;
    readonly margin: { readonly left: number; readonly top: number };
    readonly pitch: { readonly x: number; readonly y: number };
    readonly label: { readonly width: number; readonly height: number };
  },
  index: number,
): LabelBox {
  const { columns, margin, pitch, label } = format;
  return {
    x: margin.left + (index % columns) * pitch.x,
    y: margin.top + Math.floor(index / columns) * pitch.y,
    width: label.width,
    height: label.height,
  };
}
