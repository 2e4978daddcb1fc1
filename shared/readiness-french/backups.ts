import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of backups. */
export const backupsFrench: SentenceTable = {
  'There is no proven backup.': 'Il n’y a aucune sauvegarde prouvée.',
  'Make a backup now; it is opened again and checked at once.':
    'Faites une sauvegarde ; elle est rouverte et vérifiée aussitôt.',
  'Age of the newest proven backup in hours: {hours}.': 'Âge de la dernière sauvegarde prouvée, en heures : {hours}.',
  'Make a backup now, and see on the page of the backups why none was made.':
    'Faites une sauvegarde, et voyez sur la page des sauvegardes pourquoi il n’y en a pas eu.',
  'Backups are made by themselves only while a workstation or service runs.':
    'Les sauvegardes ne se font d’elles-mêmes que pendant qu’un poste ou un service tourne.',
  'The next backup is made on {at}; times of day: {times}.': 'Prochaine sauvegarde le {at} ; heures du jour : {times}.',
  'No backup was found.': 'Aucune sauvegarde n’a été trouvée.',
  'The newest backup does not hold: {name}.': 'La dernière sauvegarde ne tient pas : {name}.',
  'Make another backup now, and look at the disk that the backups lie on.':
    'Faites une autre sauvegarde, et examinez le disque des sauvegardes.',
  'The newest backup was not opened again yet: {name}.': 'La dernière sauvegarde n’a pas encore été rouverte : {name}.',
  'Prove it on the page of the backups.': 'Prouvez-la sur la page des sauvegardes.',
  'The newest backup was opened again with its key and every check held: {name}.':
    'La dernière sauvegarde a été rouverte avec sa clé et toutes les vérifications ont tenu : {name}.',
  'No backup was restored on trial yet.': 'Aucune sauvegarde n’a encore été restaurée à l’essai.',
  'Start a restore drill on the page of the backups.':
    'Lancez un exercice de restauration sur la page des sauvegardes.',
  'The restore drill of {at} failed.': 'L’exercice de restauration du {at} a échoué.',
  'The restore drill of {at} took {minutes} minutes; work should go on within {hours} hours.':
    'L’exercice de restauration du {at} a duré {minutes} minutes ; le travail doit reprendre en {hours} heures.',
  'Plan more hours, or move the backups to a faster disk.':
    'Prévoyez plus d’heures, ou déplacez les sauvegardes sur un disque plus rapide.',
  'There is no second place for backups.': 'Il n’y a pas de second emplacement pour les sauvegardes.',
  'Add a network share or a drive on the page of the backups: a fire or a thief takes this machine and its backups together.':
    'Ajoutez un partage réseau ou un disque sur la page des sauvegardes : un incendie ou un voleur emporte la machine avec ses sauvegardes.',
  'Every second place holds the newest backup: {count}.':
    'Chaque second emplacement a la dernière sauvegarde : {count}.',
  'Places that are behind: {names}.': 'Lieux en retard : {names}.',
  'No second place holds the newest backup: {names}.': 'Aucun second emplacement n’a la dernière sauvegarde : {names}.',
  'Connect the place or mend it, then copy on the page of the backups.':
    'Branchez ou réparez le lieu, puis copiez sur la page des sauvegardes.',
  'The disk has no room for another backup.': 'Le disque n’a pas de place pour une autre sauvegarde.',
  'Free some space, or keep backups for fewer days.': 'Libérez de la place, ou gardez les sauvegardes moins longtemps.',
  'The backups lie on another disk than the data.': 'Les sauvegardes sont sur un autre disque que les données.',
  'The backups lie on the disk of the data, and a second place holds copies.':
    'Les sauvegardes sont sur le disque des données, et un second emplacement en a des copies.',
  'The backups lie on the same disk as the data.': 'Les sauvegardes sont sur le même disque que les données.',
  'Add a second place on the page of the backups: one broken disk takes both.':
    'Ajoutez un second emplacement sur la page des sauvegardes : un seul disque en panne emporte les deux.',
};
