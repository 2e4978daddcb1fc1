import type { SentenceTable } from '../../sentences.ts';

/** Reminders. */
export const reminders: SentenceTable = {
  'Surveys and findings that need attention: {count}. New since the last reminder: {fresh}.':
    'Contrôles et constats à traiter : {count}. Nouveaux depuis le dernier rappel : {fresh}.',
  'Lines: {lines}. Notices and mails: {parcels}.': 'Lignes : {lines}. Avis et courriels : {parcels}.',
  'This rule does not exist. Read the list again.': 'Cette règle n’existe pas. Relisez la liste.',
  'Another rule has this name. Choose another one.': 'Une autre règle porte ce nom. Choisissez-en un autre.',
  'Choose who is reminded: a role, or people of the unit.':
    'Choisissez qui est averti : un rôle, ou des personnes de l’appareil.',
  'One of the roles does not exist any more. Choose again.': 'Un des rôles n’existe plus. Choisissez de nouveau.',
  'Choose when: days before the target, on the last day, or while overdue.':
    'Choisissez quand : des jours avant la date cible, le dernier jour, ou pendant le retard.',
  'One of the obligations does not exist any more. Choose again.':
    'Une des obligations n’existe plus. Choisissez de nouveau.',
  'Somebody else changed this rule. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette règle. Comparez les deux valeurs et enregistrez de nouveau.',
};
