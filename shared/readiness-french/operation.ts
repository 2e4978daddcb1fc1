import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of operation. */
export const operationFrench: SentenceTable = {
  'No job has run yet.': 'Aucune tâche n’a encore tourné.',
  'Leave the program open: jobs run while it is.':
    'Laissez le programme ouvert : les tâches tournent pendant ce temps.',
  'The last run of each of {count} jobs went through.': 'La dernière exécution de chacune des {count} tâches a abouti.',
  'Jobs that failed: {names}.': 'Tâches en échec : {names}.',
  'See on the page of the jobs why, and run them again.': 'Voyez pourquoi sur la page des tâches, et relancez-les.',
  'Reminders were not sent yet.': 'Aucun rappel n’a encore été envoyé.',
  'Leave the program open in the morning, or run the job now.':
    'Laissez le programme ouvert le matin, ou lancez la tâche maintenant.',
  'The reminders of {at} failed.': 'Les rappels du {at} ont échoué.',
  'Reminders were last looked through on {at}.': 'Rappels passés en revue le {at}.',
  'The program has not looked at its health yet.': 'Le programme n’a pas encore contrôlé sa santé.',
  'The program looked at its health on {at}.': 'Le programme a contrôlé sa santé le {at}.',
  'See on the health page what is wrong.': 'Voyez sur la page de santé ce qui ne va pas.',
  'The log has no error today.': 'Le journal n’a aucune erreur aujourd’hui.',
  'Errors in the log today: {count}.': 'Erreurs du journal aujourd’hui : {count}.',
  'Read them on the page of the logs.': 'Lisez-les sur la page des journaux.',
  'Not everything was examined yet.': 'Tout n’a pas encore été examiné.',
  'Everything was examined on {at}.': 'Tout a été examiné le {at}.',
  'Examine everything now.': 'Examinez tout maintenant.',
  'No work of maintenance was left out.': 'Aucun travail d’entretien n’a été oublié.',
  'Work of maintenance was left out.': 'Des travaux d’entretien ont été oubliés.',
  'Do it, and sign it on the page of the maintenance.': 'Faites-les, et signez-les sur la page de l’entretien.',
  'Nobody has signed the checklist yet.': 'Personne n’a encore signé la liste de contrôle.',
  'The checklist was signed on {at}.': 'La liste de contrôle a été signée le {at}.',
};
