import type { SentenceTable } from '../../sentences.ts';

/** Sentences about audit. */
export const audit: SentenceTable = {
  'Entry {seq} was moved to an archive, yet an entry of this number is here again.':
    'L’entrée {seq} a été déplacée dans une archive, pourtant une entrée de ce numéro est de nouveau ici.',
  'The trail begins after entry {seq}, but no later entry records that the earlier ones were moved to an archive.':
    'Le journal commence après l’entrée {seq}, mais aucune entrée ultérieure ne note que les précédentes ont été archivées.',
  'Entry {last} is missing: entry {seq} follows entry {head}.':
    'L’entrée {last} manque : l’entrée {seq} suit l’entrée {head}.',
  'Entries {first} to {last} are missing: entry {seq} follows entry {head}.':
    'Les entrées {first} à {last} manquent : l’entrée {seq} suit l’entrée {head}.',
  'Entry {seq} was altered: its content does not fit its hash.':
    'L’entrée {seq} a été modifiée : son contenu ne correspond pas à son empreinte.',
  'Entry {seq} does not begin the chain: what came before it was taken away.':
    'L’entrée {seq} ne commence pas la chaîne : ce qui la précédait a été retiré.',
  'Entry {seq} does not follow entry {head}: one of the two was replaced.':
    'L’entrée {seq} ne suit pas l’entrée {head} : l’une des deux a été remplacée.',
  'Entry {found} was entry {seq}: the order of entries was changed.':
    'L’entrée {found} était l’entrée {seq} : l’ordre des entrées a été changé.',
  'Entries are missing at the end: the trail ends at entry {head}, but entry {anchor} was sealed outside the database.':
    'Des entrées manquent à la fin : le journal se termine à l’entrée {head}, mais l’entrée {anchor} a été scellée hors de la base de données.',
  'Entry {anchor} is not the one that was sealed outside the database: the trail was replaced.':
    'L’entrée {anchor} n’est pas celle qui a été scellée hors de la base de données : le journal a été remplacé.',
  'The file anchor.json is missing, so it cannot be shown that no entry is missing at the end.':
    'Le fichier anchor.json manque : on ne peut pas montrer qu’aucune entrée ne manque à la fin.',
  'The file anchor.json was altered or belongs to other data, so it cannot be shown that no entry is missing at the end.':
    'Le fichier anchor.json a été modifié ou appartient à d’autres données : on ne peut pas montrer qu’aucune entrée ne manque à la fin.',
  'The archive {name} is missing. Put it back from a backup: it lies there in the folder audit-archive.':
    'L’archive {name} manque. Remettez-la depuis une sauvegarde : elle y est dans le dossier audit-archive.',
  'The archive {name} was altered. Put it back from a backup: it lies there in the folder audit-archive.':
    'L’archive {name} a été modifiée. Remettez-la depuis une sauvegarde : elle y est dans le dossier audit-archive.',
  'The audit trail does not hold together.': 'Le journal d’audit n’est pas intact.',
  'The trail does not hold together, so nothing is moved.': 'Le journal n’est pas intact, donc rien n’est déplacé.',
  '{entries} entries verified in {seconds} seconds.': '{entries} entrées vérifiées en {seconds} secondes.',
  'The audit trail is due for review.': 'Le journal d’audit est à examiner.',
  'The audit trail is due for review. Look at what is unusual, and note that it was reviewed.':
    'Le journal d’audit est à examiner. Regardez ce qui ressort, et notez qu’il a été examiné.',
  'This entry was moved to an archive. Its file is in the folder audit-archive.':
    'Cette entrée a été archivée. Son fichier est dans le dossier audit-archive.',
  'There is no entry of this number. Read the list again.': 'Aucune entrée n’a ce numéro. Relisez la liste.',
  'There is no entry of this number yet. Read the list again.': 'Aucune entrée n’a encore ce numéro. Relisez la liste.',
  'The trail was reviewed up to there already.': 'Le journal a déjà été examiné jusque-là.',
  'More than {most} entries are too many to print. Narrow the list, or take CSV or JSON.':
    'Plus de {most} entrées, c’est trop pour imprimer. Restreignez la liste, ou prenez CSV ou JSON.',
  'Type the whole path of a folder, from its drive or share on.':
    'Saisissez le chemin complet d’un dossier, à partir de son lecteur ou de son partage.',
  'Somebody else changed these settings. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ces réglages. Comparez les deux valeurs et enregistrez de nouveau.',
  'This is no folder. Type the path of a folder.': 'Ce n’est pas un dossier. Saisissez le chemin d’un dossier.',
  'This folder is not there, or this program may not see it. Create it and check the rights.':
    'Ce dossier n’existe pas, ou ce programme ne peut pas le voir. Créez-le et vérifiez les droits.',
  'The audit trail could not be copied to its second place ({code}). Check that the folder is there and may be written; what is missing follows by itself.':
    'Le journal d’audit n’a pas pu être copié en son second endroit ({code}). Vérifiez que le dossier existe et accepte l’écriture ; ce qui manque suivra de lui-même.',
  'The copy of the audit trail is complete again.': 'La copie du journal d’audit est de nouveau complète.',
  'The trail is kept for ever. Choose first how many years entries stay here.':
    'Le journal est conservé pour toujours. Choisissez d’abord combien d’années les entrées restent ici.',
  'Entries are being moved to an archive already. Wait until it is done.':
    'Des entrées sont déjà en cours d’archivage. Attendez que ce soit fini.',
  'Entry {seq} did not come back from the archive as it was. Nothing was removed.':
    'L’entrée {seq} n’est pas revenue de l’archive telle quelle. Rien n’a été retiré.',
  'The data are being closed, so the verification was cut. Verify again afterwards.':
    'Les données sont en cours de fermeture, la vérification a donc été interrompue. Vérifiez de nouveau ensuite.',
  'The archive does not hold every entry. Nothing was removed.':
    'L’archive ne contient pas toutes les entrées. Rien n’a été retiré.',
};
