import type { SentenceTable } from '../../sentences.ts';

/** Units, lists of names, and what any field or call can be refused for. */
export const records: SentenceTable = {
  'Some of what was sent is not valid. Correct the marked fields.':
    'Une partie de la saisie n’est pas valable. Corrigez les champs marqués.',
  'Some values do not fit. Mend the marked fields and save again.':
    'Certaines valeurs ne conviennent pas. Corrigez les champs marqués et enregistrez de nouveau.',
  'Something went wrong here. Try again; if it stays, tell your administrator this number.':
    'Une erreur est survenue. Réessayez ; si elle persiste, donnez ce numéro à votre administrateur.',
  'There is no unit {id}. Read the list again.': 'L’appareil {id} n’existe pas. Actualisez la liste.',
  'Somebody else changed this unit. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cet appareil. Comparez les deux valeurs et enregistrez de nouveau.',
  'This class does not exist. Choose one from the list.': 'Cette classe n’existe pas. Choisissez-en une dans la liste.',
  'This subclass does not exist. Choose one from the list.':
    'Cette sous-classe n’existe pas. Choisissez-en une dans la liste.',
  'This manufacturer does not exist. Choose one from the list.':
    'Ce fabricant n’existe pas. Choisissez-en un dans la liste.',
  'This department does not exist. Choose one from the list.':
    'Ce service n’existe pas. Choisissez-en un dans la liste.',
  'This facility does not exist. Choose one from the list.':
    'Cet établissement n’existe pas. Choisissez-en un dans la liste.',
  'This contact does not exist. Choose one from the list.': 'Ce contact n’existe pas. Choisissez-en un dans la liste.',
  'This supervisor does not exist. Choose one from the list.':
    'Ce responsable n’existe pas. Choisissez-en un dans la liste.',
  'This physician does not exist. Choose one from the list.':
    'Ce médecin n’existe pas. Choisissez-en un dans la liste.',
  'This class is no longer in use. Choose another one.': 'Cette classe n’est plus en usage. Choisissez-en une autre.',
  'This subclass is no longer in use. Choose another one.':
    'Cette sous-classe n’est plus en usage. Choisissez-en une autre.',
  'This manufacturer is no longer in use. Choose another one.':
    'Ce fabricant n’est plus en usage. Choisissez-en un autre.',
  'This department is no longer in use. Choose another one.': 'Ce service n’est plus en usage. Choisissez-en un autre.',
  'This facility is no longer in use. Choose another one.':
    'Cet établissement n’est plus en usage. Choisissez-en un autre.',
  'This contact is no longer in use. Choose another one.': 'Ce contact n’est plus en fonction. Choisissez-en un autre.',
  'This supervisor is no longer in use. Choose another one.':
    'Ce responsable n’est plus en fonction. Choisissez-en un autre.',
  'This physician is no longer in use. Choose another one.':
    'Ce médecin n’est plus en fonction. Choisissez-en un autre.',
  'This subclass belongs to another class. Choose one of the class, or none.':
    'Cette sous-classe appartient à une autre classe. Choisissez-en une de la classe, ou aucune.',
  'A column of this list cannot be exported. Choose other columns and try again.':
    'Une colonne de cette liste ne peut pas être exportée. Choisissez d’autres colonnes, puis réessayez.',
  'Units have no column "{key}".': 'Les appareils n’ont pas de colonne « {key} ».',

  'This entry of the list does not exist any more.': 'Cette entrée de la liste n’existe plus.',
  'This entry of the list does not exist any more. Read the list again.':
    'Cette entrée de la liste n’existe plus. Actualisez la liste.',
  'Somebody else changed this entry. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette entrée. Comparez les deux valeurs et enregistrez de nouveau.',
  '"{name}" is in use and cannot be removed. Deactivate it instead.':
    '« {name} » est utilisé et ne peut pas être retiré. Désactivez-le plutôt.',
  'This name is already in the list. Type a different one.': 'Ce nom est déjà dans la liste. Saisissez-en un autre.',
  'Another facility already has this full name. Type a different one.':
    'Un autre établissement porte déjà ce nom complet. Saisissez-en un autre.',
  'This class is no longer in use. Reactivate it first.': 'Cette classe n’est plus en usage. Réactivez-la d’abord.',
  'This kind of entry has no such field.': 'Cette sorte d’entrée n’a pas ce champ.',
  'Some fields belong to another list. Leave them out.':
    'Certains champs appartiennent à une autre liste. Omettez-les.',

  'Type a name.': 'Saisissez un nom.',
  'A name has at most 200 characters.': 'Un nom a au plus 200 caractères.',
  'At most {max} characters.': '{max} caractères au plus.',
  'The year must be 1900 or later.': 'L’année doit être 1900 ou plus tard.',
  'A cost is 0 or more, in thousands of dollars.': 'Un coût est de 0 ou plus, en milliers de dollars.',
  'A lifetime is at most 100 years.': 'Une durée de vie est d’au plus 100 ans.',

  'The sample clinic is loaded already.': 'La clinique d’exemple est déjà chargée.',
  'The sample clinic is not loaded.': 'La clinique d’exemple n’est pas chargée.',

  // What zod says where the contract has no sentence of its own.
  'Invalid input: expected {expected}, received {received}': 'Cette valeur n’est pas de la sorte attendue.',
  'Invalid input': 'Cette valeur n’est pas valable.',
  'Invalid email address': 'Ce n’est pas une adresse électronique.',
  'Invalid ISO date': 'Cette date n’existe pas.',
  'Invalid ISO datetime': 'Cette date n’existe pas.',
  'Invalid option: expected one of {options}': 'Ce choix n’existe pas.',
  'Invalid input: expected {expected}': 'Ce choix n’existe pas.',
  'Too small: expected string to have >={min} characters': '{min} caractères au moins.',
  'Too big: expected string to have <={max} characters': '{max} caractères au plus.',
  'Too small: expected array to have >={min} items': '{min} choix au moins.',
  'Too big: expected array to have <={max} items': '{max} choix au plus.',
  'Too small: expected {kind} to be >={min}': '{min} au moins.',
  'Too big: expected {kind} to be <={max}': '{max} au plus.',
  'Unrecognized key: {key}': 'Ce champ n’est pas connu ici : {key}.',
  'Unrecognized keys: {keys}': 'Ces champs ne sont pas connus ici : {keys}.',
};
