import type { SentenceTable } from '../../sentences.ts';

/** Sentences about backup. */
export const backup: SentenceTable = {
  'A backup comes from the future: the clock of this workstation was set back. Check date and time; until then no old backup is removed.':
    'Une sauvegarde vient du futur : l’horloge de ce poste a été reculée. Vérifiez la date et l’heure ; d’ici là, aucune ancienne sauvegarde n’est supprimée.',
  'A backup comes from the future: the clock was set back. Check the time; until then no old backup is removed.':
    'Une sauvegarde vient du futur : l’horloge a été reculée. Vérifiez l’heure ; d’ici là, aucune ancienne sauvegarde n’est supprimée.',
  'A backup does not hold. Look at the list of backups, and make another one.':
    'Une sauvegarde est défectueuse. Regardez la liste des sauvegardes et faites-en une autre.',
  'A backup is being made at this moment. Try again when it is done.':
    'Une sauvegarde est en cours. Réessayez quand elle sera terminée.',
  'A backup is being made at this moment. Wait until it is done.':
    'Une sauvegarde est en cours. Attendez qu’elle soit terminée.',
  'A document does not open, or is not the one that its record names.':
    'Un document ne s’ouvre pas, ou n’est pas celui que sa fiche désigne.',
  'A file of the set cannot be read ({code}).': 'Un fichier de la sauvegarde est illisible ({code}).',
  'A journal lies beside the database of this backup, where none belongs. Choose another one.':
    'Un journal se trouve à côté de la base de cette sauvegarde, où il n’a rien à faire. Choisissez-en une autre.',
  'Backups are being copied there at this moment. Wait until it is done.':
    'Des sauvegardes y sont en cours de copie. Attendez que ce soit terminé.',
  'Backups that do not hold: {count}. They are never counted; look why, and check the disk.':
    'Sauvegardes défectueuses : {count}. Elles ne comptent jamais ; cherchez pourquoi et vérifiez le disque.',
  'Copied: {count}.': 'Copiées : {count}.',
  'Copies of backups do not reach "{label}". Look at the place, then copy again.':
    'Les copies des sauvegardes n’arrivent pas à « {label} ». Regardez cet emplacement, puis relancez la copie.',
  'Damaged when the set was made: {damaged}; missing: {missing}.':
    'Endommagés lors de la sauvegarde : {damaged} ; manquants : {missing}.',
  'Every check held.': 'Toutes les vérifications ont réussi.',
  'Every page and index is sound, and no reference is broken.':
    'Chaque page et chaque index est intact, et aucun renvoi n’est rompu.',
  'It holds the backups of another installation.': 'Il contient les sauvegardes d’une autre installation.',
  'It is not marked as a place for these backups: perhaps its drive is not there.':
    'Il n’est pas marqué comme emplacement de ces sauvegardes : son disque n’est peut-être pas là.',
  'It is not there now.': 'Il n’est pas là en ce moment.',
  'Key {kid} of the keyring inside the set opens the database.':
    'La clé {kid} du trousseau de la sauvegarde ouvre la base de données.',
  'Made, opened again and proven.': 'Faite, rouverte et prouvée.',
  'No backup could be made.': 'Aucune sauvegarde n’a pu être faite.',
  'No stored secret opens with the keys of the set.':
    'Aucun secret enregistré ne s’ouvre avec les clés de la sauvegarde.',
  'Nothing can be written into this folder. Check its permissions.':
    'Rien ne peut être écrit dans ce dossier. Vérifiez ses autorisations.',
  'One of {count} documents was opened and is as recorded.':
    'Un document sur {count} a été ouvert et correspond à sa fiche.',
  'Proven: {held} of {count}.': 'Vérifiées : {held} sur {count}.',
  'Table {table} does not hold the rows that were copied.':
    'La table {table} ne contient pas les lignes qui ont été copiées.',
  'Table {table} holds {rows} rows, but its source held {from} to {to}.':
    'La table {table} contient {rows} lignes, mais sa source en contenait de {from} à {to}.',
  'Table {table} is empty, but its source was not.': 'La table {table} est vide, mais sa source ne l’était pas.',
  'Tables are missing or were changed.': 'Des tables manquent ou ont été modifiées.',
  'That is no name of a backup.': 'Ce n’est pas un nom de sauvegarde.',
  'The audit trail does not end where its source did.':
    'Le journal d’audit ne se termine pas comme celui de la source.',
  'The audit trail does not end where the manifest says.':
    'Le journal d’audit ne se termine pas là où le manifeste l’indique.',
  'The backup does not hold.': 'La sauvegarde est défectueuse.',
  'The backup to be copied cannot be read any more. Make another one.':
    'La sauvegarde à copier est devenue illisible. Faites-en une autre.',
  'The backup {set} does not hold.': 'La sauvegarde {set} est défectueuse.',
  'The backup {set} does not hold. Make another one, and check the disk.':
    'La sauvegarde {set} est défectueuse. Faites-en une autre et vérifiez le disque.',
  'The backup {set} was made but does not hold. Check the disk, then make another one.':
    'La sauvegarde {set} a été faite mais est défectueuse. Vérifiez le disque, puis faites-en une autre.',
  'The copies at "{label}" are not up to date.': 'Les copies à « {label} » ne sont pas à jour.',
  'The place "{label}" has been away for too long. Connect it, so that it gets the newest backup.':
    'L’emplacement « {label} » est absent depuis trop longtemps. Connectez-le, pour qu’il reçoive la sauvegarde la plus récente.',
  'The newest backup is weeks younger than those before it: the workstation was off, or its clock is ahead. Check the date; no old backup is removed for a week.':
    'La sauvegarde la plus récente est plus jeune de plusieurs semaines que les précédentes : le poste était éteint, ou son horloge avance. Vérifiez la date ; aucune ancienne sauvegarde n’est supprimée pendant une semaine.',
  'No backup could be made. Something unexpected went wrong; the log says more.':
    'Aucune sauvegarde n’a pu être faite. Quelque chose d’imprévu s’est produit ; le journal en dit plus.',
  'The copy of {path} is not what was written. Check the disk it was copied to.':
    'La copie de {path} n’est pas ce qui a été écrit. Vérifiez le disque de destination.',
  'The data are of a version without an audit trail.': 'Les données viennent d’une version sans journal d’audit.',
  'The database cannot be read ({code}).': 'La base de données est illisible ({code}).',
  'The database has another size than when it was copied.':
    'La base de données n’a plus la taille qu’elle avait lors de la copie.',
  'The database has another version than when it was copied.':
    'La base de données n’a plus la version qu’elle avait lors de la copie.',
  'The database is damaged: {count} findings of its integrity check.':
    'La base de données est endommagée : {count} constats du contrôle d’intégrité.',
  'The database is missing or is no plain file.': 'La base de données manque ou n’est pas un fichier ordinaire.',
  'The database is not encrypted.': 'La base de données n’est pas chiffrée.',
  'The database is not of whole pages.': 'La base de données n’est pas faite de pages entières.',
  'The disk did not answer correctly; no backup was made. Have the disk checked.':
    'Le disque n’a pas répondu correctement ; aucune sauvegarde n’a été faite. Faites vérifier le disque.',
  'The disk is full; no backup was made. Free some space and try again.':
    'Le disque est plein ; aucune sauvegarde n’a été faite. Libérez de la place et réessayez.',
  'The folder of the backups cannot be written to; no backup was made. Check its permissions and the disk.':
    'Le dossier des sauvegardes n’est pas accessible en écriture ; aucune sauvegarde n’a été faite. Vérifiez ses autorisations et le disque.',
  'The key for {purpose} does not come out of the keyring.': 'La clé pour {purpose} ne sort pas du trousseau.',
  'The keyring (keys/keyring.json) is missing, damaged or altered, so that a backup could never be opened. Restart the program, which offers the older copy of the keyring.':
    'Le trousseau (keys/keyring.json) manque, est endommagé ou modifié : une sauvegarde ne pourrait jamais être ouverte. Redémarrez le programme, qui propose la copie plus ancienne du trousseau.',
  'The keyring inside the set does not hold the key of its database.':
    'Le trousseau de la sauvegarde ne contient pas la clé de sa base de données.',
  'The keyring inside this backup belongs to another installation or was altered.':
    'Le trousseau de cette sauvegarde appartient à une autre installation ou a été modifié.',
  'The keyring inside this backup does not give out its keys.':
    'Le trousseau de cette sauvegarde ne livre pas ses clés.',
  'The keyring inside this backup does not open through its recovery key.':
    'Le trousseau de cette sauvegarde ne s’ouvre pas avec sa clé de secours.',
  'The keyring inside this backup is missing or damaged. Choose another one.':
    'Le trousseau de cette sauvegarde manque ou est endommagé. Choisissez-en une autre.',
  'The keyring inside this backup was altered.': 'Le trousseau de cette sauvegarde a été modifié.',
  'The keyring of this backup does not hold the key of its database. Choose another one.':
    'Le trousseau de cette sauvegarde ne contient pas la clé de sa base de données. Choisissez-en une autre.',
  'The last backup could not be made.': 'La dernière sauvegarde n’a pas pu être faite.',
  'The last proof failed.': 'La dernière vérification a échoué.',
  'The last proven backup is {hours} hours old. Make one now.':
    'La dernière sauvegarde prouvée date de {hours} heures. Faites-en une maintenant.',
  'The last proven backup is {hours} hours old; the clinic allows {allowed}. Make one now, and look why none was made.':
    'La dernière sauvegarde prouvée date de {hours} heures ; l’établissement en admet {allowed}. Faites-en une maintenant et cherchez pourquoi aucune n’a été faite.',
  'The last restore drill failed.': 'Le dernier exercice de restauration a échoué.',
  'The list of documents does not read.': 'La liste des documents est illisible.',
  'The list of documents is not the one of the manifest.': 'La liste des documents n’est pas celle du manifeste.',
  'The manifest is damaged.': 'Le manifeste est endommagé.',
  'The manifest is missing.': 'Le manifeste manque.',
  'The manifest names a file twice.': 'Le manifeste nomme un fichier deux fois.',
  'The manifest of this backup was altered. Choose another one.':
    'Le manifeste de cette sauvegarde a été modifié. Choisissez-en une autre.',
  'The manifest was altered, or the set is of another installation.':
    'Le manifeste a été modifié, ou la sauvegarde vient d’une autre installation.',
  'The manifest was altered.': 'Le manifeste a été modifié.',
  'The newest backup does not hold. Make another one, and check the disk.':
    'La sauvegarde la plus récente est défectueuse. Faites-en une autre et vérifiez le disque.',
  'The newest backup is not there yet.': 'La sauvegarde la plus récente n’y est pas encore.',
  'The place did not answer in time. Check the network or the drive, then try again.':
    'L’emplacement n’a pas répondu à temps. Vérifiez le réseau ou le disque, puis réessayez.',
  'The place holds the backups of another installation. Remove it and add another one.':
    'L’emplacement contient les sauvegardes d’une autre installation. Retirez-le et ajoutez-en un autre.',
  'The place is not marked as one for these backups: perhaps its drive is not there. Connect it, or add the place again.':
    'L’emplacement n’est pas marqué pour ces sauvegardes : son disque n’est peut-être pas là. Branchez-le, ou ajoutez de nouveau l’emplacement.',
  'The place is not there now. Connect it and try again.':
    'L’emplacement n’est pas là en ce moment. Branchez-le et réessayez.',
  'The restore drill failed. Make another backup and drill again.':
    'L’exercice de restauration a échoué. Faites une autre sauvegarde et recommencez l’exercice.',
  'The seal holds; made by version {version} on {at}.': 'Le sceau est intact ; faite par la version {version} le {at}.',
  'The set does not hold the documents that its records name.':
    'La sauvegarde ne contient pas les documents que ses fiches désignent.',
  'The set does not hold the same tables as its source.':
    'La sauvegarde ne contient pas les mêmes tables que sa source.',
  'The set holds a file that was not in it when it was made.':
    'La sauvegarde contient un fichier qui n’y était pas quand elle a été faite.',
  'The set was renamed: it was made as {name}.': 'La sauvegarde a été renommée : elle s’appelait {name}.',
  'There is no backup yet.': 'Il n’y a pas encore de sauvegarde.',
  'There is no document to open.': 'Il n’y a pas de document à ouvrir.',
  'There is no folder of this path. Make it first, or connect the drive.':
    'Il n’y a pas de dossier à ce chemin. Créez-le d’abord, ou branchez le disque.',
  'There is no proven backup to copy. Make one first.':
    'Il n’y a pas de sauvegarde prouvée à copier. Faites-en d’abord une.',
  'There is no proven backup yet.': 'Il n’y a pas encore de sauvegarde prouvée.',
  'There is no proven backup yet. Make one first.': 'Il n’y a pas encore de sauvegarde prouvée. Faites-en d’abord une.',
  'There is no proven backup yet. Make one now.':
    'Il n’y a pas encore de sauvegarde prouvée. Faites-en une maintenant.',
  'There is not enough room for a backup: {needed} MB are needed in {folder}, {free} MB are free. Free some space and try again.':
    'Il n’y a pas assez de place pour une sauvegarde : il faut {needed} Mo dans {folder}, {free} Mo sont libres. Libérez de la place et réessayez.',
  'This backup has no readable manifest. Choose another one.':
    'Cette sauvegarde n’a pas de manifeste lisible. Choisissez-en une autre.',
  'This backup is not there any more. Read the list again.': 'Cette sauvegarde n’est plus là. Relisez la liste.',
  'This folder holds the backups of another installation. Choose or make another one.':
    'Ce dossier contient les sauvegardes d’une autre installation. Choisissez-en ou créez-en un autre.',
  'This folder is a place for backups already.': 'Ce dossier est déjà un emplacement de sauvegardes.',
  'This folder lies with the data themselves, and would be lost with them. Choose another disk.':
    'Ce dossier se trouve avec les données elles-mêmes et serait perdu avec elles. Choisissez un autre disque.',
  'This is no folder. Choose a folder.': 'Ce n’est pas un dossier. Choisissez un dossier.',
  'This place is not in use any more. Read the list again.': 'Cet emplacement n’est plus utilisé. Relisez la liste.',
  'This recovery key does not open this backup. Take the sheet that was printed for it.':
    'Cette clé de secours n’ouvre pas cette sauvegarde. Prenez la feuille qui a été imprimée pour elle.',
  'Version {version}: {tables} tables as they were copied.':
    'Version {version} : {tables} tables telles qu’elles ont été copiées.',
  'Weekly backups are kept at least as long as daily ones, and monthly ones as long as weekly ones.':
    'Les sauvegardes hebdomadaires sont gardées au moins aussi longtemps que les quotidiennes, et les mensuelles aussi longtemps que les hebdomadaires.',
  '{count} references inside the database point to nothing.':
    '{count} renvois dans la base de données ne mènent à rien.',
  '{entries} entries of the audit trail hold together, up to entry {seq}.':
    '{entries, figure} entrées du journal d’audit s’enchaînent, jusqu’à l’entrée {seq, figure}.',
  '{files} files with {bytes} bytes are as they were written.':
    '{files, figure} fichiers de {bytes, figure} octets sont tels qu’ils ont été écrits.',
  '{keys} keys come out of the keyring; {opened} of {tried} stored secrets open.':
    '{keys} clés sortent du trousseau ; {opened} secrets enregistrés sur {tried} s’ouvrent.',
  '{path} has another size than when it was written.': '{path} n’a plus la taille qu’il avait à l’écriture.',
  '{path} is missing or is no plain file.': '{path} manque ou n’est pas un fichier ordinaire.',
  '{path} is not part of the set.': '{path} ne fait pas partie de la sauvegarde.',
  '{path} was altered: its SHA-256 is another one.': '{path} a été modifié : son SHA-256 est différent.',
  '{rows} rows in {tables} tables fit what the source held.':
    '{rows, figure} lignes dans {tables} tables correspondent à ce que contenait la source.',
  '{set} is at "{label}" too.': '{set} est aussi à « {label} ».',
  '{set}: made, opened again and proven.': '{set} : faite, rouverte et prouvée.',
  'A backup was being made already.': 'Une sauvegarde était déjà en cours.',
  'The database is damaged and only read. Restore the newest proven backup.':
    'La base de données est endommagée et seulement lue. Restaurez la sauvegarde prouvée la plus récente.',
};
