import { z } from 'zod';

/** Labels for an identifier, width by height in millimetres. */
export const LabelSize = z.enum(['50x25', '70x36', '89x36']);

/** Dots to the inch of label printers: bars are whole dots wide, or scanners give up. */
export const labelDots = [203, 300] as const;
/** One of them. */
export const LabelDots = z.literal(labelDots);
export type LabelDots = (typeof labelDots)[number];

/** At which resolutions the bar code of an identifier can be read on a label; elsewhere a larger QR code stands in its place. */
export const barsAt = z.array(LabelDots);
