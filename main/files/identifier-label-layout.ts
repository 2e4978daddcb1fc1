import type { LabelBox } from '../../shared/label-layout.ts';

/** Where things stand on a label of a study identifier; all lengths in millimetres from its left and upper edge. */
export interface IdentifierLabelLayout {
  readonly text: LabelBox;
  readonly square: LabelBox;
  /** One square of the QR code. */
  readonly squareModule: number;
  readonly bars: LabelBox;
  /** The narrowest bar. */
  readonly barModule: number;
}

/** Nothing is printed nearer to the edge of a label: printers and die-cutters are off by as much. */
const inset = 2;
/** White modules left and right of bars. Source: ISO/IEC 15417. */
const quietBars = 10;
/** White squares around a QR code, on each side. Source: ISO/IEC 18004. */
const quietSquares = 4;
/** What a phone reads from a hand's breadth, and the largest that does any good. */
const smallestSquare = 0.35;
const largestSquare = 0.7;
/** Bars take this part of the height. */
const barShare = 0.32;
/**
 * The narrowest bar is two to four dots of a printer with 300 dots to the inch, or two with 203: a bar of broken dots is printed too wide or
 * too narrow, and scanners give up. None is narrower than 0.0067 inch. Source: GS1 General Specifications, small healthcare items.
 */
const barModules = [(4 * 25.4) / 300, (3 * 25.4) / 300, (2 * 25.4) / 203, (2 * 25.4) / 300];

/**
 * Puts an identifier on a label: in words with a QR code beside it, and bars over the whole width below.
 * @param bars modules of the bar code
 * @param squares squares along one side of the QR code
 * @returns null when one of the codes would be too small to be read
 */
export function identifierLabelLayout(
  label: { readonly width: number; readonly height: number },
  bars: number,
  squares: number,
): IdentifierLabelLayout | null {
  const { width, height } = label;
  const barModule = barModules.find((module) => bars * module + 2 * Math.max(inset, quietBars * module) <= width);
  const barHeight = height * barShare;
  const top = height - inset - barHeight;
  const squareModule = Math.min(largestSquare, (top - 2 * inset) / squares, top / (squares + 2 * quietSquares));
  if (barModule === undefined || squareModule < smallestSquare) return null;
  const side = squares * squareModule;
  const edge = Math.max(inset, quietSquares * squareModule);
  const left = width - edge - side;
  return {
    text: { x: inset, y: inset, width: left - quietSquares * squareModule - inset, height: top - 2 * inset },
    square: { x: left, y: (top - side) / 2, width: side, height: side },
    squareModule,
    bars: { x: (width - bars * barModule) / 2, y: top, width: bars * barModule, height: barHeight },
    barModule,
  };
}
