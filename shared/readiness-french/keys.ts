import type { SentenceTable } from '../sentences.ts';

/** French of what the checks say of keys. */
export const keysFrench: SentenceTable = {
  'There is no keyring that reads.': 'Aucun trousseau ne se lit.',
  'Open the data with the recovery key: that gives this machine its own key again.':
    'Ouvrez les données avec la clé de secours : la machine retrouve ainsi sa propre clé.',
  'The recovery sheet opens the keys, and this machine does by itself.':
    'La feuille de secours ouvre les clés, et cette machine les ouvre d’elle-même.',
  'Only the recovery sheet opens the keys.': 'Seule la feuille de secours ouvre les clés.',
  'No recovery sheet opens the keys.': 'Aucune feuille de secours n’ouvre les clés.',
  'Make a new recovery sheet on the page of the keys.': 'Faites une nouvelle feuille de secours sur la page des clés.',
  'Mend the key file, or put it back from its copy.': 'Réparez le fichier de clé, ou reprenez-le de sa copie.',
  'The key file is on another volume.': 'Le fichier de clé est sur un autre volume.',
  'The key file lies beside the data.': 'Le fichier de clé se trouve à côté des données.',
  'Whoever takes this disk has the key too. Move keys/host.key to another volume and name it in REMS_KEY_FILE, or hand it over as a service credential.':
    'Qui emporte ce disque a aussi la clé. Déplacez keys/host.key sur un autre volume et nommez-le dans REMS_KEY_FILE, ou transmettez-le comme secret du service.',
  'No key file is used here: the key store of the operating system keeps the key.':
    'Aucun fichier de clé ici : le trousseau du système d’exploitation garde la clé.',
  'The fingerprints of the keys are not noted in the data yet.':
    'Les empreintes des clés ne sont pas encore notées dans les données.',
  'Restart the program: it notes them when it opens the data.':
    'Redémarrez le programme : il les note en ouvrant les données.',
  'All {count} keys are those that the data know.': 'Les {count} clés sont celles que les données connaissent.',
  'The keyring holds other keys than the data know: {purposes}.':
    'Le trousseau contient d’autres clés que celles que les données connaissent : {purposes}.',
  'Put back the keyring from the newest proven backup.': 'Reprenez le trousseau de la dernière sauvegarde prouvée.',
  'Nobody has shown yet that the recovery sheet is on paper.':
    'Personne n’a encore montré que la feuille de secours est sur papier.',
  'Type the recovery key from its sheet on the page of the keys. Without it a broken machine takes the data along.':
    'Saisissez la clé de secours de sa feuille sur la page des clés. Sans elle, une machine en panne emporte les données.',
  'The recovery key was typed from its sheet on {at} by {by}.':
    'La clé de secours a été recopiée de sa feuille le {at} par {by}.',
  'Take the sheet and type its key on the page of the keys again.':
    'Prenez la feuille et saisissez de nouveau sa clé sur la page des clés.',
  'Age of the database key in days: {days}.': 'Âge de la clé de la base, en jours : {days}.',
  'Give the database a new key on the page of the keys; a backup is made first.':
    'Donnez une nouvelle clé à la base sur la page des clés ; une sauvegarde est faite d’abord.',
  'Secrets of less than 32 bytes: {names}.': 'Secrets de moins de 32 octets : {names}.',
  'Give the database new keys on the page of the keys.': 'Donnez de nouvelles clés à la base sur la page des clés.',
  'Settings that do not read: {names}.': 'Réglages illisibles : {names}.',
  'Open the page of these settings and save them again.':
    'Ouvrez la page de ces réglages et enregistrez-les de nouveau.',
  'Every secret has 32 bytes or more, and all {count} changed settings read.':
    'Chaque secret a 32 octets ou plus, et les {count} réglages modifiés se lisent.',
};
