import type { SentenceTable } from '../../sentences.ts';

const fromBackup =
  'copiez keyring.json depuis un jeu de sauvegarde de ce poste dans le dossier keys, puis redémarrez le programme.';
const copyKeyring =
  'Copiez le fichier keyring.json de ce poste, par exemple depuis son jeu de sauvegarde le plus récent, dans le dossier keys.';

/** The database, its folder, its keys, and why it does not open. */
export const data: SentenceTable = {
  'Nothing was changed.': 'Rien n’a été modifié.',
  'The disk did not confirm this change, so it may be lost if the power fails. Look whether it is there before you make it again, and have an administrator check the disk.':
    'Le disque n’a pas confirmé cette modification : elle peut se perdre en cas de coupure de courant. Regardez si elle est là avant de la refaire, et demandez à un administrateur de vérifier le disque.',
  'The program is closing. Try again in a moment.': 'Le programme se ferme. Réessayez dans un instant.',
  'Nothing is set up in this data folder yet. Start the first-run set-up.':
    'Rien n’est encore installé dans ce dossier de données. Lancez la première installation.',
  'An earlier set-up was interrupted before it was finished. Start the first-run set-up again; it begins afresh.':
    'Une installation précédente a été interrompue avant la fin. Relancez la première installation ; elle reprend à zéro.',
  'Another REMS Workstation serves {folder}. Close it first, or open its address in a browser.':
    'Un autre REMS Workstation utilise déjà {folder}. Fermez-le d’abord, ou ouvrez son adresse dans un navigateur.',

  'The database is here, but its keyring (keys/keyring.json) is not; without it nobody can open the data.':
    'La base de données est là, mais son trousseau de clés (keys/keyring.json) manque ; sans lui, personne ne peut ouvrir les données.',
  'The keyring (keys/keyring.json) is damaged.': 'Le trousseau de clés (keys/keyring.json) est endommagé.',
  'The keyring (keys/keyring.json) was changed by something other than this program.':
    'Le trousseau de clés (keys/keyring.json) a été modifié par autre chose que ce programme.',
  'The keyring (keys/keyring.json) does not give out its keys.':
    'Le trousseau de clés (keys/keyring.json) ne livre pas ses clés.',
  'To go on, copy keyring.json from a backup set of this installation into the keys folder, then start again.': `Pour continuer, ${fromBackup}`,
  'An older copy, keyring.json.{generation}, is intact: accept it, or copy keyring.json from a backup set of this installation into the keys folder, then start again.': `Une copie plus ancienne, keyring.json.{generation}, est intacte : acceptez-la, ou ${fromBackup}`,
  'The older keyring keyring.json.{generation} is in use again; the damaged one is kept beside it.':
    'L’ancien trousseau keyring.json.{generation} est de nouveau en service ; celui qui est endommagé est conservé à côté.',
  'The keyring holds keys that belong to other data. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.': `Le trousseau contient des clés d’autres données. ${copyKeyring}`,
  'The keyring and the database belong to different installations. Nothing was changed. Copy the keyring.json of this installation, for instance from its newest backup set, into the keys folder.': `Le trousseau de clés et la base de données viennent de postes différents. Rien n’a été modifié. ${copyKeyring}`,
  'The keyring is here, but the database file rems.db is empty. It is not created anew, so that nothing is covered up. Put the file back if it was moved, or restore the newest backup.':
    'Le trousseau de clés est là, mais le fichier de base de données rems.db est vide. Il n’est pas recréé, afin que rien ne soit masqué. Remettez le fichier en place s’il a été déplacé, ou restaurez la sauvegarde la plus récente.',
  'The keyring is here, but the database file rems.db is missing. It is not created anew, so that nothing is covered up. Put the file back if it was moved, or restore the newest backup.':
    'Le trousseau de clés est là, mais le fichier de base de données rems.db manque. Il n’est pas recréé, afin que rien ne soit masqué. Remettez le fichier en place s’il a été déplacé, ou restaurez la sauvegarde la plus récente.',
  'The key is right, but the database file cannot be read: it is damaged or is not the one of this installation. Nothing was changed. Keep a copy of the data folder as it is, then restore the newest backup.':
    'La clé est la bonne, mais le fichier de base de données est illisible : il est endommagé ou n’est pas celui de ce poste. Rien n’a été modifié. Gardez une copie du dossier des données tel quel, puis restaurez la sauvegarde la plus récente.',
  'These data were last used with a newer version of this program (data version {version}, this program knows up to {known}). Nothing was changed. Install that newer version.':
    'Ces données ont été utilisées avec une version plus récente de ce programme (version des données {version}, ce programme connaît jusqu’à {known}). Rien n’a été modifié. Installez cette version plus récente.',
  'These data were last used with a newer version of this program (data version {version}, this program knows up to {known}). Nothing was changed. Install version {needed} or a later one.':
    'Ces données ont été utilisées avec une version plus récente de ce programme (version des données {version}, ce programme connaît jusqu’à {known}). Rien n’a été modifié. Installez la version {needed} ou une version ultérieure.',

  'The file anchor.json is missing, so it cannot be shown that no record was lost.':
    'Le fichier anchor.json manque : rien ne prouve donc qu’aucun enregistrement n’a été perdu.',
  'The file anchor.json was altered or belongs to other data, so it cannot be shown that no record was lost.':
    'Le fichier anchor.json a été altéré ou appartient à d’autres données : rien ne prouve donc qu’aucun enregistrement n’a été perdu.',
  'Records are missing: the database ends at entry {last} of the audit trail, but entry {seq} was stored on {at}.':
    'Des enregistrements manquent : la base de données s’arrête à l’entrée {last} du journal d’audit, alors que l’entrée {seq} a été écrite le {at}.',
  'The audit trail was replaced: entry {seq} is not the one that was stored on {at}.':
    'Le journal d’audit a été remplacé : l’entrée {seq} n’est pas celle qui a été écrite le {at}.',
  'Nothing was changed. Restore the newest backup, or, if you know the reason, accept the data as they are.':
    'Rien n’a été modifié. Restaurez la sauvegarde la plus récente ou, si vous en connaissez la raison, acceptez les données telles quelles.',
  'An administrator accepted the data as they are.': 'Un administrateur a accepté les données telles quelles.',

  'The data must be upgraded for this version, but an older version of the program is running on them. Close it, then try again.':
    'Les données doivent être mises à niveau pour cette version, mais une version plus ancienne du programme les utilise. Fermez-la, puis réessayez.',
  'The data could not be upgraded for this version: step {step} failed ({reason}). The data are as they were before that step. Go on with the previous version of the program and report this message.':
    'Les données n’ont pas pu être mises à niveau pour cette version : l’étape {step} a échoué ({reason}). Les données sont telles qu’avant cette étape. Continuez avec la version précédente du programme et signalez ce message.',
  'The data could not be upgraded for this version: step {step} failed ({reason}). The data are as they were before that step. A safety copy lies in {copy}. Go on with the previous version of the program and report this message.':
    'Les données n’ont pas pu être mises à niveau pour cette version : l’étape {step} a échoué ({reason}). Les données sont telles qu’avant cette étape. Une copie de sécurité se trouve dans {copy}. Continuez avec la version précédente du programme et signalez ce message.',

  'The data folder {folder} lies inside "{synced}", which another program copies while it is in use; that destroys databases. Choose a folder that is not synced, and let the backups be copied instead.':
    'Le dossier des données {folder} se trouve dans « {synced} », qu’un autre programme copie pendant son utilisation ; cela détruit les bases de données. Choisissez un dossier qui n’est pas synchronisé, et laissez plutôt copier les sauvegardes.',
  'The data folder {folder} cannot be written to by this user account. Give the account the right to write there, or choose another folder.':
    'Ce compte utilisateur ne peut pas écrire dans le dossier des données {folder}. Donnez-lui ce droit, ou choisissez un autre dossier.',
  'The data folder {folder} lies on a network share; a database in use needs a local disk. Choose a folder on this machine, and let other PCs connect over HTTPS.':
    'Le dossier des données {folder} se trouve sur un partage réseau ; une base de données en service exige un disque local. Choisissez un dossier de cette machine, et laissez les autres postes se connecter en HTTPS.',
  'The data folder {folder} lies on a {type} file system; a database in use needs a local disk. Choose a folder on this machine, and let other PCs connect over HTTPS.':
    'Le dossier des données {folder} se trouve sur un système de fichiers {type} ; une base de données en service exige un disque local. Choisissez un dossier de cette machine, et laissez les autres postes se connecter en HTTPS.',
  'The data folder {folder} holds an installation already. Choose another folder; nothing was changed.':
    'Le dossier des données {folder} contient déjà une installation. Choisissez un autre dossier ; rien n’a été modifié.',
  'Another program is using the database at this moment. Try again in a few seconds.':
    'Un autre programme utilise la base de données en ce moment. Réessayez dans quelques secondes.',
  'The disk of {folder} is full. Free some space and start again.':
    'Le disque de {folder} est plein. Libérez de la place, puis redémarrez.',
  'Something in {folder} cannot be read or written by this user account. Check the permissions, for instance with the doctor command.':
    'Ce compte utilisateur ne peut pas tout lire ou écrire dans {folder}. Vérifiez les autorisations, par exemple avec la commande doctor.',

  'A value does not fit the rules of this record. Check the fields and save again.':
    'Une valeur ne respecte pas les règles de cette fiche. Vérifiez les champs et enregistrez de nouveau.',
  'The database file could not be read correctly. Stop working, and have an administrator run the doctor command and restore a backup if it reports damage.':
    'Le fichier de la base de données n’a pas pu être lu correctement. Cessez le travail et demandez à un administrateur d’exécuter la commande doctor, puis de restaurer une sauvegarde si elle signale des dégâts.',
  'Another change is being saved at this moment. Try again in a few seconds.':
    'Une autre modification est en cours d’enregistrement. Réessayez dans quelques secondes.',
  'A record with the same identifying values exists already. Change them or open that record.':
    'Une fiche avec les mêmes identifiants existe déjà. Modifiez-les ou ouvrez cette fiche.',
  'A record with the same identifier exists already. Reload and try again.':
    'Une fiche avec le même identifiant existe déjà. Actualisez, puis réessayez.',
  'Something that is chosen here no longer exists, or other records still use this one. Reload and check the choices.':
    'Un des choix n’existe plus, ou d’autres fiches utilisent encore celle-ci. Actualisez et vérifiez les choix.',
  'A required value is missing. Fill it in and save again.':
    'Une valeur obligatoire manque. Remplissez-la et enregistrez de nouveau.',
  'A value is too long to be stored. Shorten it and save again.':
    'Une valeur est trop longue. Raccourcissez-la et enregistrez de nouveau.',
  'The disk is full; nothing was saved. Free some space on the data volume and try again.':
    'Le disque est plein ; rien n’a été enregistré. Libérez de la place sur le volume des données, puis réessayez.',
  'The data folder cannot be written to. Have an administrator check its permissions and the disk.':
    'Il est impossible d’écrire dans le dossier des données. Demandez à un administrateur de vérifier ses autorisations et le disque.',
  'The database file could not be opened. Have an administrator check that the data folder is there and readable.':
    'Le fichier de la base de données n’a pas pu être ouvert. Demandez à un administrateur de vérifier que le dossier des données est là et lisible.',
  'The program may not open any more files; nothing was saved. Try again in a minute, and have an administrator start the program again if it stays.':
    'Le programme ne peut pas ouvrir davantage de fichiers ; rien n’a été enregistré. Réessayez dans une minute ; si cela persiste, faites redémarrer le programme par un administrateur.',
  'The disk did not answer correctly; nothing was saved. Have an administrator check the disk.':
    'Le disque n’a pas répondu correctement ; rien n’a été enregistré. Demandez à un administrateur de vérifier le disque.',
};
