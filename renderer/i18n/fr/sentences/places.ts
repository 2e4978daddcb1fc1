import type { SentenceTable } from '../../sentences.ts';

/** Lookups that are merged, rooms, capital categories, facilities and shared views. */
export const places: SentenceTable = {
  'This facility is no longer in use. Reactivate it first.':
    'Cet établissement n’est plus en usage. Réactivez-le d’abord.',
  'This department is no longer in use. Reactivate it first.': 'Ce service n’est plus en usage. Réactivez-le d’abord.',
  'This name has at most {max} characters. Shorten it.': 'Ce nom a au plus {max} caractères. Raccourcissez-le.',
  'The name of a category has at most 50 characters.': 'Le nom d’une catégorie a au plus 50 caractères.',
  'The name of a room has at most 100 characters.': 'Le nom d’une salle a au plus 100 caractères.',
  'The upper bound must lie above the lower one. Leave it empty where there is none.':
    'La limite supérieure doit dépasser la limite inférieure. Laissez-la vide s’il n’y en a pas.',
  '"{name}" holds some of these costs already. Change the bounds, or deactivate it first.':
    '« {name} » contient déjà une partie de ces coûts. Modifiez les limites, ou désactivez-la d’abord.',
  '"{name}" is in the list, deactivated. Reactivate it, or type a different name.':
    '« {name} » est dans la liste, désactivé. Réactivez-le, ou saisissez un autre nom.',
  '"{name}" was merged into "{into}". Use that one, or undo the merge first.':
    '« {name} » a été fusionné avec « {into} ». Utilisez celui-ci, ou annulez d’abord la fusion.',
  'Choose another entry: one cannot be merged into itself.':
    'Choisissez une autre entrée : on ne peut pas fusionner une entrée avec elle-même.',
  'Subclasses are merged within one class. Choose one of the same class.':
    'Les sous-classes se fusionnent au sein d’une classe. Choisissez-en une de la même classe.',
  'Rooms are merged within one facility. Choose one of the same facility.':
    'Les salles se fusionnent au sein d’un établissement. Choisissez-en une du même établissement.',
  '"{name}" is deactivated. Reactivate it first, or choose another one.':
    '« {name} » est désactivé. Réactivez-le d’abord, ou choisissez-en un autre.',
  '{units} units would change, and a merge changes at most {most}. Change some of them in the list of units first, then merge.':
    '{units} appareils changeraient, et une fusion en change au plus {most}. Modifiez-en d’abord une partie dans la liste des appareils, puis fusionnez.',
  'Somebody else changed this entry. Look at it again before you merge it.':
    'Quelqu’un d’autre a modifié cette entrée. Revoyez-la avant de la fusionner.',
  '"{name}" is not merged into another entry. Read the list again.':
    '« {name} » n’est fusionné avec aucune autre entrée. Actualisez la liste.',
  '"{name}" was merged into "{into}" since then. Undo that merge first.':
    '« {name} » a depuis été fusionné avec « {into} ». Annulez d’abord cette fusion.',
  '"{from}" was merged into "{into}".': '« {from} » a été fusionné avec « {into} ».',
  'The merge of "{from}" into "{into}" was undone.': 'La fusion de « {from} » avec « {into} » a été annulée.',
  'There is no facility {id}. Read the list again.': 'L’établissement {id} n’existe pas. Actualisez la liste.',
  'This view does not exist any more. Read the views again.': 'Cette vue n’existe plus. Actualisez les vues.',
  'Somebody else shared this view. Ask them, or an administrator, to change it.':
    'Quelqu’un d’autre a partagé cette vue. Demandez-lui, ou à un administrateur, de la modifier.',
  'A shared view has this name already. Type a different one.':
    'Une vue partagée porte déjà ce nom. Saisissez-en un autre.',
  'You may not read this list.': 'Vous ne pouvez pas lire cette liste.',
  'A list has at most {max} shared views. Remove one first.':
    'Une liste a au plus {max} vues partagées. Retirez-en une d’abord.',
  'Somebody else changed this view. Look at it again.': 'Quelqu’un d’autre a modifié cette vue. Revoyez-la.',
  'The room "{name}" was renamed.': 'La salle « {name} » a été renommée.',
};
