import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of checks that could not be made. */
export const generalFrench: SentenceTable = {
  'This was not examined yet.': 'Ce point n’a pas encore été examiné.',
  'This cannot be looked at from here.': 'Ce point ne peut pas être vu d’ici.',
  'This could not be examined.': 'Ce point n’a pas pu être examiné.',
  'Look into the log, and restore a backup if the data do not read.':
    'Regardez le journal, et restaurez une sauvegarde si les données ne se lisent pas.',
};
