import type { SentenceTable } from '../../sentences.ts';

/** What setting up and using a second factor answers. */
export const secondFactor: SentenceTable = {
  'A second factor belongs to an account. Sign in with yours first.':
    'Un second facteur appartient à un compte. Connectez-vous d’abord avec le vôtre.',
  'This account has no second factor. Set one up first.':
    'Ce compte n’a pas de second facteur. Configurez-en un d’abord.',
  'This took too long. Start again and scan the new code.':
    'Cela a pris trop de temps. Recommencez et lisez le nouveau code.',
  'This code does not fit. Type the code that the app shows now, and check the clock of the phone.':
    'Ce code ne convient pas. Tapez le code que l’application affiche maintenant, et vérifiez l’heure du téléphone.',
  'One of your roles asks for a second factor. You can set up another one instead.':
    'Un de vos rôles exige un second facteur. Vous pouvez en configurer un autre à la place.',
};
