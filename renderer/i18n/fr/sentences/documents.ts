import type { SentenceTable } from '../../sentences.ts';

/** Files on records. */
export const documents: SentenceTable = {
  'Type what you are looking for.': 'Tapez ce que vous cherchez.',
  'The record that carries these documents does not exist any more.': 'La fiche qui porte ces documents n’existe plus.',
  'There is no document {id}. Read the list again.': 'Le document {id} n’existe pas. Actualisez la liste.',
  'The key of this document is not in the keyring. Put back the keyring.json of this installation from a newer backup set.':
    'La clé de ce document n’est pas dans le trousseau. Remettez le fichier keyring.json de cette installation depuis une sauvegarde plus récente.',
  'An extension rests on this document. Withdraw the extension first.':
    'Une prolongation s’appuie sur ce document. Retirez d’abord la prolongation.',
  'No more than {limit} files can be added to a report.':
    'On ne peut pas joindre plus de {limit} fichiers à un signalement.',
  'The file is larger than 25 MB. Make it smaller, or split it.':
    'Le fichier dépasse 25 Mo. Réduisez-le ou divisez-le.',
  'The file is empty. Choose another one.': 'Le fichier est vide. Choisissez-en un autre.',
  'The stored file is missing. Restore it from a backup.':
    'Le fichier conservé est introuvable. Restaurez-le depuis une sauvegarde.',
  'The file did not arrive whole. Send it again.': 'Le fichier n’est pas arrivé en entier. Envoyez-le de nouveau.',
  'This upload was given up meanwhile. Send the file again.':
    'Cet envoi a été abandonné entre-temps. Envoyez le fichier de nouveau.',
  'The disk of the data folder is full. Free some space and send the file again.':
    'Le disque du dossier de données est plein. Libérez de l’espace et envoyez le fichier de nouveau.',
  'Web pages, scripts and programs are not taken. Save what they show as PDF and add that.':
    'Les pages web, les scripts et les programmes ne sont pas acceptés. Enregistrez ce qu’ils montrent en PDF et ajoutez ce PDF.',
  'Files of this kind are not taken. Add a PDF, a picture, a UTF-8 text, or a Word, Excel, PowerPoint or OpenDocument file without macros.':
    'Ce type de fichier n’est pas accepté. Ajoutez un PDF, une image, un texte en UTF-8, ou un fichier Word, Excel, PowerPoint ou OpenDocument sans macros.',
};
