import type { SentenceTable } from '../../sentences.ts';

/** Bookings. */
export const bookings: SentenceTable = {
  'Type a time such as 09:30.': 'Tapez une heure comme 09:30.',
  'This day has passed. Choose today or a later day.':
    'Ce jour est passé. Choisissez aujourd’hui ou un jour plus tardif.',
  'This unit does not exist any more. Choose another one.': 'Cet appareil n’existe plus. Choisissez-en un autre.',
  'This unit is retired from {date} on, so that it cannot be booked. Choose another one.':
    'Cet appareil est réformé à partir du {date} et ne peut pas être planifié. Choisissez-en un autre.',
  'This unit is retired, so that it cannot be booked. Choose another one.':
    'Cet appareil est réformé et ne peut pas être planifié. Choisissez-en un autre.',
  'This unit is booked for the same day and the same obligations already. Choose another day.':
    'Cet appareil est déjà planifié pour le même jour et les mêmes obligations. Choisissez un autre jour.',
  'Booking {index} of {count}: {reason} Nothing was booked.':
    'Visite {index} sur {count} : {reason, translated} Rien n’a été planifié.',
  'There is no booking {id}. Read the list again.': 'La visite {id} n’existe pas. Actualisez la liste.',
  'Somebody else changed this booking. Compare both values and save again.':
    'Quelqu’un d’autre a modifié cette visite. Comparez les deux valeurs et enregistrez de nouveau.',
  'An obligation of the booking belongs to another unit. Read the unit again.':
    'Une obligation de la visite appartient à un autre appareil. Actualisez l’appareil.',
  'This booking is cancelled already.': 'Cette visite est déjà annulée.',
  'This booking is cancelled. Plan it again before you change it.':
    'Cette visite est annulée. Planifiez-la de nouveau avant de la modifier.',
  'This booking is done, so that there is nothing to cancel. Correct its test instead.':
    'Cette visite est terminée : il n’y a rien à annuler. Corrigez plutôt son contrôle.',
  'This booking is done: only its notes can be changed. Make another booking.':
    'Cette visite est terminée : seules ses remarques peuvent changer. Faites une autre visite.',
  'Only a cancelled booking can be planned again. Read the list again.':
    'Seule une visite annulée peut être planifiée de nouveau. Actualisez la liste.',
  'This booking is not open any more, or it is one of another unit. Read the list again.':
    'Cette visite n’est plus ouverte, ou elle concerne un autre appareil. Actualisez la liste.',
};
