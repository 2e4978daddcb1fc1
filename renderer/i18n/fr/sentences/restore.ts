import type { SentenceTable } from '../../sentences.ts';

/** Sentences about restore. */
export const restore: SentenceTable = {
  'A backup is being restored. This takes a few minutes.':
    'Une sauvegarde est en cours de restauration. Cela prend quelques minutes.',
  'A backup is being restored. This takes a few minutes; everybody signs in again afterwards.':
    'Une sauvegarde est en cours de restauration. Cela prend quelques minutes ; ensuite chacun se connecte de nouveau.',
  'A command or another program is working on these data at this moment. Wait until it has ended, then try again; nothing was changed.':
    'Une commande ou un autre programme travaille en ce moment sur ces données. Attendez qu’il ait fini, puis réessayez ; rien n’a été modifié.',
  'A document does not open after the restore.': 'Un document ne s’ouvre pas après la restauration.',
  'A page of the file cannot be read ({code}).': 'Une page du fichier est illisible ({code}).',
  'Another restore is being prepared. Wait until it has ended.':
    'Une autre restauration se prépare. Attendez qu’elle soit terminée.',
  'Every page, index and reference of the database was read and is sound.':
    'Chaque page, index et renvoi de la base de données a été lu et est intact.',
  'It waited when the backup was made, before a restore, and may have been sent since. Send it again if it was not.':
    'Il attendait quand la sauvegarde a été faite, avant une restauration, et a pu être envoyé depuis. Renvoyez-le s’il ne l’a pas été.',
  'Restore drill': 'Exercice de restauration',
  'Restored in {seconds} s through the recovery key: {tables} tables hold what they held, {count} readings answered, there are no documents.':
    'Restaurée en {seconds, figure} s avec la clé de secours : {tables} tables contiennent ce qu’elles contenaient, {count} lectures ont répondu, il n’y a pas de documents.',
  'Restored in {seconds} s through the recovery key: {tables} tables hold what they held, {count} readings answered, one of {documents} documents opened.':
    'Restaurée en {seconds, figure} s avec la clé de secours : {tables} tables contiennent ce qu’elles contenaient, {count} lectures ont répondu, un document sur {documents} s’est ouvert.',
  'Single records come only from backups of this installation that are whole. Choose another one.':
    'Des fiches isolées ne viennent que de sauvegardes intactes de cette installation. Choisissez-en une autre.',
  'The backup holds no survey {id} of this unit. Read it again.':
    'La sauvegarde ne contient pas de contrôle {id} de cet appareil. Relisez-la.',
  'The backup holds no unit {id}. Choose another backup.':
    'La sauvegarde ne contient pas d’appareil {id}. Choisissez une autre sauvegarde.',
  'The beginning of the file cannot be read.': 'Le début du fichier est illisible.',
  'The data are about to open again. Try again in a moment.': 'Les données vont se rouvrir. Réessayez dans un instant.',
  'The data are being closed, so this was cut. Try again afterwards.':
    'Les données se ferment, ce travail a donc été interrompu. Réessayez ensuite.',
  'The data are being replaced at this moment (a restore or a change of keys). Try again in a few minutes.':
    'Les données sont en train d’être remplacées (restauration ou échange de clés). Réessayez dans quelques minutes.',
  'The data do not open again. The log says why.': 'Les données ne s’ouvrent plus. Le journal dit pourquoi.',
  'The data were closed for a moment and are open again. Look at what is there now, then try again.':
    'Les données ont été fermées un moment et sont de nouveau ouvertes. Regardez ce qui s’y trouve, puis réessayez.',
  'The data were replaced at this moment. Try again in a few seconds.':
    'Les données viennent d’être remplacées. Réessayez dans quelques secondes.',
  'The database file is damaged. It is only read until the newest backup is restored.':
    'Le fichier de la base de données est endommagé. Il n’est que lu jusqu’à la restauration de la sauvegarde la plus récente.',
  'The database is damaged, so that nothing can be changed. An administrator restores the newest backup; until then everything can be read.':
    'La base de données est endommagée, rien ne peut donc être modifié. Un administrateur restaure la sauvegarde la plus récente ; d’ici là, tout peut être lu.',
  'The database is damaged: {finding} Restore the newest backup.':
    'La base de données est endommagée : {finding, translated} Restaurez la sauvegarde la plus récente.',
  'The disk is full. Nothing was replaced. Free some space and try again.':
    'Le disque est plein. Rien n’a été remplacé. Libérez de la place et réessayez.',
  'The key is right, but the database cannot be read: it is damaged. Nothing was changed. Restore the newest backup.':
    'La clé est bonne, mais la base de données est illisible : elle est endommagée. Rien n’a été modifié. Restaurez la sauvegarde la plus récente.',
  'The manifest of the backup was changed meanwhile.': 'Le manifeste de la sauvegarde a changé entre-temps.',
  'The manifest of this backup does not read. Choose another one.':
    'Le manifeste de cette sauvegarde est illisible. Choisissez-en une autre.',
  'The manifest of this backup was changed meanwhile.': 'Le manifeste de cette sauvegarde a changé entre-temps.',
  'The program runs on these data, in a window or as a service. Close it first, or do this in its own window.':
    'Le programme tourne sur ces données, dans une fenêtre ou comme service. Fermez-le d’abord, ou faites-le dans sa propre fenêtre.',
  'The recovery key does not come out of the keyring. Make a new recovery sheet.':
    'La clé de secours ne sort pas du trousseau. Faites une nouvelle fiche de secours.',
  'The restored data do not open ({state}): {message}':
    'Les données restaurées ne s’ouvrent pas ({state}) : {message, translated}',
  'The table {table} holds {rows} rows after the restore instead of {expected}.':
    'La table {table} contient {rows} lignes après la restauration au lieu de {expected}.',
  'There is no proven backup to drill with. Make a backup first.':
    'Il n’y a pas de sauvegarde prouvée pour un exercice. Faites d’abord une sauvegarde.',
  'There is no restore of the last 30 days whose earlier data are still here. Choose a backup from the list instead.':
    'Aucune restauration des 30 derniers jours n’a encore ici ses données d’avant. Choisissez plutôt une sauvegarde dans la liste.',
  'There is no such backup in this folder. Look at the list again.':
    'Il n’y a pas de telle sauvegarde dans ce dossier. Regardez de nouveau la liste.',
  'There is no such folder. Give its whole path, for instance that of the drive with the backups.':
    'Ce dossier n’existe pas. Donnez son chemin complet, par exemple celui du disque qui porte les sauvegardes.',
  'This backup cannot be brought up to this version: step {step} failed. Nothing was changed; report this message.':
    'Cette sauvegarde ne peut pas être mise à jour pour cette version : l’étape {step} a échoué. Rien n’a été modifié ; signalez ce message.',
  'This backup did not pass its proof, so that nothing was changed: {evidence} Choose another one.':
    'Cette sauvegarde n’a pas réussi sa vérification, rien n’a donc été modifié : {evidence, translated} Choisissez-en une autre.',
  'This backup is not there any more. Read the list of backups again.':
    'Cette sauvegarde n’est plus là. Relisez la liste des sauvegardes.',
  'This backup was changed while it was copied. Choose another one.':
    'Cette sauvegarde a changé pendant sa copie. Choisissez-en une autre.',
  'This backup was changed while it was restored. Nothing was replaced.':
    'Cette sauvegarde a changé pendant sa restauration. Rien n’a été remplacé.',
  'This backup was made by the newer version {version} of this program.':
    'Cette sauvegarde a été faite par la version plus récente {version} de ce programme.',
  'This backup was made by the newer version {version} of this program. Install that version, or choose another backup.':
    'Cette sauvegarde a été faite par la version plus récente {version} de ce programme. Installez cette version, ou choisissez une autre sauvegarde.',
  'This backup was made under another key. Type the recovery key that was printed for it.':
    'Cette sauvegarde a été faite sous une autre clé. Saisissez la clé de secours imprimée pour elle.',
  'This is done in the window of the program on this machine, not in a browser.':
    'Cela se fait dans la fenêtre du programme sur cette machine, pas dans un navigateur.',
  'This is done at the workstation itself: go there, or ask somebody who is.':
    'Cela se fait au poste de travail lui-même : allez-y, ou demandez à quelqu’un qui s’y trouve.',
  'This machine has no key for this backup. Type the recovery key from the printed sheet.':
    'Cette machine n’a pas de clé pour cette sauvegarde. Saisissez la clé de secours de la fiche imprimée.',
  '{count} references point to records that do not exist.': '{count} renvois mènent à des fiches qui n’existent pas.',
  'The data of the backup {set} were restored. What was there before is kept; the page of the backups leads back to it.':
    'Les données de la sauvegarde {set} ont été restaurées. Ce qui était là avant est conservé; la page des sauvegardes permet d’y revenir.',
  'Nothing on this computer says which identifiers of patients were issued after the backup was made. So that none is issued twice, the numbers of every study go on {gap} higher. If you know that more were issued, raise the number of the study before the next patient is created; check the prefixes of studies made since the backup as well.':
    'Rien sur cet ordinateur n’indique quels identifiants de patients ont été attribués après la sauvegarde. Pour qu’aucun ne soit attribué deux fois, les numéros de chaque étude reprennent {gap} plus haut. Si vous savez qu’il en a été attribué davantage, relevez le numéro de l’étude avant de créer le prochain patient; vérifiez aussi les préfixes des études créées depuis la sauvegarde.',
  'The file identifiers.json is missing or altered as well. So that no identifier of a patient is issued twice, the numbers of every study go on {gap} higher.':
    'Le fichier identifiers.json manque ou a été modifié lui aussi. Pour qu’aucun identifiant de patient ne soit attribué deux fois, les numéros de chaque étude reprennent {gap} plus haut.',
};
