import type { LabelFormat } from '../../shared/labels.ts';

const a4 = { width: 210, height: 297 };
const letter = { width: 215.9, height: 279.4 };

/** A sheet whose labels stand in the middle of it, as makers cut them. Lengths in millimetres, `gap` between two columns (rows). */
function sheet(
  id: string,
  name: string,
  page: { readonly width: number; readonly height: number },
  [columns, rows]: readonly [number, number],
  [width, height]: readonly [number, number],
  gap: readonly [number, number] = [0, 0],
): LabelFormat {
  const pitch = { x: width + gap[0], y: height + gap[1] };
  const middle = (whole: number, step: number, count: number, space: number) =>
    Math.round(((whole - step * count + space) / 2) * 100) / 100;
  const margin = {
    left: middle(page.width, pitch.x, columns, gap[0]),
    top: middle(page.height, pitch.y, rows, gap[1]),
  };
  return { id, name, kind: 'sheet', page, label: { width, height }, columns, rows, margin, pitch };
}

/** A roll: each label is a page. */
function roll(id: string, name: string, width: number, height: number): LabelFormat {
  const size = { width, height };
  return {
    id,
    name,
    kind: 'roll',
    page: size,
    label: size,
    columns: 1,
    rows: 1,
    margin: { left: 0, top: 0 },
    pitch: { x: width, y: height },
  };
}

/**
 * Labels that offices have, as their makers state them on the packet and in their templates: size of the label, columns, rows, gaps.
 * The weatherproof ones come first: a label on equipment is wiped with disinfectant. Labels too small for a code are left out.
 */
export const labelFormats: readonly LabelFormat[] = [
  sheet('avery-l4773', 'Avery L4773 (A4, 3 × 8)', a4, [3, 8], [63.5, 33.9], [2.54, 0]),
  sheet('avery-l4778', 'Avery L4778 (A4, 4 × 12)', a4, [4, 12], [45.7, 21.2], [2.54, 0]),
  sheet('avery-l7160', 'Avery L7160 (A4, 3 × 7)', a4, [3, 7], [63.5, 38.1], [2.54, 0]),
  sheet('avery-l7159', 'Avery L7159 (A4, 3 × 8)', a4, [3, 8], [63.5, 33.9], [2.54, 0]),
  sheet('avery-l7161', 'Avery L7161 (A4, 3 × 6)', a4, [3, 6], [63.5, 46.6], [2.54, 0]),
  sheet('avery-l7163', 'Avery L7163 (A4, 2 × 7)', a4, [2, 7], [99.1, 38.1], [2.5, 0]),
  sheet('avery-l7173', 'Avery L7173 (A4, 2 × 5)', a4, [2, 5], [99.1, 57], [2.5, 0]),
  sheet('avery-l7165', 'Avery L7165 (A4, 2 × 4)', a4, [2, 4], [99.1, 67.7], [2.5, 0]),
  sheet('avery-l7651', 'Avery L7651 (A4, 5 × 13)', a4, [5, 13], [38.1, 21.2], [2.54, 0]),
  sheet('avery-5520', 'Avery 5520 (Letter, 3 × 10)', letter, [3, 10], [66.675, 25.4], [3.175, 0]),
  sheet('avery-5160', 'Avery 5160 / 8160 (Letter, 3 × 10)', letter, [3, 10], [66.675, 25.4], [3.175, 0]),
  sheet('avery-5161', 'Avery 5161 / 8161 (Letter, 2 × 10)', letter, [2, 10], [101.6, 25.4], [4.7625, 0]),
  sheet('avery-5163', 'Avery 5163 / 8163 (Letter, 2 × 5)', letter, [2, 5], [101.6, 50.8], [4.7625, 0]),
  roll('brother-dk-11201', 'Brother DK-11201 (90 × 29 mm)', 90, 29),
  roll('brother-dk-11208', 'Brother DK-11208 (90 × 38 mm)', 90, 38),
  roll('brother-dk-11209', 'Brother DK-11209 (62 × 29 mm)', 62, 29),
  roll('brother-dk-11221', 'Brother DK-11221 (23 × 23 mm)', 23, 23),
  roll('dymo-99010', 'DYMO 99010 / 30252 (89 × 28 mm)', 89, 28),
  roll('dymo-99012', 'DYMO 99012 (89 × 36 mm)', 89, 36),
  roll('dymo-30334', 'DYMO 30334 / 11354 (57 × 32 mm)', 57, 32),
  roll('zebra-51x25', 'Zebra 51 × 25 mm', 51, 25),
  roll('zebra-76x51', 'Zebra 76 × 51 mm', 76, 51),
  roll('zebra-100x50', 'Zebra 100 × 50 mm', 100, 50),
];
