import type { LabelLanguage } from '../../shared/label-texts.ts';

/** The title of the file. */
export function labelsTitle(language: LabelLanguage): string {
  return language === 'fr' ? 'Étiquettes' : 'Labels';
}

/** How to measure with the calibration page; the first line is its heading. */
export function calibrationWords(
  language: LabelLanguage,
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
