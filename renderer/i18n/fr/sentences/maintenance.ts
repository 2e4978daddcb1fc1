import type { SentenceTable } from '../../sentences.ts';

/** Sentences about maintenance. */
export const maintenance: SentenceTable = {
  'There is no task of this name. Read the list again.': 'Aucun travail ne porte ce nom. Relisez la liste.',
  'This was closed by {name} already. Read the list again.': '{name} l’a déjà signé. Relisez la liste.',
  'Nobody has closed this task in the present period. Read the list again.':
    'Personne n’a signé ce travail pour la période en cours. Relisez la liste.',
  'Work of maintenance was left out: {count} tasks. Do it now, and sign it on the page of the maintenance.':
    'Des travaux d’entretien ont été oubliés : {count}. Faites-les maintenant, et signez-les sur la page de l’entretien.',
  'Tasks whose state changed by itself: {count}.': 'Travaux dont l’état a changé de lui-même : {count}.',

  'A backup was proven on {day}.': 'Une sauvegarde a été prouvée le {day}.',
  'The backup of {day} failed.': 'La sauvegarde du {day} a échoué.',
  'A backup was restored on trial on {day}.': 'Une sauvegarde a été restaurée à l’essai le {day}.',
  'The audit trail was reviewed on {day}.': 'Le journal d’audit a été revu le {day}.',
  'The review of access was signed on {day}.': 'La revue des accès a été signée le {day}.',
  'The recovery plan was printed on {day}.': 'Le plan de reprise a été imprimé le {day}.',
  'The database was given a new key on {day}.': 'La base a reçu une nouvelle clé le {day}.',
  'The recovery key was typed from paper on {day}.': 'La clé de secours a été recopiée du papier le {day}.',
  'Data were restored on {day}.': 'Des données ont été restaurées le {day}.',
  'Errors in the log in these days: {count}.': 'Erreurs du journal pendant ces jours : {count}.',

  'Inactive, but still on the whitelist.': 'Inactif, mais encore sur la liste blanche.',
  'May administer accounts.': 'Peut administrer les comptes.',
  'Administers without a second factor.': 'Administre sans second facteur.',
  'Administers and lists the patients of studies, with their identities.':
    'Administre et liste les patients des études, avec leurs identités.',
  'Has no role.': 'N’a aucun rôle.',
  'Active, but not on the whitelist.': 'Actif, mais pas sur la liste blanche.',
  'Has never signed in.': 'Ne s’est jamais connecté.',
  'Has not signed in for {days} days.': 'Ne s’est pas connecté depuis {days} jours.',
};
