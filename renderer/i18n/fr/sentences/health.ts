import type { SentenceTable } from '../../sentences.ts';

/** Sentences about health. */
export const health: SentenceTable = {
  'The database is damaged.': 'La base de données est endommagée.',
  'Restore the newest proven backup; until then nothing can be changed.':
    'Restaurez la sauvegarde prouvée la plus récente ; d’ici là, rien ne peut être modifié.',
  'Until then changes may be refused.': 'D’ici là, des modifications peuvent être refusées.',
  'The database answers.': 'La base de données répond.',
  'The database took {ms} ms to count a few rows.': 'La base de données a mis {ms} ms à compter quelques lignes.',
  'Look at the slow statements in the log, and at what else works this disk.':
    'Regardez les requêtes lentes dans le journal et ce qui occupe ce disque par ailleurs.',
  'Free on this disk: {free} GB.': 'Libre sur ce disque : {free, figure} Go.',
  'no answer to its own request ({code})': 'aucune réponse à sa propre requête ({code})',
  'Free some space on this disk, or move old backups away.':
    'Libérez de la place sur ce disque ou déplacez d’anciennes sauvegardes.',
  'Less than 500 MB of the disk are free, which are kept for the records themselves. Free some space, then send the file again.':
    'Moins de 500 Mo du disque sont libres ; ils sont réservés aux dossiers eux-mêmes. Libérez de la place, puis renvoyez le fichier.',
  'This program does not listen on the network.': 'Ce programme n’écoute pas sur le réseau.',
  'The certificate of the listener has expired.': 'Le certificat de l’écoute réseau a expiré.',
  'The certificate of the listener is valid for {days} more days.':
    'Le certificat de l’écoute réseau est encore valable {days} jours.',
  'The program renews it by itself. Look into the log why it could not, mend that, and start the program again.':
    'Le programme le renouvelle de lui-même. Cherchez dans le journal pourquoi il ne l’a pas pu, remédiez-y, puis redémarrez le programme.',
  'Jobs that failed last: {names}.': 'Tâches dont la dernière exécution a échoué : {names}.',
  'Jobs that run for hours: {names}.': 'Tâches en cours depuis des heures : {names}.',
  'Every job ended well.': 'Toutes les tâches se sont bien terminées.',
  'Open the page of jobs: it says why.': 'Ouvrez la page des tâches : elle dit pourquoi.',
  'Backups are in order.': 'Les sauvegardes sont en ordre.',
  'Backups are not in order.': 'Les sauvegardes ne sont pas en ordre.',
  'Open the page of backups: it says what is missing.': 'Ouvrez la page des sauvegardes : elle dit ce qui manque.',
  'The listener answers.': 'L’écoute réseau répond.',
  'The listener is down and starts again by itself: {reason}.':
    'L’écoute réseau est arrêtée et redémarre d’elle-même : {reason, translated}.',
  'The listener failed six times within ten minutes, and is tried every five minutes now: {reason}.':
    'L’écoute réseau est tombée en panne six fois en dix minutes et est essayée toutes les cinq minutes maintenant : {reason, translated}.',
  'Nobody on the network can work. Look at the log and mend the cause; it opens by itself then.':
    'Personne ne peut travailler par le réseau. Regardez le journal et réparez la cause ; elle s’ouvre ensuite d’elle-même.',
  'No mail is stuck.': 'Aucun courriel n’est bloqué.',
  'Mails that wait for more than an hour: {count}.': 'Courriels en attente depuis plus d’une heure : {count}.',
  'Open the page of mail: it says why.': 'Ouvrez la page du courriel : elle dit pourquoi.',
  'The log is written.': 'Le journal s’écrit.',
  'Lines of the log that were lost since the start: {lost}.': 'Lignes du journal perdues depuis le démarrage : {lost}.',
  'The log cannot be written ({fault}).': 'Le journal ne peut pas être écrit ({fault}).',
  'Check the space and the permissions of the folder of the log.':
    'Vérifiez la place et les permissions du dossier du journal.',
  'The program uses {megabytes} MB of memory.': 'Le programme utilise {megabytes} Mo de mémoire.',
  'The memory grew by {megabytes} MB within a day.': 'La mémoire a augmenté de {megabytes} Mo en un jour.',
  'Start the program again when nobody works, and hand a diagnostics bundle to support.':
    'Redémarrez le programme quand personne ne travaille et remettez un dossier de diagnostic à l’assistance.',
  'This could not be looked at.': 'Ceci n’a pas pu être examiné.',
  'Look at the log; if it stays, start the program again.':
    'Regardez le journal ; si cela persiste, redémarrez le programme.',
};
