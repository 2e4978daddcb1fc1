import type { SentenceTable } from '../../sentences.ts';

/** People, handing over, and changing many units at once. */
export const people: SentenceTable = {
  'Choose somebody else: nobody is merged into themselves.':
    'Choisissez quelqu’un d’autre : personne n’est fusionné avec soi-même.',
  '{name} was merged into {other}. Undo that merge first.':
    '{name} a été fusionné avec {other}. Défaites d’abord cette fusion.',
  '{name} is archived. Reactivate them first, or choose somebody else.':
    '{name} est archivé. Réactivez d’abord cette personne, ou choisissez quelqu’un d’autre.',
  'Both have an account. Take the person off one of the two accounts first, then merge them.':
    'Les deux ont un compte. Retirez d’abord la personne de l’un des deux comptes, puis fusionnez.',
  'Units would change, which you may not. Ask somebody who may to merge the two.':
    'Des appareils changeraient, ce que vous ne pouvez pas faire. Demandez la fusion à quelqu’un qui le peut.',
  'Surveys, bookings or findings would change, which you may not. Ask somebody who may to merge the two.':
    'Des contrôles, des rendez-vous ou des constats changeraient, ce que vous ne pouvez pas faire. Demandez la fusion à quelqu’un qui le peut.',
  'An account would open for the other person. Ask an administrator to merge the two.':
    'Un compte s’ouvrirait pour l’autre personne. Demandez la fusion à un administrateur.',
  'Somebody else changed this person. Look at them again before you merge.':
    'Quelqu’un d’autre a modifié cette personne. Regardez-la de nouveau avant de fusionner.',
  '{name} is not merged into anybody. Read the list again.': '{name} n’est fusionné avec personne. Relisez la liste.',
  '{name} was merged into {other} since then. Undo that merge first.':
    '{name} a été fusionné avec {other} depuis. Défaites d’abord cette fusion.',
  '{name} has another account since then. Take the person off it first.':
    '{name} a un autre compte depuis. Retirez d’abord la personne de ce compte.',
  '{name} was merged into {other}.': '{name} a été fusionné avec {other}.',
  'The merge of {name} into {other} was undone.': 'La fusion de {name} avec {other} a été défaite.',
  'This person is archived already.': 'Cette personne est déjà archivée.',
  'This person is active already.': 'Cette personne est déjà active.',
  'Choose somebody else: this is the person who hands over.':
    'Choisissez quelqu’un d’autre : c’est la personne qui transmet.',
  'This person does not have the role contact. Give it to them first, or choose somebody else.':
    'Cette personne n’a pas le rôle de contact. Donnez-le-lui d’abord, ou choisissez quelqu’un d’autre.',
  'This person does not have the role supervisor. Give it to them first, or choose somebody else.':
    'Cette personne n’a pas le rôle de responsable. Donnez-le-lui d’abord, ou choisissez quelqu’un d’autre.',
  'This person does not have the role physician. Give it to them first, or choose somebody else.':
    'Cette personne n’a pas le rôle de médecin. Donnez-le-lui d’abord, ou choisissez quelqu’un d’autre.',
  'You may not change bookings and findings. Leave them out.':
    'Vous ne pouvez pas modifier les rendez-vous et les constats. Laissez-les de côté.',
  'Surveys, bookings, findings and documents name {name} {count} times, and a merge changes at most {most}. Merge the other way round, or archive {name} and leave the records as they are.':
    'Des contrôles, rendez-vous, constats et documents nomment {name} {count} fois, et une fusion en modifie {most} au plus. Fusionnez dans l’autre sens, ou archivez {name} et laissez les enregistrements tels quels.',
  'These are {count} records; at most {most} are handed over at once. Choose fewer parts, or change some of the units in the list of units first.':
    'Cela fait {count} enregistrements ; {most} au plus sont transmis à la fois. Choisissez moins de choses, ou modifiez d’abord certains appareils dans leur liste.',
  'What would be handed over has changed since the preview. Look at it again.':
    'Ce qui serait transmis a changé depuis l’aperçu. Regardez-le de nouveau.',
  'Choose at least one part.': 'Choisissez au moins une chose à transmettre.',
  'Choose at least one field.': 'Choisissez au moins un champ.',
  'These are {count} units; at most {most} can be changed at once. Narrow the list with filters.':
    'Cela fait {count} appareils ; {most} au plus peuvent être modifiés à la fois. Restreignez la liste avec des filtres.',
  'Units that changed since the preview: {units}. Nothing was changed; look at the preview again.':
    'Appareils modifiés depuis l’aperçu : {units}. Rien n’a été changé ; regardez de nouveau l’aperçu.',
  'Units that cannot take these values: {units}. Nothing was changed; look at the preview again.':
    'Appareils qui ne peuvent pas prendre ces valeurs : {units}. Rien n’a été changé ; regardez de nouveau l’aperçu.',
  'These units have these values already.': 'Ces appareils ont déjà ces valeurs.',
  'This bulk edit can no longer be undone: its entries are not in the audit trail.':
    'Cette modification groupée ne peut plus être défaite : ses entrées ne sont pas dans la piste d’audit.',
  'This bulk edit was undone already.': 'Cette modification groupée a déjà été défaite.',
  'Units whose fields were changed again since: {units}. Nothing was undone; change the values by another edit.':
    'Appareils dont les champs ont encore changé depuis : {units}. Rien n’a été défait ; modifiez les valeurs autrement.',
  'Unit {unit} had {name} before, which was merged into another entry since. Undo that merge first.':
    'L’appareil {unit} avait auparavant {name}, fusionné depuis avec une autre entrée. Défaites d’abord cette fusion.',
  'Unit {unit} had a choice in {name} before that was removed since. Change the values by another edit.':
    'L’appareil {unit} avait auparavant dans {name} un choix qui a été retiré depuis. Modifiez les valeurs autrement.',
};
