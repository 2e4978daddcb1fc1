import type { documents as en } from '../en/documents.ts';

/** Fichiers joints aux fiches. */
export const documents: typeof en = {
  title: 'Pièces jointes',
  empty: 'Aucun document pour l’instant.',
  choose: 'Ajouter des fichiers',
  photo: 'Prendre une photo',
  hint: 'PDF, images, textes, Word, Excel, PowerPoint, OpenDocument ; 25 Mo au plus par fichier. Aucune donnée de patient.',
  sending: 'Envoi de {{name}} : {{percent}} %',
  stop: 'Arrêter',
  again: 'Réessayer',
  againNamed: 'Réessayer : {{name}}',
  stopNamed: 'Arrêter : {{name}}',
  refused: '{{name}} n’a pas été ajouté. {{reason}}',
  putAwayNamed: 'Retirer de la liste : {{name}}',
  problems: {
    empty: 'Le fichier est vide.',
    tooLarge: 'Le fichier dépasse 25 Mo. Réduisez-le ou divisez-le.',
  },
  downloadNamed: '{{name}}, {{size}} : télécharger',
  removeNamed: 'Retirer {{name}}',
  remove: 'Retirer',
  removeTitle: 'Retirer ce document ?',
  removeMessage: '{{name}} quitte la liste. Le fichier est conservé et peut être rétabli.',
  removed: '{{name}} a été retiré.',
  restore: 'Rétablir',
  restoreNamed: 'Rétablir {{name}}',
  restored: '{{name}} est rétabli.',
  showDeleted: 'Afficher les documents retirés',
  deleted: 'Retiré par {{who}} le {{when}} : {{reason}}',
  size: { kilo: '{{value}} ko', mega: '{{value}} Mo' },
};
