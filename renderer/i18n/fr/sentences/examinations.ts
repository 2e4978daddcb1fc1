import type { SentenceTable } from '../../sentences.ts';

/** Examinations, and what is taken away of patients. */
export const examinations: SentenceTable = {
  'This examination does not exist, or its patient is not one of yours. Read the list again.':
    'Cet examen n’existe pas, ou son patient n’est pas l’un des vôtres. Relisez la liste.',
  'Somebody else changed this examination. Look at what is there now and save again.':
    'Quelqu’un d’autre a modifié cet examen. Regardez ce qui est enregistré maintenant et enregistrez à nouveau.',
  'Your roles do not let you enter examinations.': 'Vos rôles ne vous permettent pas de saisir des examens.',
  'This patient is archived. Bring the patient back first.': 'Ce patient est archivé. Restaurez d’abord le patient.',
  'This unit does not exist. Choose one from the list.': 'Cet appareil n’existe pas. Choisissez-en un dans la liste.',
  'This day lies ahead. Choose the day of the examination.':
    'Ce jour est dans le futur. Choisissez le jour de l’examen.',
  'On this day the patient was not born yet. Check the day and the patient.':
    'Ce jour-là, le patient n’était pas encore né. Vérifiez le jour et le patient.',
  'This examination was taken back. Bring it back before you change it.':
    'Cet examen a été annulé. Rétablissez-le avant de le modifier.',
  'This examination was taken back already. Read the patient again.': 'Cet examen est déjà annulé. Relisez le patient.',
  'Choose a quantity.': 'Choisissez une grandeur.',
  'A dose is not negative.': 'Une dose n’est pas négative.',
  'Choose one of the units of this quantity.': 'Choisissez l’une des unités de cette grandeur.',
  'Type the procedure.': 'Saisissez l’examen.',
  'At most 1000 characters.': 'Au plus 1000 caractères.',
  'At most 200 characters.': 'Au plus 200 caractères.',
  'These are more than {most} patients. Narrow the list, or take it in parts.':
    'Il y a plus de {most} patients. Restreignez la liste, ou prenez-la en parties.',
  'A code of this identifier would be too small to be read on this label. Choose a larger one.':
    'Un code de cet identifiant serait trop petit pour être lu sur cette étiquette. Choisissez-en une plus grande.',
  'Choose a label, or a printer.': 'Choisissez une étiquette ou une imprimante.',
  'This label printer is not set up any more. Open the menu again and choose another one.':
    'Cette imprimante d’étiquettes n’est plus installée. Rouvrez le menu et choisissez-en une autre.',
};
