import type { SentenceTable } from '../../sentences.ts';

/** The planner. */
export const planner: SentenceTable = {
  'The last day comes before the first. Choose a later one.':
    'Le dernier jour précède le premier. Choisissez-en un plus tardif.',
  'At most {count} days are planned at once. Choose a shorter span.':
    '{count} jours au plus se planifient à la fois. Choisissez une période plus courte.',
  'These days have passed. Choose today or later days.':
    'Ces jours sont passés. Choisissez aujourd’hui ou des jours plus tardifs.',
  'All days from {from} to {to} are full.': 'Tous les jours du {from} au {to} sont complets.',
  'No day of a visit lies between {from} and {to}.': 'Aucun jour de visite ne se trouve entre le {from} et le {to}.',
  'A plan of more than a year is too long to print. Choose a shorter span.':
    'Un plan de plus d’un an est trop long à imprimer. Choisissez une période plus courte.',
};
