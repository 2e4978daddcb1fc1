import type { lists as source } from '../en/lists.ts';

/** Words of lists that are read page by page, of signs and of short dialogs. */
export const lists: typeof source = {
  clearSearch: 'Effacer la recherche',
  all: 'Tous',
  shown: '{{from, number}} à {{to, number}} sur {{total, number}}',
  pages: 'Pages de la liste',
  page: 'Page {{page}}',
  previous: 'Page précédente',
  next: 'Page suivante',
  noMatchTitle: 'Aucun résultat',
  noMatchText: 'Essayez avec moins de mots ou des mots plus courts, ou retirez les filtres.',
  showAll: 'Tout afficher',
  reason: 'Motif',
  reasonHint: 'Facultatif ; il reste au dossier',
  reasonKept: 'Il est conservé au dossier',
  reasonMissing: 'Indiquez un motif.',
  copy: 'Copier',
  copiedRows_one: '{{count, number}} ligne a été copiée. Collez-la dans un tableur.',
  copiedRows_other: '{{count, number}} lignes ont été copiées. Collez-les dans un tableur.',
  copiedSome:
    'Les {{count, number}} premières lignes sur {{total}} ont été copiées. Exportez un fichier pour les avoir toutes.',
  copyTable: 'Copier le tableau',
  copyTableHint: 'Toutes les lignes de la liste, à coller dans un tableur ; jusqu’à 5 000',
  notCopied: 'Le navigateur n’a pas laissé copier le tableau. Cliquez dans la page et réessayez.',
  copied: 'Copié',
  date: {
    pattern: 'JJ/MM/AAAA',
    pick: 'Choisir un jour pour {{field}}',
    previousMonth: 'Mois précédent',
    nextMonth: 'Mois suivant',
  },
  sort: {
    by: 'Trier par {{column}}',
    place: 'niveau {{place}}',
    label: 'Trier par',
    asc: 'Croissant',
    desc: 'Décroissant',
  },
  person: {
    search: 'Saisissez une partie du nom',
    nothingFound: 'Personne ne correspond',
    more: 'Précisez le nom pour en trouver d’autres',
    inactive: '{{name}} (inactif)',
    clear: 'Retirer la personne',
  },
};
