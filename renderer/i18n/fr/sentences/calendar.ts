import type { SentenceTable } from '../../sentences.ts';

/** The own calendar. */
export const calendar: SentenceTable = {
  'A calendar belongs to an account; sign in to have one.':
    'Un calendrier appartient à un compte ; connectez-vous pour en avoir un.',
  'Your account is not linked to a person, so that no booking is yours. Choose all bookings, or ask an administrator.':
    'Votre compte n’est lié à aucune personne : aucune visite n’est la vôtre. Choisissez toutes les visites, ou demandez à un administrateur.',
  'There is no calendar at this address (any more).': 'Il n’y a pas (ou plus) de calendrier à cette adresse.',
};
