import type { SentenceTable } from '../../sentences.ts';

/** Browsers that must be let in. */
export const devices: SentenceTable = {
  'This browser is not known here yet. Ask an administrator for a code to let it in.':
    'Ce navigateur n’est pas encore connu ici. Demandez à un administrateur un code pour l’admettre.',
  'This browser is not known itself. Make it known with a code first, or switch this on at the workstation.':
    'Ce navigateur n’est pas connu lui-même. Faites-le d’abord connaître avec un code, ou activez ceci sur le poste.',
  'Too many wrong enrolment codes came from the address {group}; it has to wait before the next try. Find out who uses this machine.':
    'Trop de codes d’admission erronés sont venus de l’adresse {group} ; elle doit attendre avant le prochain essai. Cherchez qui utilise cette machine.',
  'This code opens nothing: it was mistyped, used already, or is older than a day. Ask for a new one.':
    'Ce code n’ouvre rien : il a été mal saisi, a déjà servi, ou date de plus d’un jour. Demandez-en un nouveau.',
  'The window of the program needs no code. Sign in as you are.':
    'La fenêtre du programme n’a pas besoin de code. Connectez-vous tel quel.',
  'Too many wrong codes came from this address. Wait before the next try.':
    'Trop de codes erronés sont venus de cette adresse. Attendez avant le prochain essai.',
  'This code was used a moment ago. Ask for a new one.': 'Ce code vient d’être utilisé. Demandez-en un nouveau.',
  'This browser is not known any more. Read the list again.': 'Ce navigateur n’est plus connu. Relisez la liste.',
  'The approval of this browser was withdrawn before.': 'L’approbation de ce navigateur a déjà été retirée.',
};
