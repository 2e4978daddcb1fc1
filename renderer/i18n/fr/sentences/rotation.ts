import type { SentenceTable } from '../../sentences.ts';

/** Keys: what the overview advises, what an exchange refuses and says, what is noted at the start. */
export const rotation: SentenceTable = {
  'The data were replaced at this moment. Try again in a few seconds.':
    'Les données viennent d’être remplacées. Réessayez dans quelques secondes.',
  'The database opened with its new key; the interrupted change of the key is finished.':
    'La base de données s’est ouverte avec sa nouvelle clé ; le changement de clé interrompu est terminé.',
  'A change of the database key did not come to its end. The data are as they were, under the key they had.':
    'Un changement de la clé de la base de données n’a pas abouti. Les données sont comme avant, sous la clé qu’elles avaient.',
  'Nothing was changed. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.':
    'Rien n’a été modifié. Copiez le fichier keyring.json de ce poste, par exemple depuis son jeu de sauvegarde le plus récent, dans le dossier keys.',
  'The keyring does not hold the {purpose} key that these data were written with (fingerprint {fingerprint}).':
    'Le trousseau ne contient pas la clé « {purpose} » avec laquelle ces données ont été écrites (empreinte {fingerprint}).',
  'The keyring (keys/keyring.json) was damaged or changed since the start. Restart the program: it says what to do.':
    'Le trousseau de clés (keys/keyring.json) a été endommagé ou modifié depuis le démarrage. Redémarrez le programme : il dira que faire.',
  'Too many wrong keys were typed. Wait {seconds} seconds and try again.':
    'Trop de clés fausses ont été saisies. Attendez {seconds} secondes et réessayez.',
  'The database is being given a new key. That takes a few minutes; then everything is as before.':
    'La base de données reçoit une nouvelle clé. Cela prend quelques minutes ; ensuite tout est comme avant.',
  'Only one way of opening the data can be reached from here. Start the program once with the recovery key, so that this computer is remembered; then try again.':
    'Un seul moyen d’ouvrir les données est accessible d’ici. Démarrez une fois le programme avec la clé de secours, pour que cet ordinateur soit mémorisé ; puis réessayez.',
  'The database is being given a new key already. Wait until that is over.':
    'La base de données reçoit déjà une nouvelle clé. Attendez la fin.',
  'Records of patients written again under the new keys: {moved}. Records that do not read: {unreadable}. Documents: {documents}.':
    'Enregistrements de patients réécrits sous les nouvelles clés : {moved}. Enregistrements qui ne se lisent pas : {unreadable}. Documents : {documents}.',
  'Identities are being written under new keys already. Wait until that is over.':
    'Les identités sont déjà en cours de réécriture sous de nouvelles clés. Attendez que ce soit terminé.',
  'Documents written again under the new key: {moved}. Documents that do not read: {unreadable}.':
    'Documents réécrits sous la nouvelle clé : {moved}. Documents qui ne se lisent pas : {unreadable}.',
  'Nobody has shown yet that the recovery sheet is at hand. Take it and type its key on this page; if it is lost, make a new one.':
    'Personne n’a encore montré que la feuille de secours est à portée de main. Prenez-la et saisissez sa clé sur cette page ; si elle est perdue, faites-en une nouvelle.',
  'The recovery sheet was last checked more than three months ago. Take it and type its key on this page.':
    'La feuille de secours a été vérifiée il y a plus de trois mois. Prenez-la et saisissez sa clé sur cette page.',
  'Two recovery sheets open these data, because the making of a new one was interrupted. Make a new sheet; it takes the place of both.':
    'Deux feuilles de secours ouvrent ces données, parce que la création d’une nouvelle a été interrompue. Faites une nouvelle feuille ; elle remplacera les deux.',
  'The database key is older than a year. Give the database a new key when nobody is at work.':
    'La clé de la base de données a plus d’un an. Donnez une nouvelle clé à la base quand personne ne travaille.',
  'The key file lies on the same disk as the data: who takes the disk takes both. Move it to another disk or hand it over as a service credential; docs/operations.md says how.':
    'Le fichier de clé se trouve sur le même disque que les données : qui emporte le disque emporte les deux. Déplacez-le sur un autre disque ou confiez-le au gestionnaire de services ; docs/operations.md dit comment.',
  'This sheet is not waiting any more. Make a new one; the one before it still holds.':
    'Cette feuille n’attend plus. Faites-en une nouvelle ; la précédente reste valable.',
};
