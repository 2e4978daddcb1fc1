import type { SentenceTable } from '../../sentences.ts';

/** Why a new password is not taken. */
export const passwordPolicy: SentenceTable = {
  'This password is easy to guess. Take several words that do not belong together, without names, dates or rows of keys.':
    'Ce mot de passe est facile à deviner. Prenez plusieurs mots sans rapport entre eux, sans noms, dates ni suites de touches.',
  'This password leans on your name, your e-mail address, the clinic or this program. Use words that have nothing to do with them.':
    'Ce mot de passe s’appuie sur votre nom, votre adresse de courriel, la clinique ou ce programme. Prenez des mots qui n’ont rien à voir avec eux.',
};
