import type { SentenceTable } from '../../sentences.ts';

/** Records that do not read. */
export const damage: SentenceTable = {
  'set aside, because it does not read': 'mis de côté, parce qu’il ne se lit pas',
  'An extension of an obligation rests on one of these documents, so that it cannot be removed. Leave it set aside.':
    'Une prolongation d’obligation repose sur l’un de ces documents, il ne peut donc pas être supprimé. Laissez-le de côté.',
  'Examinations of one of these patients are on record, so that it cannot be removed. Leave it set aside.':
    'Des examens de l’un de ces patients sont consignés, il ne peut donc pas être supprimé. Laissez-le de côté.',
  'Records that do not read any more: {open}. Look at them: other keys and copies in backups are tried there.':
    'Enregistrements qui ne se lisent plus : {open}. Regardez-les : d’autres clés et les copies des sauvegardes y sont essayées.',
  'The records are being read already. Wait until that is over.':
    'Les enregistrements sont déjà en cours de lecture. Attendez la fin.',
  'Records read: {looked}. New ones that do not read: {found}. Read again: {mended}.':
    'Enregistrements lus : {looked}. Nouveaux qui ne se lisent pas : {found}. De nouveau lisibles : {mended}.',
  'Only records that are set aside can be removed. Set them aside first.':
    'Seuls des enregistrements mis de côté peuvent être supprimés. Mettez-les d’abord de côté.',
  'Somebody else worked on these records meanwhile. Read the list again.':
    'Quelqu’un d’autre a travaillé sur ces enregistrements entre-temps. Relisez la liste.',
  'Type the number of records that are removed: {count}.': 'Saisissez le nombre d’enregistrements supprimés : {count}.',
};
