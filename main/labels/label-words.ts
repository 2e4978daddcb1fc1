import type { Unit } from '../../shared/equipment.ts';
import type { labelFields } from '../../shared/labels.ts';

type Language = 'en' | 'fr';
type Field = (typeof labelFields)[number];

const words = {
  en: { labels: 'Labels', unit: (id: number) => `Unit ${id}`, serial: 'S/N', asset: 'Asset', room: 'Room' },
  fr: {
    labels: 'Étiquettes',
    unit: (id: number) => `Appareil ${id}`,
    serial: 'N° série',
    asset: 'Inv.',
    room: 'Salle',
  },
} as const;

/** The title of the file. */
export function labelsTitle(language: Language): string {
  return words[language].labels;
}

/** What stands on the label of a unit: what is asked for and known, then its number, by which it is found where the code is scratched. */
export function labelTexts(unit: Unit, fields: readonly Field[], language: Language): string[] {
  const { serial, asset, room, unit: number } = words[language];
  const named = (name: string, value: string | null) => (value === null ? null : `${name} ${value}`);
  const values: Readonly<Record<Field, string | null>> = {
    assetId: named(asset, unit.assetId),
    serialNumber: named(serial, unit.serialNumber),
    model: unit.model,
    manufacturer: unit.manufacturerName,
    room: named(room, unit.room),
    facility: unit.facilityName,
  };
  const chosen = [...new Set(fields)].map((field) => printable(values[field]));
  return [...chosen.filter((text) => text !== ''), number(unit.id)];
}

/** One line of what somebody typed: without line breaks and without what steers terminals or the direction of writing. */
function printable(text: string | null): string {
  return (text ?? '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu, '')
    .trim();
}

/** How to measure with the calibration page; the first line is its heading. */
export function calibrationWords(
  language: Language,
  facts: { readonly format: string; readonly mark: number; readonly corrected: boolean },
): string[] {
  const { format, mark, corrected } = facts;
  if (language === 'fr') {
    return [
      `Page de calage : ${format}`,
      `1. Imprimez sur du papier ordinaire, à l'échelle de 100 % (« taille réelle »), sans ajustement à la page.`,
      `2. Mesurez du bord gauche du papier au trait vertical épais : ${mark} mm si l'imprimante est juste.`,
      `3. Mesurez du bord supérieur au trait horizontal épais : ${mark} mm si l'imprimante est juste.`,
      `4. Saisissez les deux mesures dans l'application, au dixième de millimètre.`,
      corrected
        ? 'Cette page tient compte du décalage enregistré : les cadres doivent couvrir les étiquettes.'
        : 'Posez la page sur une planche, devant une lumière : les cadres montrent où l’imprimante imprime.',
    ];
  }
  return [
    `Calibration page: ${format}`,
    '1. Print on plain paper at 100 % ("actual size"), not fitted to the page.',
    `2. Measure from the left edge of the paper to the bold vertical stroke: ${mark} mm if the printer is right.`,
    `3. Measure from the upper edge to the bold horizontal stroke: ${mark} mm if the printer is right.`,
    '4. Enter both lengths in the app, to a tenth of a millimetre.',
    corrected
      ? 'This page makes up for the stored offset: the outlines should cover the labels.'
      : 'Hold the page and a sheet of labels against a light: the outlines show where the printer prints.',
  ];
}
