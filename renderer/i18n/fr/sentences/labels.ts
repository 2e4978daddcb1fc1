import type { SentenceTable } from '../../sentences.ts';

/** Labels and their printers. */
export const labels: SentenceTable = {
  'These labels are not in the list. Choose others.':
    'Ces étiquettes ne sont pas dans la liste. Choisissez-en d’autres.',
  'This printer is not in the list any more. Read the list again.':
    'Cette imprimante n’est plus dans la liste. Relisez la liste.',
  'There is a printer of this name already. Type another name.':
    'Une imprimante porte déjà ce nom. Saisissez-en un autre.',
  'Somebody else changed this printer. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette imprimante. Comparez les deux valeurs et enregistrez à nouveau.',
  'Other devices are not let in, so that a label would lead nowhere. Have an administrator switch access from other devices on, then print.':
    'Les autres appareils n’ont pas accès, de sorte qu’une étiquette ne mènerait nulle part. Demandez à un administrateur d’activer l’accès depuis d’autres appareils, puis imprimez.',
  'No unit matches, so there is no label to print. Choose other units.':
    'Aucun appareil ne correspond : il n’y a pas d’étiquette à imprimer. Choisissez d’autres appareils.',
  'The sheet has fewer labels. Choose one that it has.':
    'La planche a moins d’étiquettes. Choisissez-en une qui s’y trouve.',
  'These are more than {max} labels. Narrow the list, or print it in parts.':
    'Cela fait plus de {max} étiquettes. Restreignez la liste ou imprimez-la en plusieurs fois.',
  'A code with this long address would be too small to be read on these labels. Choose larger ones.':
    'Avec une adresse aussi longue, le code serait trop petit pour être lu sur ces étiquettes. Choisissez-en de plus grandes.',
};
