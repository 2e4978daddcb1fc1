import type { jobs as source } from '../en/jobs.ts';

/** Jobs. */
export const jobs: typeof source = {
  title: 'Tâches',
  lead: 'Ce que le programme fait de lui-même pendant qu’il fonctionne. Ce qui a été manqué pendant qu’il était fermé est rattrapé une fois au démarrage suivant.',
  runs: 'Exécutions',
  runsTable: 'Ce qui a été exécuté',
  runsLead: 'Les plus récentes d’abord. L’envoi de courriel ne laisse une ligne que s’il y en avait.',
  none: 'Rien n’a encore été exécuté.',
  noneHint: 'Les tâches s’exécutent pendant que le programme est ouvert.',
  all: 'Toutes les tâches',
  fields: {
    job: 'Tâche',
    last: 'Dernière',
    next: 'Prochaine',
    act: 'Exécuter',
    when: 'Début',
    cause: 'Pourquoi',
    result: 'Résultat',
    message: 'Ce qui a été fait',
  },
  never: 'Pas encore',
  running: 'En cours',
  run: 'Exécuter',
  runNamed: 'Exécuter maintenant : {{name}}',
  started: '{{name}} est en cours.',
  results: { done: 'Terminée', failed: 'Échouée', interrupted: 'Interrompue' },
  causes: { schedule: 'C’était l’heure', missed: 'Rattrapage', request: 'À la demande' },
  names: {
    renew: 'Actualiser les échéances',
    remind: 'Envoyer les rappels',
    send: 'Envoyer le courriel',
    sweep: 'Nettoyer',
  },
  what: {
    renew: 'Chaque nuit à 00:05 : ce qui est dû aujourd’hui découle des dates et des règles.',
    remind: 'Chaque matin à 06:00 : un avis et un courriel à qui a quelque chose à traiter.',
    send: 'Chaque minute, et juste après l’écriture d’un courriel.',
    sweep:
      'Chaque nuit à 03:30 : efface les anciennes exécutions, les textes des anciens courriels et les fichiers jamais arrivés entiers.',
  },
};
