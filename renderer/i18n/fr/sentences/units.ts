import type { SentenceTable } from '../../sentences.ts';

/** Sentences of the core about the further fields of units, components and the fields of the clinic. */
export const units: SentenceTable = {
  'A unit cannot belong to itself. Choose another unit.':
    'Un appareil ne peut pas faire partie de lui-même. Choisissez un autre appareil.',
  'There is no unit {id} that this one could belong to.':
    'Il n’y a pas d’appareil {id} dont celui-ci pourrait faire partie.',
  'The chosen unit belongs to this one already. Choose another unit.':
    'L’appareil choisi fait déjà partie de celui-ci. Choisissez un autre appareil.',
  'This date has passed.': 'Cette date est passée.',
  'Units that belong to this retired unit are still in service.':
    'Des appareils qui font partie de cet appareil réformé sont encore en service.',
  '{text} is not an AE title (at most 16 plain characters); the field was left as it is.':
    '{text} n’est pas un titre AE (16 caractères simples au plus) ; le champ est resté tel quel.',
  '{text} is not an IP address; the field was left as it is.':
    '{text} n’est pas une adresse IP ; le champ est resté tel quel.',
  '{text} is not the number of a unit; the field was left as it is.':
    '{text} n’est pas le numéro d’un appareil ; le champ est resté tel quel.',
  'Unit {id} belongs to this unit, or is this unit; the field was left as it is.':
    'L’appareil {id} fait partie de cet appareil, ou est cet appareil ; le champ est resté tel quel.',
  'There is no unit {id} that unit {unit} could belong to; the field was left as it is.':
    'Il n’y a pas d’appareil {id} dont l’appareil {unit} pourrait faire partie ; le champ est resté tel quel.',
  'An AE title has letters, digits and signs, without accents and without a backslash.':
    'Un titre AE se compose de lettres, chiffres et signes, sans accents ni barre oblique inverse.',
  'An AE title has at most 16 characters.': 'Un titre AE a 16 caractères au plus.',
  'Type an address such as 10.20.30.40 or fd00::1:20.': 'Saisissez une adresse telle que 10.20.30.40 ou fd00::1:20.',
  'There is no component {id}. Read the unit again.': 'Il n’y a pas de composant {id}. Relisez l’appareil.',
  'Somebody else changed this component. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce composant. Comparez les deux valeurs et enregistrez à nouveau.',
  'This component was taken off. Bring it back before you change it.':
    'Ce composant a été retiré. Rétablissez-le avant de le modifier.',
  'This component was removed already. Read the unit again.': 'Ce composant a déjà été démonté. Relisez l’appareil.',
  'It cannot be removed before it was installed. Correct one of the days.':
    'Il ne peut pas être démonté avant d’être installé. Corrigez l’un des jours.',
  'This day lies ahead. Replace it on record when it has happened.':
    'Ce jour est à venir. Enregistrez le remplacement quand il aura eu lieu.',
  'You may not record what happened to a unit. Replace the component without it.':
    'Vous ne pouvez pas enregistrer d’événement d’un appareil. Remplacez le composant sans événement.',
  'This manufacturer is no longer in use. Choose another one.':
    'Ce fabricant n’est plus utilisé. Choisissez-en un autre.',
  'This manufacturer does not exist. Choose one from the list.':
    'Ce fabricant n’existe pas. Choisissez-en un dans la liste.',
  'This field holds a text.': 'Ce champ contient un texte.',
  'This field holds a day. Type one such as 2026-03-31.':
    'Ce champ contient un jour. Saisissez-en un tel que 2026-03-31.',
  'This choice does not exist. Choose one from the list.': 'Ce choix n’existe pas. Choisissez-en un dans la liste.',
  'This choice is no longer offered. Choose another one.': 'Ce choix n’est plus proposé. Choisissez-en un autre.',
  'This field holds a number.': 'Ce champ contient un nombre.',
  'The smallest number here is {number}.': 'Le plus petit nombre admis est {number}.',
  'The largest number here is {number}.': 'Le plus grand nombre admis est {number}.',
  'Type a whole number.': 'Saisissez un nombre entier.',
  'At most {number} decimals.': '{number} décimales au plus.',
  'At most 6 decimals.': '6 décimales au plus.',
  'At most 500 characters.': '500 caractères au plus.',
  'This field does not exist. Read the page again.': 'Ce champ n’existe pas. Relisez la page.',
  'This field is no longer in use.': 'Ce champ n’est plus utilisé.',
  'Units of this class do not have this field.': 'Les appareils de cette classe n’ont pas ce champ.',
  'This field does not exist any more. Read the list again.': 'Ce champ n’existe plus. Relisez la liste.',
  'Another field has this name, perhaps one that is not in use. Type a different one.':
    'Un autre champ porte ce nom, peut-être un champ inutilisé. Saisissez-en un autre.',
  'This class does not exist. Choose one from the list.': 'Cette classe n’existe pas. Choisissez-en une dans la liste.',
  'Units hold the option "{label}". Keep it, and mark it as no longer offered.':
    'Des appareils contiennent le choix « {label} ». Gardez-le et marquez-le comme non proposé.',
  'One of the options does not exist any more. Read the list again.': 'L’un des choix n’existe plus. Relisez la liste.',
  'There are {number} fields, which are the most. Change one of them.':
    'Il y a {number} champs, c’est le maximum. Modifiez l’un d’eux.',
  'Somebody else changed this field. Compare both values and save again.':
    'Quelqu’un d’autre a modifié ce champ. Comparez les deux valeurs et enregistrez à nouveau.',
  'Somebody added or removed a field meanwhile. Read the list again.':
    'Quelqu’un a ajouté ou retiré un champ entre-temps. Relisez la liste.',
  'The largest number is not smaller than the smallest.': 'Le plus grand nombre n’est pas inférieur au plus petit.',
  'Give at least one option to choose from.': 'Indiquez au moins un choix.',
  'Only a field to choose from has options. Leave them out.': 'Seul un champ à choix a des options. Omettez-les.',
  'Two options have the same name. Change one.': 'Deux choix portent le même nom. Changez-en un.',
  'A name has at most 60 characters.': 'Un nom a 60 caractères au plus.',
  'A unit has at most 20 characters.': 'Une unité a 20 caractères au plus.',
  'Choose at least one class.': 'Choisissez au moins une classe.',
  '{text} is no text; the field was left as it is.': '{text} n’est pas un texte ; le champ est resté tel quel.',
  '{text} is not a number such as 12.5; the field was left as it is.':
    '{text} n’est pas un nombre tel que 12.5 ; le champ est resté tel quel.',
  '{text} is none of the choices of this field; the field was left as it is.':
    '{text} n’est aucun des choix de ce champ ; le champ est resté tel quel.',
  '{text} is for units of other classes; the field was left as it is.':
    '{text} est destiné à des appareils d’autres classes ; le champ est resté tel quel.',
  '{text} is longer than 500 characters; the field was left as it is.':
    '{text} dépasse 500 caractères ; le champ est resté tel quel.',
  '{text} is no longer offered; the field was left as it is.':
    '{text} n’est plus proposé ; le champ est resté tel quel.',
  '{text} is not a number from {min} to {max} with at most {n} decimals; the field was left as it is.':
    '{text} n’est pas un nombre de {min} à {max} avec {n} décimales au plus ; le champ est resté tel quel.',
  '{text} is not a number from {min} on with at most {n} decimals; the field was left as it is.':
    '{text} n’est pas un nombre à partir de {min} avec {n} décimales au plus ; le champ est resté tel quel.',
  '{text} is not a number up to {max} with at most {n} decimals; the field was left as it is.':
    '{text} n’est pas un nombre jusqu’à {max} avec {n} décimales au plus ; le champ est resté tel quel.',
  '{text} has more than {n} decimals; the field was left as it is.':
    '{text} a plus de {n} décimales ; le champ est resté tel quel.',
};
