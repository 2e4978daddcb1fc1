import type { LabelBox } from '../../shared/label-layout.ts';
import type { LabelDots } from '../../shared/patient-labels.ts';

/** Where things stand on a label of a study identifier; all lengths in millimetres from its left and upper edge. */
export interface IdentifierLabelLayout {
  readonly text: LabelBox;
  readonly square: LabelBox;
  /** One square of the QR code. */
  readonly squareModule: number;
  /** The bars and the narrowest of them; null where they would be too narrow to be read, and the QR code is larger instead. */
  readonly bars: { readonly box: LabelBox; readonly module: number } | null;
}

/** Nothing is printed nearer to the edge of a label: printers and die-cutters are off by as much. */
const inset = 2;
/** White modules left and right of bars. Source: ISO/IEC 15417. */
const quietBars = 10;
/** White squares around a QR code, on each side. Source: ISO/IEC 18004. */
const quietSquares = 4;
/** What a phone reads from a hand's breadth, and the largest that does any good beside bars and alone. */
const smallestSquare = 0.35;
const largestSquare = { withBars: 0.7, alone: 1 };
/** What is left for words at least. */
const narrowestText = 12;
/** Bars take this part of the height. */
const barShare = 0.32;
/**
 * Whole dots of the printer that the narrowest bar is wide, the best first: a bar of broken dots is printed too wide or too narrow, and
 * scanners give up. None is narrower than 0.0067 inch. Source: GS1 General Specifications, small healthcare items.
 */
const barDots: Readonly<Record<LabelDots, readonly number[]>> = { 203: [3, 2], 300: [4, 3, 2] };

/**
 * Puts an identifier on a label: in words with a QR code beside it, and bars over the whole width below where they can be read.
 * @param codes modules of the bar code, squares along one side of the QR code
 * @param dots of the printer, to the inch
 * @returns null when the QR code would be too small to be read
 */
export function identifierLabelLayout(
  label: { readonly width: number; readonly height: number },
  codes: { readonly bars: number; readonly squares: number },
  dots: LabelDots,
): IdentifierLabelLayout | null {
  const bars = barsOn(label, codes.bars, dots);
  return (bars && layoutAbove(label, codes.squares, bars)) ?? layoutAbove(label, codes.squares, null);
}

function barsOn(
  { width, height }: { readonly width: number; readonly height: number },
  modules: number,
  dots: LabelDots,
) {
  const module = barDots[dots]
    .map((wide) => (wide * 25.4) / dots)
    .find((wide) => modules * wide + 2 * Math.max(inset, quietBars * wide) <= width);
  if (module === undefined) return null;
  const high = height * barShare;
  const box = { x: (width - modules * module) / 2, y: height - inset - high, width: modules * module, height: high };
  return { box, module };
}

function layoutAbove(
  { width, height }: { readonly width: number; readonly height: number },
  squares: number,
  bars: IdentifierLabelLayout['bars'],
): IdentifierLabelLayout | null {
  const top = bars?.box.y ?? height;
  const largest = bars === null ? largestSquare.alone : largestSquare.withBars;
  const squareModule = Math.min(largest, (top - 2 * inset) / squares, top / (squares + 2 * quietSquares));
  const side = squares * squareModule;
  const left = width - Math.max(inset, quietSquares * squareModule) - side;
  const text = { x: inset, y: inset, width: left - quietSquares * squareModule - inset, height: top - 2 * inset };
  if (squareModule < smallestSquare || text.width < narrowestText) return null;
  return { text, square: { x: left, y: (top - side) / 2, width: side, height: side }, squareModule, bars };
}
